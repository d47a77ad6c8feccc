import { cpSync, readdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'astro';
import type { Snapshot } from '../export/index.ts';
import { checkOut, loadProject, type ProjectOptions, replaceFolder } from '../io/index.ts';
import { settingsOf } from './read-site.ts';
import { siteConfig } from './site-config.ts';
import { openWorkshop } from './workshop.ts';

/** What to build and where to put it. */
export interface BuildOptions extends ProjectOptions {
	/** Path at which the site will stand, such as `/` or `/docs/`. */
	readonly base: string;
	/** Address of the host that will serve it. */
	readonly site?: string | undefined;
	/** An earlier dataset: the site then tells what has changed since. */
	readonly since?: Snapshot | undefined;
	/** The folder to write, which is replaced as a whole. */
	readonly out: string;
}

/** Builds the site into `out`; where anything fails, what stood there stays. Throws a UserError for faults in the input. */
export async function buildSite({ out, base, site, ...project }: BuildOptions): Promise<void> {
	const { folders, site: settings } = await loadProject(project);
	settingsOf({}, settings);
	checkOut(out, folders);
	process.env.ASTRO_TELEMETRY_DISABLED = '1';
	const workshop = openWorkshop();
	const { folder: root } = workshop;
	try {
		await replaceFolder(resolve(out), async (folder) => {
			await build({
				...siteConfig(project),
				...{ configFile: false, root, base, cacheDir: join(root, 'cache'), outDir: join(root, 'site') },
				...{ mode: 'production', logLevel: 'warn', ...(site === undefined ? {} : { site }) },
			});
			moveInto(join(root, 'site'), folder);
		});
	} finally {
		workshop.close();
	}
}

/** Moves what a folder holds into another, or copies it where that one is on another disk. */
function moveInto(from: string, to: string): void {
	for (const name of readdirSync(from)) {
		try {
			renameSync(join(from, name), join(to, name));
		} catch {
			cpSync(join(from, name), join(to, name), { recursive: true });
		}
	}
}
