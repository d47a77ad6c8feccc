/**
 * What pages are made of, as hashes: where nothing of it has changed since an earlier build, neither has the page. Only the
 * pages of one topic have such a hash, which are nearly all pages of a large site; lists are made of everything.
 */
import { createHash } from 'node:crypto';
import type { Locale, SourceDocument, Topic } from '../core/index.ts';
import type { Site } from './site.ts';

/** The pages of a topic in a locale. */
export interface TopicPages {
	readonly topic: Topic;
	readonly locale: Locale;
	/** Their files below the site's base. */
	readonly files: readonly string[];
	/** The hash of all that they are made of, but for what their links lead to. */
	readonly key: string;
}

/** Hashes values that JSON can write. */
export function hashOf(...values: readonly unknown[]): string {
	return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}

/** The hash of what every page shows or links to, besides texts, styles and the program. */
export function commonHash(site: Site): string {
	const { analysis, urls, origin, brand, guides, source, handlers, policy, searchScript, changes, ports } = site;
	const place = { line: 1, column: 1, offset: 0 };
	return hashOf(
		...[analysis.locales, urls.base, origin, brand, guides, source, handlers, policy, searchScript, changes === null],
		analysis.locales.map((locale) => [site.t(locale)('site.name'), site.languages[locale]]),
		ports.ports.map(({ port }) => port),
		site.repositoryLink({ path: '', locale: '', start: place, end: place }),
	);
}

/** Many links may lead to one document. */
const hashes = new WeakMap<SourceDocument, string>();

/** The hash of a document as it was read. */
export function documentHash(document: SourceDocument): string {
	const { path, locale, inLocale, topic, title, revision, translation, source } = document;
	const hash = hashes.get(document) ?? hashOf(path, locale, inLocale, topic, title, revision, translation, source);
	hashes.set(document, hash);
	return hash;
}

/** The pages of all topics. `common` is the hash of what they all are made of. */
export function pagesOfTopics(site: Site, common: string): TopicPages[] {
	const { locales } = site.analysis;
	const path = (address: string) => decodeURIComponent(address.slice(site.urls.base.length));
	return site.analysis.topics.flatMap((topic) => {
		const made = hashOf(common, topicHash(site, topic));
		const findings = site.findingsOf(topic.id);
		return locales.map((locale) => {
			const { slug } = topic;
			const isFirst = locale === locales[0];
			const addresses = [
				site.urls.topic(locale, slug),
				...(Object.keys(topic.documents).length > 1 ? [site.urls.compare(locale, slug)] : []),
				...(topic.documents[locale] ? [site.urls.source(locale, slug), site.urls.markdown(locale, slug)] : []),
				...findings
					.filter((one) => site.findingLocales(one).includes(locale))
					.map(({ id }) => site.urls.finding(locale, id)),
				...(isFirst ? ['json', 'csv'].map((type) => site.urls.data(`topics/${slug}.${type}`)) : []),
			];
			const files = addresses.map((address) => path(address.endsWith('/') ? `${address}index.html` : address));
			return { topic, locale, files, key: hashOf(made, locale) };
		});
	});
}

/** The hash of what the links of a page lead to: the topic of each document that they name, and its text, as they may lead into it. */
export function linksHash(site: Site, locale: Locale, paths: readonly string[]): string {
	return hashOf(
		paths.map((path) => {
			const topic = site.topicAt(path);
			return topic ? [topic.slug, documentHash(site.shown(locale, topic))] : null;
		}),
	);
}

/** What is known of a topic, and where the site tells of its findings. What follows from a document alone is in the document's hash. */
function topicHash(site: Site, topic: Topic): string {
	const { locales } = site.analysis;
	const records = site.recordsOf(topic.id);
	const findings = site.findingsOf(topic.id);
	const others = records.flatMap((record) => record.findings.flatMap((id) => site.finding(id) ?? []));
	return hashOf(
		...[topic.id, topic.slug, Object.values(topic.documents).map(documentHash), records, findings],
		others.filter((finding) => finding.topic !== topic.id),
		topic.blocks.map((block) => Object.entries(block).map(([locale, { location }]) => [locale, location.start.offset])),
		topic.tables.map(({ index, kind, members, columns, rows }) => [
			...[index, kind, columns, Object.entries(members).map(([locale, table]) => [locale, table.index])],
			rows.map(({ record, cells }) => [record, Object.entries(cells).map(([locale, row]) => [locale, row.index])]),
		]),
		[...findings, ...others].map((finding) => {
			const { previous, next } = site.findingsBeside(finding);
			const near = [finding, previous, next].flatMap((one) => one ?? []);
			return locales.map((locale) => [
				near.map(({ id }) => site.urls.finding(locale, id)),
				site.findingInList(locale, finding),
				site.findingLocales(finding).includes(locale),
			]);
		}),
	);
}
