import type { Command } from 'commander';
import { textsFor } from '../i18n/index.ts';
import { checkOut, loadProject, type Project, type ProjectOptions, UserError } from '../io/index.ts';
import { noticeLine } from './analysis.ts';
import { spareMemory } from './build-memory.ts';
import type { CommonOptions } from './options.ts';
import { sitePlace } from './site-place.ts';
import { readSince } from './snapshot.ts';
import { openTerminal, type Terminal } from './terminal.ts';

interface BuildOptions extends CommonOptions {
	readonly out: string;
	readonly base?: string;
	readonly site?: string;
	readonly since?: string;
}

/** Adds `build`: dataset, report and site, as one folder of static files. */
export function addBuild(program: Command): void {
	program
		.command('build [content]')
		.description('build the site, with the dataset and the report as files')
		.option('--out <folder>', 'folder to write; an earlier build there is replaced', 'dist')
		.option('--base <path>', 'path at which the site will be served (default: that of --site, or /)')
		.option('--site <url>', 'address at which the site will stand (default: the setting site.url)')
		.option(
			'--since <dataset>',
			'an earlier dataset or built site: a page and data/changes.json tell what has changed since',
		)
		.action(async (content: string | undefined, _options, command: Command) => {
			await build(content, command.optsWithGlobals<BuildOptions>());
		});
}

async function build(content: string | undefined, options: BuildOptions): Promise<void> {
	const { config, source, threads, cache, cacheLocation } = options;
	const project: ProjectOptions = { content, config, source, threads, cache, cacheLocation };
	const terminal = openTerminal(options);
	const named = options.base === undefined ? undefined : basePath(options.base);
	const told = options.site === undefined ? undefined : sitePlace(options.site);
	const since = options.since === undefined ? undefined : readSince(options.since);
	const read = await loadProject(project);
	checkOut(options.out, read);
	const place = told ?? (read.site.url === undefined ? undefined : sitePlace(read.site.url));
	const [site, base] = [place?.origin, named ?? place?.base ?? '/'];
	for (const notice of read.notices) terminal.note(noticeLine(notice, textsFor('en')));
	noteGuides(terminal, read, config);
	terminal.progress({ stage: 'building' });
	spareMemory(read.files);
	const { buildSite } = await import('../integrations/build-site.ts');
	await buildSite({ ...project, out: options.out, base, site, since });
	terminal.progress(null);
	terminal.note(`Site written to ${options.out}`);
}

/** Says that guides were left out: they are programs, which run only where the settings that name them were named. */
export function noteGuides(terminal: Terminal, { site }: Project, config: string | undefined): void {
	if (config !== undefined || site.guides === undefined) return;
	terminal.note(
		`note: the guides in ${site.guides} are programs (MDX) and were left out, as this folder may be a stranger's; they run if you name the settings: --config portolan.config.json`,
	);
}

/** The path of `--base`, checked; else throws a UserError. */
export function basePath(written: string): string {
	if (/^\/(?:[\w.~-]+\/)*[\w.~-]*$/.test(written)) return written;
	throw new UserError(`--base "${written}": it must be a path that begins with "/", such as "/" or "/docs/"`);
}
