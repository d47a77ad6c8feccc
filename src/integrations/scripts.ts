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
				input: { page: fileURLToPath(new URL('../client/page.ts', import.meta.url)) },
				preserveEntrySignatures: 'strict',
				output: { entryFileNames: 'script/[name]-[hash].js', chunkFileNames: 'script/[name]-[hash].js' },
			},
		},
	})) as Rolldown.RolldownOutput;
	const chunks = result.output.filter((file) => file.type === 'chunk');
	return chunks
		.sort((a, b) => Number(b.isEntry) - Number(a.isEntry))
		.map(({ fileName, code }) => ({ path: fileName, content: code }));
}
