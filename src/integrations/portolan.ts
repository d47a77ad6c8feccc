import { existsSync, readFileSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import type { AstroIntegration } from 'astro';
import { type TextKey, textsFor } from '../i18n/index.ts';
import { writeFiles } from '../io/index.ts';
import { openSite } from '../site/site.ts';
import { normaliseBase } from '../site/urls.ts';
import { devServer } from './dev-server.ts';
import { helpIndex } from './help-index.ts';
import type { PortolanOptions } from './options.ts';
import { assetFiles, hostFiles, indexFiles, llmsFile } from './publish.ts';
import { type ReadSite, readSite } from './read-site.ts';
import { routesUnder } from './routes.ts';
import { bundleScripts, type Scripts } from './scripts.ts';
import { virtualModules } from './virtual-modules.ts';

/** Adds Portolan's pages, data, search and components to an Astro or Starlight site, as `astro add` writes it into its settings. */
export function portolan(options: PortolanOptions = {}): AstroIntegration {
	return integration({ base: '/ports/', ...options }, false);
}

/** The integration of a site that is Portolan's alone: it also has a page for unknown addresses, sitemaps and headers. */
export function wholeSite(options: PortolanOptions = {}): AstroIntegration {
	return integration({ ...options, base: '/' }, true);
}

function integration(options: PortolanOptions & { readonly base: string }, whole: boolean): AstroIntegration {
	const { routes = true, components = {} } = options;
	let scripts: Scripts;
	let read: ReadSite;
	/** Path of Portolan's pages below the folder that is built. */
	const inner = normaliseBase(options.base);
	return {
		name: 'portolan',
		hooks: {
			'astro:config:setup': async ({ config, command, injectRoute, updateConfig, addDevToolbarApp, logger }) => {
				const root = fileURLToPath(config.root);
				const base = normaliseBase(config.base) + inner.slice(1);
				// The site of Astro is its owner's, with all that it names; a folder that a command runs in may be a stranger's.
				const trusted = !whole || options.config !== undefined;
				const readAgain = (before?: ReadSite) =>
					readSite({ ...options, base, site: config.site, dev: command === 'dev', trusted }, scripts, before);
				if (routes && (config.trailingSlash === 'never' || config.build.format === 'file')) {
					logger.warn(
						'Pages link to each other with a slash at the end, which trailingSlash or build.format rules out here.',
					);
				}
				scripts = await bundleScripts();
				read = await readAgain();
				openSite(read.site);
				const { accent, guides } = read.settings;
				const development = { scripts, logger, first: read, read: readAgain };
				updateConfig({
					...(config.integrations.some(({ name }) => name === '@astrojs/mdx') ? {} : { integrations: [mdx()] }),
					...(routes && components.Layout === undefined ? { build: { inlineStylesheets: 'never' } } : {}),
					vite: {
						plugins: [
							virtualModules({ root, base, whole, components, accent, guides }),
							...(command === 'dev' ? [devServer(development)] : []),
						],
						ssr: { noExternal: ['portolan'] },
					},
				});
				if (routes) for (const route of routesUnder(inner, whole)) injectRoute({ ...route, prerender: true });
				if (command === 'dev') {
					addDevToolbarApp({
						...{ id: 'portolan', name: 'Portolan', icon: 'warning' },
						entrypoint: new URL(`../client/findings-overlay${import.meta.url.slice(-3)}`, import.meta.url),
					});
				}
			},
			'astro:build:done': async ({ dir, logger }) => {
				const { site } = read;
				const at = (path: string) => join(fileURLToPath(dir), inner, path);
				const page = (path: string) => {
					const file = at(`${path}index.html`);
					return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
				};
				const withoutHelp = (error: unknown) => {
					logger.warn(`The guides can't be searched, since Pagefind can't index them here: ${error}`);
					return [];
				};
				const place = at('');
				if (routes) {
					writeFiles(place, await helpIndex(site, fileURLToPath(dir), page).catch(withoutHelp));
					writeFiles(place, [...assetFiles(site, scripts.files), llmsFile(site)]);
					writeFiles(place, indexFiles(site));
				}
				if (whole) writeFiles(place, hostFiles(site));
				// What was left out, and why, is told as `check` tells it, but for drafts, which are left out on purpose; no character of
				// a document reaches a terminal.
				for (const { path, message } of [...site.analysis.notices, ...site.faults()]) {
					if (message.key === 'notice.drafts') continue;
					const text = textsFor('en')(message.key as TextKey, message.values);
					const told = text.includes(path) ? text : `${path}: ${text}`;
					logger.warn(told.replace(/[\p{Cc}\p{Bidi_C}]/gu, '\uFFFD'));
				}
				if (whole)
					for (const locale of site.analysis.locales) {
						// Astro writes pages as folders; hosts look for the file nearest to the address.
						renameSync(at(`${locale}/404/index.html`), at(`${locale}/404.html`));
						rmdirSync(at(`${locale}/404`));
					}
				openSite(null);
			},
		},
	};
}
