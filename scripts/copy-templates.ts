/** What the package holds besides scripts: pages, styles, guides and the checks' pages, in the places of their sources. */
import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Copies the templates below `from` to the same places below `to`; what they import of Portolan ends in `.js` there. */
export function copyTemplates(from: string, to: string): void {
	for (const file of globSync(`${from}/**/*.{astro,mdx,css,md,svg}`)) {
		const target = join(to, relative(from, file));
		mkdirSync(dirname(target), { recursive: true });
		if (!/\.(astro|mdx)$/.test(file)) cpSync(file, target);
		else writeFileSync(target, readFileSync(file, 'utf8').replace(/^(import .*'\.{1,2}\/.*)\.ts';$/gm, "$1.js';"));
	}
}
