import { readFileSync } from 'node:fs';
import postcss, { AtRule, type Rule } from 'postcss';

/** The class of the element that Portolan's part of another site's page stands in. */
const scope = '.portolan';

/** The styles of pages that stand within another site's layout: the same rules, for what is within `.portolan` alone. */
export function scopedStyles(): string {
	const site = read('site');
	const imported = [...site.matchAll(/^@import "\.\/([\w-]+)\.css";$/gm)].map(([, name = '']) => read(name));
	const root = postcss.parse([...imported, site].join('\n'));
	const around = new AtRule({ name: 'scope', params: `(${scope})` });
	// Animations are known to the whole page, so their steps stand outside the scope.
	const frames = root.nodes.filter((node) => node.type === 'atrule' && node.name === 'keyframes');
	for (const frame of frames) frame.remove();
	root.walkAtRules('import', (rule) => void rule.remove());
	root.walkDecls('color-scheme', (declaration) => void declaration.remove());
	root.walkRules(scopeSelectors);
	around.append(root.nodes, ':scope { background: none; color: inherit; font-family: inherit; padding: 0 }');
	return postcss.root({ nodes: [...frames, around] }).toString();
}

/** What is said of the whole page is said of the scope; of `html`, nothing. */
function scopeSelectors(rule: Rule): void {
	const selectors = rule.selectors.filter((selector) => !/^html\b/.test(selector));
	if (selectors.length === 0) rule.remove();
	else rule.selectors = selectors.map((one) => one.replace(/:root\b|^(?:body|main)(?![\w-])/g, ':scope'));
}

function read(name: string): string {
	return readFileSync(new URL(`../styles/${name}.css`, import.meta.url), 'utf8');
}
