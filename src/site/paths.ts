import type { Finding, Locale, Topic } from '../core/index.ts';
import type { PortEntry } from './ports.ts';
import type { Role } from './roles.ts';
import type { Site } from './site.ts';

/** One page for every locale. */
export const localePaths = ({ analysis }: Site) =>
	analysis.locales.map((locale) => ({ params: { locale }, props: { locale } }));

/** The page of changes, where an earlier dataset is known. */
export const changesPaths = (site: Site) => (site.changes === null ? [] : localePaths(site));

/** A page for every topic and locale. */
export const topicPaths = (site: Site) =>
	forEach(site, site.analysis.topics, (topic: Topic) => ({ params: { topic: topic.slug }, props: { topic } }));

/** A page for every document: readers of other locales who see it share its source. */
export const sourcePaths = (site: Site) =>
	topicPaths(site).filter(({ props: { locale, topic } }) => topic.documents[locale]);

/** A page for every topic that there is something to compare in, and locale. */
export const comparePaths = (site: Site) =>
	topicPaths(site).filter(({ props: { topic } }) => Object.keys(topic.documents).length > 1);

/** A page for every role and locale. */
export const rolePaths = (site: Site) =>
	forEach(site, site.roles, (role: Role) => ({ params: { role: role.slug }, props: { role } }));

/** A page for every named port and locale. */
export const portPaths = (site: Site) =>
	forEach(site, site.ports.ports, (entry: PortEntry) => ({ params: { port: String(entry.port) }, props: { entry } }));

/** A page for every finding, in the locales that it has one in. */
export const findingPaths = (site: Site) =>
	site.analysis.findings.flatMap((finding: Finding) =>
		site.findingLocales(finding).map((locale) => ({
			params: { locale, finding: finding.id },
			props: { locale, finding },
		})),
	);

/** The parameter of each page of a list: none for the first, `page/2` for the second. */
export const pagedPaths = (pages: number) =>
	Array.from({ length: pages }, (_, at) => ({
		params: { page: at === 0 ? undefined : `page/${at + 1}` },
		number: at + 1,
	}));

/** A page for every guide, by its name, and locale. */
export const guidePaths = (site: Site, names: readonly string[]) =>
	forEach(site, names, (guide: string) => ({ params: { guide }, props: { guide } }));

function forEach<T, P, Q>(site: Site, values: readonly T[], path: (value: T) => { params: P; props: Q }) {
	return site.analysis.locales.flatMap((locale: Locale) =>
		values.map((value) => {
			const { params, props } = path(value);
			return { params: { locale, ...params }, props: { locale, ...props } };
		}),
	);
}
