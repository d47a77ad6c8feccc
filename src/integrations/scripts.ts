import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { noPostcss } from './no-postcss.ts';

/** A script of the pages: its path below the site's base, and its text. */
export interface ScriptFile {
	readonly path: string;
	readonly content: string;
}

/** All scripts of the pages, and the paths of the two that pages name. */
export interface Scripts {
	readonly files: readonly ScriptFile[];
	/** What content pages load when their reader asks for it. */
	readonly page: string;
	/** What the search page loads. */
	readonly search: string;
}

/** Bundles what browsers run. */
export async function bundleScripts(): Promise<Scripts> {
	const result = (await build({
		...{ configFile: false, logLevel: 'warn', publicDir: false, envDir: false, css: noPostcss },
		build: {
			...{ write: false, target: 'es2022', modulePreload: false },
			rolldownOptions: {
				input: { page: client('page'), search: client('search'), sw: client('offline') },
				preserveEntrySignatures: 'strict',
				output: {
					entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'script/[name]-[hash].js'),
					chunkFileNames: 'script/[name]-[hash].js',
				},
			},
		},
	})) as Rolldown.RolldownOutput;
	const chunks = result.output.filter((file) => file.type === 'chunk');
	const entry = (name: string) => chunks.find((chunk) => chunk.isEntry && chunk.name === name)?.fileName ?? '';
	const files = chunks.map(({ fileName, code }) => ({ path: fileName, content: code }));
	return { files, page: entry('page'), search: entry('search') };
}

/** A file of `src/client/`, or of the package's `lib/client/`. */
function client(name: string): string {
	return fileURLToPath(new URL(`../client/${name}${extname(import.meta.url)}`, import.meta.url));
}
