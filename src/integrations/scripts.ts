import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** A script of the pages: its path below the site's base, and its text. */
export interface ScriptFile {
	readonly path: string;
	readonly content: string;
}

/** Bundles the script that content pages load when their reader asks for it; the first file is the one to import. */
export async function bundleScripts(): Promise<ScriptFile[]> {
	const result = (await build({
		...{ configFile: false, logLevel: 'warn', publicDir: false, envDir: false },
		build: {
			...{ write: false, target: 'es2022', modulePreload: false },
			rolldownOptions: {
				input: { page: client('page.ts'), sw: client('offline.ts') },
				preserveEntrySignatures: 'strict',
				output: {
					entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'script/[name]-[hash].js'),
					chunkFileNames: 'script/[name]-[hash].js',
				},
			},
		},
	})) as Rolldown.RolldownOutput;
	const chunks = result.output.filter((file) => file.type === 'chunk');
	return chunks.sort((a, b) => rank(a) - rank(b)).map(({ fileName, code }) => ({ path: fileName, content: code }));
}

function client(file: string): string {
	return fileURLToPath(new URL(`../client/${file}`, import.meta.url));
}

function rank({ name, isEntry }: Rolldown.OutputChunk): number {
	return !isEntry ? 2 : name === 'page' ? 0 : 1;
}
