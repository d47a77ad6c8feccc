import { existsSync, realpathSync } from 'node:fs';
import { extname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { changesBetween, historyOf, type Snapshot, snapshotOf } from '../export/index.ts';
import { guidesIn, shippedGuides } from '../guides/names.ts';
import { type TextKey, textsFor } from '../i18n/index.ts';
import {
	analyseFiles,
	loadProject,
	type Project,
	type ProjectOptions,
	readCheckPage,
	readVersion,
	relocated,
	type SiteSettings,
	UserError,
} from '../io/index.ts';
import { createSite } from '../site/create-site.ts';
import type { Site } from '../site/site.ts';
import type { Scripts } from './scripts.ts';

/** What a site is built from, and where it will stand. Its `SiteSettings` outweigh those of the settings file. */
export interface SourceOptions extends ProjectOptions, SiteSettings {
	/** Path of the pages, such as `/` or `/docs/`. */
	readonly base: string;
	/** Address of the host, where it is known. */
	readonly site?: string | undefined;
	/** An earlier dataset: the site then tells what has changed since. */
	readonly since?: Snapshot | undefined;
	/** Whether a development server shows it. */
	readonly dev?: boolean;
	/** Whether the settings were named: the guides that they name are MDX, which runs. */
	readonly trusted?: boolean;
}

/** A site, what was read for it, and how it presents itself. */
export interface ReadSite {
	readonly site: Site;
	readonly project: Project;
	readonly settings: SiteSettings;
}

/**
 * Reads a project, runs the core over it once and makes its site; gives `before` where the same is read as for that one.
 * Throws a UserError where nothing can be read.
 */
export async function readSite(options: SourceOptions, scripts: Scripts, before?: ReadSite): Promise<ReadSite> {
	const { base, site, since, dev = false, trusted = true } = options;
	const { content, config, source, threads, cache, cacheLocation } = options;
	const project = await loadProject({ content, config, source, threads, cache, cacheLocation });
	if (before && isDeepStrictEqual(project, before.project)) return before;
	const { guides, ...look } = settingsOf(options, project.site);
	const settings = trusted && guides !== undefined ? { ...look, guides } : look;
	const { files, reading, origins } = project;
	const analysis = relocated(await analyseFiles(files, project.settings, reading), origins);
	const now = () => snapshotOf(analysis);
	// An empty site in the place of one that is read is no site; whoever edits may be about to write the first document.
	if (!dev && analysis.documents.length === 0) {
		const [first] = analysis.notices;
		const why = first ? `: ${textsFor('en')(first.message.key as TextKey, first.message.values)}` : '';
		throw new UserError(`${project.content}: no document could be read, so there is no site to build${why}`);
	}
	const made = createSite(analysis, {
		...{ base, site, dev, version: readVersion(), source: project.settings.source },
		...{ checkPage: readCheckPage, script: scripts.page, searchScript: scripts.search, title: settings.title },
		...(since ? { changes: changesBetween(since, now()), history: historyOf(since, now()) } : {}),
		guides: guideNames(trusted ? guides : undefined),
		repository: project.repository,
		brand: {
			logo: settings.logo === undefined ? null : { path: settings.logo, file: `logo${extname(settings.logo)}` },
			footer: settings.footer ?? [],
		},
	});
	return { site: made, project, settings };
}

const IMAGE = /\.(?:svg|png|webp|jpe?g|gif|avif)$/i;

/** The settings with what the options say besides. Throws a UserError where they name a file or folder that is not there. */
export function settingsOf(options: SiteSettings, file: SiteSettings): SiteSettings {
	const keys = ['title', 'logo', 'accent', 'footer', 'guides'] as const;
	const given = Object.fromEntries(keys.flatMap((key) => (options[key] === undefined ? [] : [[key, options[key]]])));
	const settings: SiteSettings = { ...file, ...given };
	for (const key of ['logo', 'guides'] as const) {
		const path = settings[key];
		if (path === undefined || existsSync(path)) continue;
		throw new UserError(`${path}: the setting "site.${key}" names this, and it is not there; correct the path`);
	}
	// By the name of the file itself: a link called logo.svg may lead to anything.
	if (settings.logo !== undefined && !IMAGE.test(realpathSync(settings.logo)))
		throw new UserError(`${settings.logo}: the setting "site.logo" must name an SVG, PNG or WebP image`);
	return settings;
}

/** The names of the shipped guides and of the user's. */
function guideNames(folder: string | undefined): string[] {
	const files = [shippedGuides, ...(folder === undefined ? [] : [folder])].flatMap(guidesIn);
	return [...new Set(files.map(({ name }) => name))].sort();
}
