import { cpSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { type AstroIntegration, build } from 'astro';
import type { Snapshot } from '../export/index.ts';
import { checkOut, loadProject, type ProjectOptions, replaceFolder, SMALL } from '../io/index.ts';
import { openEarlierPages } from './earlier-pages.ts';
import { settingsOf } from './read-site.ts';
import { siteConfigIn } from './site-config.ts';
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

/**
 * Builds the site into `out`; where anything fails, what stood there stays. Of documents of fewer characters than `small` no page
 * is taken over from the last build. Throws a UserError for faults in the input.
 */
export async function buildSite({ out, base, site, ...project }: BuildOptions, small = SMALL): Promise<void> {
	const read = await loadProject(project);
	settingsOf({}, read.site);
	const place = checkOut(out, read);
	process.env.ASTRO_TELEMETRY_DISABLED = '1';
	// Else garbage of twice what is in use is left lying: it was half of the memory that a large site took.
	setFlagsFromString('--heap-growing-percent=40');
	const here = process.cwd();
	const workshop = openWorkshop();
	const { folder: root } = workshop;
	const { cache } = read.reading;
	// Which other files there are shows in what is found.
	const { files: _, ...settings } = read.settings;
	const size = read.files.reduce((sum, { text }) => sum + text.length, 0);
	const earlier =
		cache === null || size < small ? undefined : openEarlierPages(place, cache, [base, site, read.site, settings]);
	try {
		await replaceFolder(place, async (folder) => {
			const config = siteConfigIn(root, project);
			await build({
				...config,
				integrations: [withinFolder(root), ...(earlier ? [earlier.integration] : []), ...(config.integrations ?? [])],
				...{ base, outDir: join(root, 'site'), mode: 'production', ...(site === undefined ? {} : { site }) },
			});
			moveInto(join(root, 'site'), folder);
		});
		earlier?.keep();
	} finally {
		process.chdir(here);
		workshop.close();
	}
}

/**
 * Renders the pages with a folder as the working folder: where that does not hold the output, Astro writes the program that
 * renders them into the working folder, which may be read-only and need not lead to the packages that it imports.
 */
function withinFolder(folder: string): AstroIntegration {
	const here = process.cwd();
	return {
		name: 'portolan:working-folder',
		hooks: {
			'astro:build:start': () => process.chdir(folder),
			'astro:build:generated': () => process.chdir(here),
		},
	};
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
