import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** An empty Astro project, until it is closed. */
export interface Workshop {
	readonly folder: string;
	close(): void;
}

/**
 * Opens an empty Astro project in the folder for temporary files, so that builds may run side by side and Portolan's own
 * folder may be read-only. It finds the packages that Portolan finds.
 */
export function openWorkshop(): Workshop {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), 'portolan-')));
	writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
	symlinkSync(packages(), join(folder, 'node_modules'), 'junction');
	return { folder, close: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The folder `node_modules` that Astro lies in. */
function packages(): string {
	return dirname(dirname(createRequire(import.meta.url).resolve('astro/package.json')));
}
