/** Takes pages over from an earlier build into the same folder, where they would come out the same. */
import { copyFileSync, globSync, linkSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { commonHash, documentHash, hashOf, linksHash, pagesOfTopics, type TopicPages } from '../site/made-of.ts';
import { currentSite, type Site } from '../site/site.ts';
import { type KeptPages, keep, programHash, readKept, stateOf } from './kept-build.ts';

/** The pages of an earlier build. */
export interface EarlierPages {
	/** Puts into the folder that Astro builds what can be taken over, and has Astro make the other pages alone. */
	readonly integration: AstroIntegration;
	/** Keeps for the next build what this one's pages were made of, once they are in their place. */
	keep(): void;
}

/**
 * Opens what the cache keeps of the last build into `place`. `settings` is what pages are made of besides what was read. A
 * page that somebody has written to since is not taken over.
 */
export function openEarlierPages(place: string, cache: string, settings: unknown): EarlierPages {
	let build: Beside | undefined;
	let folder = '';
	return {
		integration: {
			name: 'portolan:earlier-pages',
			hooks: {
				'astro:config:done': ({ config }) => {
					folder = fileURLToPath(config.outDir);
				},
				'astro:build:start': ({ setPrerenderer }) =>
					setPrerenderer((standard) => ({
						...standard,
						getStaticPaths: async () => {
							const paths = await standard.getStaticPaths();
							// Named by their contents, in every page.
							const styles = globSync('**/*.css', { cwd: folder }).sort();
							build = beside(currentSite(), place, cache, hashOf(programHash(), settings, styles));
							const taken = build.takeOver(folder);
							return paths.filter(({ pathname }) => !taken.has(fileOf(pathname)));
						},
					})),
			},
		},
		keep: () => build?.keep(),
	};
}

/** A build and the one before. */
interface Beside {
	/** Puts the pages that can be taken over into a folder; gives their files. */
	takeOver(folder: string): ReadonlySet<string>;
	keep(): void;
}

function beside(site: Site, place: string, cache: string, settings: string): Beside {
	const before = readKept(cache, place);
	const common = hashOf(settings, commonHash(site));
	const all = pagesOfTopics(site, common);
	const sectionsKey = (document: Parameters<typeof documentHash>[0]) => hashOf(settings, documentHash(document));
	const keyOf = ({ key, locale }: TopicPages, linked: readonly string[]) =>
		hashOf(key, linksHash(site, locale, linked));
	const knownOf = (pages: TopicPages): KeptPages | undefined => {
		const kept = before.pages[nameOf(pages)];
		return kept?.key === (kept && keyOf(pages, kept.linked)) ? kept : undefined;
	};
	return {
		takeOver(folder): ReadonlySet<string> {
			const taken = new Set<string>();
			for (const pages of all) {
				const kept = knownOf(pages);
				for (const file of kept ? pages.files : [])
					if (isHandedOver(join(place, file), join(folder, file), kept?.files[file] ?? '')) taken.add(file);
			}
			for (const document of site.analysis.documents) {
				const [key, sections] = before.sections[document.path] ?? [];
				if (sections && key === sectionsKey(document)) site.keepSections(document, sections);
			}
			return taken;
		},
		keep(): void {
			// What led to a fault is told anew with each build.
			const faulty = new Set(site.faults().map(({ path }) => path));
			const sound = all.filter(({ topic }) => !Object.values(topic.documents).some(({ path }) => faulty.has(path)));
			keep(cache, place, {
				pages: Object.fromEntries(
					sound.map((pages) => {
						const known = knownOf(pages)?.linked ?? [];
						const linked = [...new Set([...known, ...site.linkedFrom(pages.locale, pages.topic)])].sort();
						const files = Object.fromEntries(pages.files.map((file) => [file, stateOf(join(place, file))]));
						return [nameOf(pages), { key: keyOf(pages, linked), linked, files }];
					}),
				),
				sections: Object.fromEntries(
					sound
						.filter(({ topic, locale }) => topic.documents[locale])
						.map(({ topic, locale }) => {
							const document = site.shown(locale, topic);
							return [document.path, [sectionsKey(document), site.sections(locale, topic)] as const];
						}),
				),
			});
		},
	};
}

const nameOf = ({ topic, locale }: TopicPages) => `${locale}/${topic.slug}`;

/** The file of a page, by the path that Astro has for it. */
function fileOf(pathname: string): string {
	const path = pathname.replace(/^\//, '');
	return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/**
 * Has a file stand in a second place, as one file where the disk can do so: nobody writes to either any more. False where it is
 * not as it was left, also where another build replaces it meanwhile.
 */
function isHandedOver(from: string, to: string, state: string): boolean {
	if (state === '' || stateOf(from) !== state) return false;
	mkdirSync(dirname(to), { recursive: true });
	try {
		linkSync(from, to);
		if (stateOf(to) === state) return true;
	} catch {
		if (isCopied(from, to) && stateOf(from) === state) return true;
	}
	rmSync(to, { force: true });
	return false;
}

function isCopied(from: string, to: string): boolean {
	try {
		copyFileSync(from, to);
		return true;
	} catch {
		return false;
	}
}
