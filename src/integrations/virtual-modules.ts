import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { guidesIn, shippedGuides } from '../guides/names.ts';
import type { Components } from './options.ts';
import { scopedStyles } from './scoped-styles.ts';

/** What the modules that are written for a site depend on. */
export interface VirtualOptions {
	/** The root of the Astro project. */
	readonly root: string;
	/** Path of Portolan's pages, with slashes at both ends. */
	readonly base: string;
	/** Whether the site is Portolan's alone: then its styles are everywhere. */
	readonly whole: boolean;
	readonly components: Components;
	/** The colour of links on a light ground, as `#rrggbb`. */
	readonly accent: string | undefined;
	/** A folder of the user's own guides. */
	readonly guides: string | undefined;
}

const prefix = 'virtual:portolan/';
/** Stands for styles that a site has none of. */
const nothing = `\0${prefix}nothing`;

/** Gives pages the parts that differ from site to site: `virtual:portolan/…`, typed in `src/virtual.d.ts`. */
export function virtualModules({ root, base, whole, components, accent, guides }: VirtualOptions): Plugin {
	const own = (file: string) => fileURLToPath(new URL(`../${file}`, import.meta.url));
	const { Layout, Header, Footer } = components;
	const at = (path: string) => (isAbsolute(path) ? path : join(root, path));
	/** Modules that are files. */
	const files: Readonly<Record<string, string>> = {
		layout: own(Layout === undefined ? 'layouts/Document.astro' : 'layouts/Embedded.astro'),
		header: Header === undefined ? own('components/Header.astro') : at(Header),
		footer: Footer === undefined ? own('components/Footer.astro') : at(Footer),
		...(Layout === undefined
			? {}
			: { 'site-layout': Layout === 'starlight' ? own('layouts/StarlightLayout.astro') : at(Layout) }),
	};
	const ownGuides = guides === undefined ? undefined : resolve(guides);
	/** Modules that are written here. */
	const texts: Readonly<Record<string, () => string>> = {
		guides: () => guideModule({ shipped: shippedGuides, own: ownGuides }),
		dev: () => `export const base = ${JSON.stringify(base)};`,
		'accent.css': () => (accent === undefined ? '' : accentStyles(accent)),
		'scoped.css': () => (whole ? '' : scopedStyles()),
	};
	return {
		name: 'portolan:virtual-modules',
		async resolveId(id) {
			if (id === `${prefix}starlight-page`) {
				return this.resolve('@astrojs/starlight/components/StarlightPage.astro', join(root, 'index.js'));
			}
			if (!id.startsWith(prefix)) return null;
			const name = id.slice(prefix.length);
			if (name.endsWith('.css') && texts[name]?.() === '') return nothing;
			return files[name] ?? (Object.hasOwn(texts, name) ? `\0${id}` : null);
		},
		load(id) {
			if (id === nothing) return '';
			return id.startsWith(`\0${prefix}`) ? texts[id.slice(prefix.length + 1)]?.() : null;
		},
	};
}

/** Imports the guides of each folder under its name. */
function guideModule(folders: Readonly<Record<string, string | undefined>>): string {
	const lists = Object.entries(folders).map(([list, folder]) => ({
		list,
		files: folder ? guidesIn(folder) : [],
	}));
	const imports = lists.flatMap(({ list, files }) =>
		files.map(({ path }, at) => `import * as ${list}${at} from ${JSON.stringify(path)};`),
	);
	const exports = lists.map(({ list, files }) => {
		const entries = files.map(
			({ name, locale }, at) => `{ ...${JSON.stringify({ name, locale })}, module: ${list}${at} }`,
		);
		return `export const ${list} = [${entries.join(', ')}];`;
	});
	return [...imports, ...exports].join('\n');
}

/** A colour of one's own for links; on a dark ground it is mixed with white. */
function accentStyles(accent: string): string {
	const dark = `color-mix(in oklab, ${accent} 45%, white)`;
	return `:root { --link: light-dark(${accent}, ${dark}); --accent: var(--link); }\n`;
}
