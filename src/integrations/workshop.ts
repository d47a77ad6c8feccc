import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Lends an empty Astro project to one build, so that builds may run side by side and Portolan's own folder may be
 * read-only. It finds the packages that Portolan finds.
 */
export async function inWorkshop<T>(work: (folder: string) => Promise<T>): Promise<T> {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), 'portolan-')));
	try {
		writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
		symlinkSync(packages(), join(folder, 'node_modules'), 'junction');
		return await work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The folder `node_modules` that Astro lies in. */
function packages(): string {
	return dirname(dirname(createRequire(import.meta.url).resolve('astro/package.json')));
}
