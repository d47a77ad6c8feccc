import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { withoutImages } from './bare-astro.ts';

/** What is installed into the project, from npm's registry or its cache: Portolan itself does not need Starlight. */
const packages = { '@astrojs/starlight': '0.42.4', astro: '7.3.5' };

const collection = `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

/** Starlight's names of locales are lower case, as are the addresses of its pages. */
function configFor(locales: readonly string[]): string {
	const entries = Object.fromEntries(locales.map((locale) => [locale.toLowerCase(), { label: locale, lang: locale }]));
	const settings = {
		...{ title: 'Ports', locales: entries, defaultLocale: locales[0]?.toLowerCase() },
		// A link alone: a list of all pages on every page would grow with the square of their number.
		sidebar: [{ label: 'Start', link: '/' }],
	};
	return `import starlight from '@astrojs/starlight';

export default { devToolbar: { enabled: false }, integrations: [starlight(${JSON.stringify(settings)})] };
`;
}

/**
 * Writes a Starlight site of the same documents (paths below `content`), a page each, with its search, and installs what
 * it needs. Front matter is reduced to a title, as Starlight checks it. Throws where nothing can be installed.
 */
export function writeStarlightProject(content: string, documents: readonly string[], project: string): void {
	const locales = [...new Set(documents.map((path) => path.split('/')[0] as string))].sort();
	const files: [string, string][] = [
		['package.json', JSON.stringify({ private: true, type: 'module', dependencies: packages })],
		['astro.config.mjs', configFor(locales)],
		['src/content.config.ts', collection],
		...documents.map((path): [string, string] => [
			`src/content/docs/${path.toLowerCase()}`,
			withTitle(withoutImages(join(content, path)), basename(path, '.md')),
		]),
	];
	for (const [path, text] of files) {
		const place = join(project, path);
		mkdirSync(dirname(place), { recursive: true });
		writeFileSync(place, text);
	}
	const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
	const { status, stderr } = spawnSync('npm', ['install', ...flags], { cwd: project, encoding: 'utf8' });
	if (status !== 0) throw new Error(`npm install of Starlight failed:\n${stderr}`);
}

function withTitle(text: string, name: string): string {
	const [front = '', yaml = ''] = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
	const written = /^title:[ \t]*(.+?)[ \t]*$/m.exec(yaml)?.[1]?.replace(/^(['"])(.*)\1$/, '$2');
	return `---\ntitle: ${JSON.stringify(written || name)}\n---\n\n${text.slice(front.length)}`;
}

/** The page of a document, below the folder that Starlight builds. */
export function starlightPage(document: string): string {
	return join(document.replace(/\.md$/, '').toLowerCase(), 'index.html');
}
