import type { AstroIntegration } from 'astro';
import { analyse } from '../core/index.ts';
import { loadProject, type ProjectOptions, readCheckPage, readVersion } from '../io/index.ts';
import { createSite } from '../site/create-site.ts';
import { isSiteOpen, openSite, type Site } from '../site/site.ts';
import { bundleScripts, type ScriptFile } from './scripts.ts';

/** What a site is built from, and where it will stand. */
export interface SourceOptions extends ProjectOptions {
	readonly base: string;
	readonly site?: string | undefined;
}

/** Reads a project, runs the core over it once and makes its site; `folders` are those that were read. Throws a UserError where there is nothing to read. */
export async function readSite({
	base,
	site,
	...options
}: SourceOptions): Promise<{ site: Site; folders: readonly string[]; scripts: readonly ScriptFile[] }> {
	const project = await loadProject(options);
	const scripts = await bundleScripts();
	const analysis = analyse(project.files, project.settings);
	const made = createSite(analysis, {
		...{ base, site, version: readVersion(), source: project.settings.source },
		checkPage: readCheckPage,
		script: scripts[0]?.path ?? '',
		repository: project.repository,
	});
	return { site: made, folders: project.folders, scripts };
}

/** Astro's door to Portolan: unless `buildSite` has opened a site already, it reads `content/` as Astro starts. */
export function portolan(): AstroIntegration {
	return {
		name: 'portolan',
		hooks: {
			'astro:config:setup': async ({ config }) => {
				if (isSiteOpen()) return;
				const { site } = await readSite({ base: config.base, site: config.site });
				openSite(site);
			},
		},
	};
}
