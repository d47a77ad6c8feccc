import {
	type Analysis,
	checks,
	type Finding,
	faultNotice,
	type Locale,
	type Notice,
	type SourceDocument,
	type Topic,
} from '../core/index.ts';
import {
	type ChangesJson,
	datasetCsv,
	datasetJson,
	type HistoryJson,
	json,
	jsonSchemas,
	reportJson,
	sarif,
} from '../export/index.ts';
import { repairsOf } from '../fix/index.ts';
import { type Translate, textLocaleOf, textsFor } from '../i18n/index.ts';
import { capitalised } from './capitalised.ts';
import { renderCheckPage } from './check-page.ts';
import { checkUrlsOf } from './check-urls.ts';
import { groupFindings, pageFindings, pageOfGroup, pagesByFinding, topicGroupId } from './finding-list.ts';
import { findingLocales } from './finding-pages.ts';
import { fallbackLocale, languageOf, nameIn } from './languages.ts';
import { devPolicy, handlersFor, policyFor } from './policy.ts';
import { portIndex } from './ports.ts';
import { byTopic } from './publish/topic-data.ts';
import type { RenderContext } from './render/context.ts';
import type { RenderedDocument } from './render/document.ts';
import { anchorsOrNone, markdownOrSource, renderOrShowSource, type TellFault } from './render/guarded.ts';
import { withoutLocale } from './render/links.ts';
import { ruleDownloads } from './role-rules.ts';
import { type Role, rolesOf } from './roles.ts';
import type { Brand, Site } from './site.ts';
import { coverageOf } from './status.ts';
import { type Urls, urlsFor } from './urls.ts';

/** What a site is made of besides the analysis. */
export interface SiteOptions {
	/** Path under which the site will stand, such as `/` or `/docs/`. */
	readonly base: string;
	/** Address of the host, such as `https://example.org`, where it is known. */
	readonly site?: string | undefined;
	readonly source?: Locale | null;
	/** What has changed since an earlier dataset. */
	readonly changes?: ChangesJson | null;
	/** What the builds up to this one counted. */
	readonly history?: HistoryJson | null;
	/** Portolan's version. */
	readonly version: string;
	/** The Markdown of a check's page, or null where it has none. */
	readonly checkPage: (id: string) => string | null;
	/** Path of the script that pages load when asked, below the base. */
	readonly script?: string;
	/** Address of the documents in their repository, with `{path}` and `{line}` where these go. */
	readonly repository?: string | undefined;
	/** Path of the search page's script, below the base. */
	readonly searchScript?: string;
	/** The site's name, in place of Portolan's. */
	readonly title?: string | undefined;
	readonly brand?: Brand;
	/** The names of the guides. */
	readonly guides?: readonly string[];
	/** Whether a development server shows the site: its pages take styles and scripts that Vite writes into them. */
	readonly dev?: boolean;
}

/** Makes the site of an analysis; pages are rendered when they are first asked for. */
export function createSite(analysis: Analysis, options: SiteOptions): Site {
	const { topics, records, findings, documents, locales } = analysis;
	const source = options.source ?? null;
	const plainUrls = urlsFor(options.base);
	const t = memoised((locale: Locale): Translate => named(textsFor(locale), options.title));
	const byId = <T extends { readonly id: string }>(values: readonly T[]) =>
		new Map(values.map((value) => [value.id, value]));
	const [topicById, recordById, findingById] = [byId(topics), byId(records), byId(findings)];
	const localesOf = memoised(findingLocales(analysis, options.dev));
	const namesFor = memoised((reader: Locale) => memoised((locale: Locale) => nameIn(reader, locale, locales)));
	const nameOf: Site['nameIn'] = (reader, locale) => namesFor(reader)(locale);
	const nameAlone: Site['nameIn'] = (reader, locale) => capitalised(nameOf(reader, locale), textLocaleOf(reader));
	const groupOf = ({ topic }: Finding) => topicById.get(topic);
	const isGrouped = (group: readonly [Topic | undefined, Finding[]]): group is [Topic, Finding[]] =>
		group[0] !== undefined;
	const grouped = groupFindings(findings, groupOf).filter(isGrouped);
	const listed = grouped.flatMap(([, group]) => group);
	const listedAt = new Map(listed.map((finding, at) => [finding.id, at]));
	const findingPages = pageFindings(grouped);
	const listPages = pagesByFinding(findingPages);
	const inList = (reader: Locale, id: string) => plainUrls.findings(reader, listPages.get(id), `f-${id}`);
	const urls: Urls = {
		...plainUrls,
		finding: (reader, id) => {
			const finding = findingById.get(id);
			const own = finding ? localesOf(finding) : [reader];
			if (own.length === 0) return inList(reader, id);
			return plainUrls.finding(!finding || own.includes(reader) ? reader : finding.location.locale, id);
		},
	};
	const findingsByTopic = Map.groupBy(findings, ({ topic }) => topic);
	const recordsByTopic = Map.groupBy(records, ({ topic }) => topic);
	const findingsByCheck = Map.groupBy(findings, ({ check }) => check);
	const documentByPath = new Map(documents.map((document) => [document.path, document]));
	const topicByPath = new Map(
		topics.flatMap((topic) => Object.values(topic.documents).map(({ path }) => [withoutLocale(path), topic] as const)),
	);
	const shown = (locale: Locale, topic: Topic): SourceDocument => {
		const best = fallbackLocale(locale, Object.keys(topic.documents).sort(), source) as Locale;
		return topic.documents[best] as SourceDocument;
	};
	const anchors = memoised(anchorsOrNone);
	const linked = memoised((_: Locale) => memoised((_: Topic) => new Set<string>()));
	const faults = new Map<string, Notice>();
	const ports = portIndex(records);
	const portPages = new Set(ports.ports.map(({ port }) => port));
	const handlers = handlersFor(urls.asset(options.script ?? 'script/page.js'), urls.asset('sw.js'));
	const contextOf = (locale: Locale, topic: Topic): RenderContext => {
		const document = shown(locale, topic);
		const texts = textLocaleOf(locale);
		return {
			...{
				reader: locale,
				topic,
				document,
				t: t(locale),
				urls,
				nameIn: nameOf,
				nameAlone,
				hasPort: (port) => portPages.has(port),
			},
			textsLang: texts === document.locale ? undefined : texts,
			record: (id) => recordById.get(id),
			finding: (id) => findingById.get(id),
			findings: findingsByTopic.get(topic.id) ?? [],
			topicAt: (path) => {
				linked(locale)(topic).add(path);
				return topicByPath.get(path);
			},
			fragmentIn: (other, anchor) => anchors(shown(locale, other)).fragments.get(anchor),
		};
	};
	const tellFault: TellFault = ({ path }, error) => faults.set(path, faultNotice([path], error));
	/** What the search asks for once all pages have been written, which are not kept. */
	const sections = new Map<SourceDocument, RenderedDocument['sections']>();
	const page = (locale: Locale, topic: Topic): RenderedDocument => {
		const context = contextOf(locale, topic);
		const rendered = renderOrShowSource(context, tellFault);
		if (context.document.locale === locale) sections.set(context.document, rendered.sections);
		return rendered;
	};
	const roles = rolesOf(analysis);
	const coverage = memoised((locale: Locale) => coverageOf(analysis, locale));
	const statusPages = memoised((locale: Locale) =>
		pageFindings(
			groupFindings(
				findings.filter((finding) => finding.locale === locale),
				groupOf,
			).filter(isGrouped),
		),
	);
	const checkEntries = checks.map(({ id, severity }) => {
		const found = findingsByCheck.get(id) ?? [];
		const pages = pageFindings(groupFindings(found, ({ locale }) => locale));
		return { id, severity, ...checkPageOf(options.checkPage(id) ?? ''), findings: found, pages };
	});
	const checkById = byId(checkEntries);
	return {
		analysis,
		urls,
		origin: options.site ? new URL(options.site).origin : null,
		languages: Object.fromEntries(locales.map((locale) => [locale, languageOf(locale, locales)])),
		nameIn: nameOf,
		nameAlone,
		checks: checkEntries,
		roles,
		findingPages,
		findingLocales: localesOf,
		findingInList: (reader, { id }) => inList(reader, id),
		coverage,
		statusPages,
		checkGroup: (reader, check, locale) => {
			const pages = checkById.get(check)?.pages ?? [];
			return urls.check(reader, check, pageOfGroup(pages, locale), `in-${locale ?? 'none'}`);
		},
		statusGroup: (reader, locale, topic) =>
			urls.status(reader, locale, pageOfGroup(statusPages(locale), topic), topicGroupId(topic)),
		findingsBeside: ({ id }) => {
			const at = listedAt.get(id) ?? -2;
			return { previous: listed[at - 1], next: listed[at + 1] };
		},
		repositoryLink: ({ path, start }) =>
			options.repository
				?.replaceAll('{path}', path.split('/').map(encodeURIComponent).join('/'))
				.replaceAll('{line}', String(start.line)) ?? null,
		ports,
		source,
		handlers,
		...{ changes: options.changes ?? null, history: options.history ?? null },
		isDev: options.dev ?? false,
		policy: options.dev ? devPolicy : policyFor(handlers),
		searchScript: urls.asset(options.searchScript ?? 'script/search.js'),
		guides: options.guides ?? [],
		brand: options.brand ?? { logo: null, footer: [] },
		downloads: downloadsOf(analysis, roles, urls, options),
		t,
		topic: (id) => topicById.get(id),
		record: (id) => recordById.get(id),
		finding: (id) => findingById.get(id),
		findingsOf: (topic) => findingsByTopic.get(topic) ?? [],
		recordsOf: (topic) => recordsByTopic.get(topic) ?? [],
		protocolsOf: (topic) => {
			const named = recordsByTopic.get(topic)?.flatMap((one) => [...one.protocols, ...one.security, ...one.transports]);
			return [...new Set(named)].sort();
		},
		document: (path) => documentByPath.get(path),
		shown,
		page,
		sections: (locale, topic) => sections.get(shown(locale, topic)) ?? page(locale, topic).sections,
		keepSections: (document, kept) => sections.set(document, kept),
		topicAt: (path) => topicByPath.get(path),
		linkedFrom: (locale, topic) => [...linked(locale)(topic)].sort(),
		markdown: (locale, topic) => markdownOrSource(contextOf(locale, topic), tellFault),
		faults: () => [...faults.values()],
	};
}

/** Texts with the site's name in place of Portolan's. */
function named(translate: Translate, title: string | undefined): Translate {
	return title === undefined ? translate : (key, values) => (key === 'site.name' ? title : translate(key, values));
}

function downloadsOf(analysis: Analysis, roles: readonly Role[], urls: Urls, options: SiteOptions): Site['downloads'] {
	const { version, checkPage, changes, history, site = '', base, source = null } = options;
	const origin = site === '' ? '' : new URL(site).origin;
	const checkUrl = checkUrlsOf({ origin, base }, analysis.locales, source);
	const findingUrl = ({ id, locale, location }: Finding) => origin + urls.finding(locale ?? location.locale, id);
	const english = textsFor('en');
	const ofTopic = byTopic(analysis);
	return new Map<string, () => string>([
		['ports.json', () => json(datasetJson(analysis))],
		['ports.csv', () => datasetCsv(analysis, findingUrl)],
		['findings.json', () => json(reportJson(analysis, english, undefined, checkUrl))],
		[
			'findings.sarif',
			() =>
				json(
					sarif(analysis, {
						...{ checkUrl, t: english, version, checks, checkPage, folder: null },
						edits: repairsOf(analysis).byFinding,
					}),
				),
		],
		...(changes ? [['changes.json', () => json(changes)] as const] : []),
		...(history ? [['history.json', () => json(history)] as const] : []),
		...analysis.topics.flatMap((topic): [string, () => string][] => [
			[`topics/${topic.slug}.json`, () => json(datasetJson(ofTopic(topic)))],
			[`topics/${topic.slug}.csv`, () => datasetCsv(ofTopic(topic), findingUrl)],
		]),
		...roles.flatMap(ruleDownloads),
		...[...jsonSchemas()].map(([name, schema]): [string, () => string] => [`schema/${name}.json`, () => json(schema)]),
		[
			'version.json',
			() => json({ schema: 'portolan/version/1', portolan: version, dataset: datasetJson(analysis).version }),
		],
	]);
}

/** What a check's page shows is the same for every site, and a site is made anew with every edit that `dev` follows. */
const checkPageOf = memoised(renderCheckPage);

function memoised<K, V>(make: (key: K) => V): (key: K) => V {
	const made = new Map<K, V>();
	return (key) => {
		const known = made.get(key);
		if (known !== undefined) return known;
		const value = make(key);
		made.set(key, value);
		return value;
	};
}
