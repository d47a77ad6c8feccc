import { readFileSync } from 'node:fs';

/** The styles of pages that stand within another site's layout: the same rules, for what is within `.portolan` alone. */
export function scopedStyles(): string {
	const sheets = ['tokens', 'rows', 'picture', 'search', 'site'].map(read);
	const rules = sheets
		.join('\n')
		.replace(/^@import .*$/gm, '')
		.replace(/(^|[\s,}])html \{[^}]*\}/g, '$1')
		.replace(/:root\b/g, ':scope')
		.replace(/^(\t*)(?:body|main)(?=[\s:,>])/gm, '$1:scope')
		.replace(/color-scheme: [^;]*;/g, '');
	const { plain, frames } = withoutKeyframes(rules);
	const inherited = ':scope { background: none; color: inherit; font-family: inherit; padding: 0; }';
	return `${frames}\n@scope (.portolan) {\n${plain}\n${bothSchemes()}\n${inherited}\n}\n`;
}

/** The colours of both schemes in one rule, as the site around decides which one holds. */
function bothSchemes(): string {
	const [light = '', dark = ''] = read('tokens').split('prefers-color-scheme: dark');
	const colours = (text: string) =>
		new Map([...text.matchAll(/(--[\w-]+): (#[0-9a-f]{3,8});/gi)].map(([, name = '', value = '']) => [name, value]));
	const darkOf = colours(dark);
	const lines = [...colours(light)].map(
		([name, value]) => `${name}: light-dark(${value}, ${darkOf.get(name) ?? value});`,
	);
	return `:scope { ${lines.join(' ')} }`;
}

/** Animations are known to the whole page, so their steps stand outside the scope. */
function withoutKeyframes(css: string): { plain: string; frames: string } {
	const pattern = /@keyframes [\w-]+ \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g;
	return { plain: css.replace(pattern, ''), frames: (css.match(pattern) ?? []).join('\n') };
}

function read(name: string): string {
	return readFileSync(new URL(`../styles/${name}.css`, import.meta.url), 'utf8');
}
