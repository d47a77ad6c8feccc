import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'astro';
import { checkOut, replaceFolder, writeAside } from '../io/index.ts';
import { llmsText } from '../site/publish/llms.ts';
import { sitemaps } from '../site/publish/sitemap.ts';
import { searchFiles } from '../site/search/index.ts';
import { openSite, type Site } from '../site/site.ts';
import { normaliseBase } from '../site/urls.ts';
import { headerFiles } from './header-files.ts';
import { readSite, type SourceOptions } from './portolan.ts';

/** What to build and where to put it. `out` is a folder, which is replaced as a whole. */
export interface BuildOptions extends SourceOptions {
	readonly out: string;
}

/** Portolan's own folder, which holds the pages' templates. */
const root = fileURLToPath(new URL('../../', import.meta.url));

/** Builds the site into `out`; where anything fails, what stood there stays. Throws a UserError for faults in the input. */
export async function buildSite({ out, ...options }: BuildOptions): Promise<void> {
	const base = normaliseBase(options.base);
	const { site, folders, scripts } = await readSite({ ...options, base });
	checkOut(out, folders);
	const place = resolve(out);
	await replaceFolder(place, async (folder) => {
		await inWorkshop(async (workshop) => {
			await buildPages(site, base, workshop);
			moveInto(join(workshop, 'pages'), folder);
		});
		for (const { path, content } of [...scripts, ...headerFiles(site.policy, base)])
			writeAside(join(folder, path), content);
		for (const [path, content] of [...sitemaps(site), ['llms.txt', llmsText(site)] as const])
			writeAside(join(folder, path), content);
		for (const [path, write] of searchFiles(site)) writeAside(join(folder, path), write());
	});
}

/**
 * Lends a folder of its own to one build, so that builds may run side by side. It lies within Portolan, and the process
 * stands in Portolan meanwhile, because Astro runs the bundled pages from there and they look for their packages above.
 */
async function inWorkshop(work: (folder: string) => Promise<void>): Promise<void> {
	const before = process.cwd();
	mkdirSync(join(root, '.astro'), { recursive: true });
	const workshop = mkdtempSync(join(root, '.astro', 'build-'));
	try {
		process.chdir(root);
		await work(workshop);
	} finally {
		process.chdir(before);
		rmSync(workshop, { recursive: true, force: true });
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

async function buildPages(site: Site, base: string, workshop: string): Promise<void> {
	const cacheDir = join(workshop, 'cache');
	process.env.ASTRO_TELEMETRY_DISABLED = '1';
	openSite(site);
	try {
		await build({
			...{ root, base, cacheDir, outDir: join(workshop, 'pages'), mode: 'production', logLevel: 'warn' },
			...(site.origin === null ? {} : { site: site.origin }),
			vite: { cacheDir },
		});
	} finally {
		openSite(null);
	}
}
