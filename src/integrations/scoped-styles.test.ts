import { readdirSync, readFileSync } from 'node:fs';
import postcss from 'postcss';
import { expect, it } from 'vitest';
import { scopedStyles } from './scoped-styles.ts';

it('says nothing of what is outside the scope', () => {
	const outer = postcss.parse(scopedStyles()).nodes.filter((node) => node.type !== 'comment');
	const names = outer.map((node) => (node.type === 'atrule' ? node.name : node.type));
	expect(new Set(names)).toEqual(new Set(['keyframes', 'scope']));
	postcss.parse(scopedStyles()).walkRules(({ selector }) => {
		expect(selector).not.toMatch(/:root|^(?:html|body|main)\b/);
	});
});

it('has the rules of every sheet that the site imports', () => {
	const styles = new URL('../styles/', import.meta.url);
	const scoped = scopedStyles();
	const sheets = readdirSync(styles).filter((name) => name !== 'starlight.css');
	for (const name of sheets) {
		const classes = readFileSync(new URL(name, styles), 'utf8').match(/^\.[\w-]+/gm) ?? [];
		for (const one of classes) expect(scoped, name).toContain(one);
	}
});
