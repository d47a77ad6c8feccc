import type { Alternative, FlowFacts, Locale, PerLocale, PortRange, PortRecord } from '../../core/index.ts';
import type { TextKey } from '../../i18n/index.ts';
import { fold, parseQuery } from '../../search/index.ts';
import { rangeText } from '../flow-text.ts';
import { registrationsOf } from '../iana.ts';
import type { Site } from '../site.ts';
import type { Kind, ShownFinding } from './files.ts';
import { alignedSections } from './sections.ts';
import { findingsOn, shownFinding } from './shown-findings.ts';

/** Something that the search finds, as the index is written from it. */
export interface Item {
	readonly kind: Kind;
	/** A record's or finding's id, a port's number, a section's key within its topic. */
	readonly id: string;
	/** Its topic's id; null where it belongs to none. */
	readonly topic: string | null;
	/** The fragment identifiers on the topic's page by the locale of the text shown there; null where there is none. */
	readonly anchors: PerLocale<string | null>;
	/** What it says; only the locales named here have it. A section's first text is its heading. */
	readonly texts: PerLocale<readonly string[]>;
	/** What it stands under. */
	readonly headings: PerLocale<string>;
	readonly titles: PerLocale<string>;
	/** The topic's place in its address, which names it for readers of any language; of rows and of a topic's start. */
	readonly address?: string;
	/** The flow that it is found by; null where it names no port. */
	readonly flow: FlowFacts | null;
	/** Where languages disagree on a flow, what each states: it is found by that too. */
	readonly alternatives: readonly Alternative[];
	/** Its findings, in the words of each locale; the most severe first. */
	readonly findings: (reader: Locale) => readonly ShownFinding[];
	readonly hasFinding: boolean;
	/** Nearly nothing but links: a "See also". */
	readonly isLinks: boolean;
}

/** All that can be found, by kind, in the order of the topics. */
export function* searchItems(site: Site): Generator<Item> {
	const { topics, records, findings, locales } = site.analysis;
	const titles = new Map(
		topics.map(({ id, documents }) => [
			id,
			Object.fromEntries(Object.entries(documents).map(([locale, { title }]) => [locale, title])),
		]),
	);
	const common = {
		headings: {},
		titles: {},
		anchors: {},
		flow: null,
		alternatives: [],
		hasFinding: false,
		isLinks: false,
	};
	const none = { ...common, findings: () => [] };
	for (const record of records) {
		const own = titles.get(record.topic) ?? {};
		yield {
			...{
				...none,
				kind: 'flows',
				id: record.id,
				topic: record.topic,
				titles: own,
				headings: headingsOf(record, site),
			},
			address: site.topic(record.topic)?.slug ?? '',
			anchors: Object.fromEntries(Object.keys(own).map((locale) => [locale, record.anchor])),
			texts: textsOf(record),
			flow: record,
			alternatives: record.alternatives,
			hasFinding: record.findings.length > 0,
			findings: (reader) => findingsOn(record, reader, site),
		};
	}
	for (const { topic, key, members, hasFinding, isLinks } of alignedSections(site)) {
		const own = titles.get(topic) ?? {};
		const each = <Value>(value: (section: (typeof members)[string], locale: Locale) => Value) =>
			Object.fromEntries(Object.entries(members).map(([locale, section]) => [locale, value(section, locale)]));
		const texts = each(({ heading, text }, locale) => [heading || (own[locale] ?? ''), text]);
		yield {
			...{
				...none,
				kind: 'sections',
				id: `${site.topic(topic)?.slug}/${key}`,
				topic,
				titles: own,
				texts,
				hasFinding,
				isLinks,
			},
			...(Object.values(members).some(({ id }) => id === null) ? { address: site.topic(topic)?.slug ?? '' } : {}),
			anchors: each(({ id }) => id),
			headings: each(({ heading }, locale) => heading || (own[locale] ?? '')),
			flow: named(Object.values(texts).flat()),
		};
	}
	for (const { port, exact, covering, disputed } of site.ports.ports) {
		const facts = factsOf([...exact, ...covering, ...disputed]);
		const names = registrationsOf(port).map(({ name }) => name);
		yield {
			...{ ...none, kind: 'ports', id: String(port), topic: null },
			...{ texts: Object.fromEntries(locales.map((locale) => [locale, names])), hasFinding: facts.hasFinding },
			flow: { ...facts, ports: [{ from: port, to: port }] },
		};
	}
	for (const finding of findings) {
		const { id, topic, record, check, row, actual, expected } = finding;
		const flow = site.record(record ?? '');
		const said = [row, actual, expected].flatMap((text) => (text === null ? [] : [text.slice(0, 200)]));
		yield {
			...{ ...none, kind: 'findings', id, topic, titles: titles.get(topic) ?? {}, hasFinding: true },
			...{ flow: flow ?? null, alternatives: flow?.alternatives ?? [] },
			texts: Object.fromEntries(
				locales.map((locale) => [locale, [site.t(locale)(`checks.${check}.name` as TextKey), ...said]]),
			),
			findings: (reader) => [shownFinding(id, reader, site)].flatMap((shown) => shown ?? []),
		};
	}
}

/** The headings above a record's table. */
function headingsOf({ topic, table }: PortRecord, site: Site): Record<Locale, string> {
	const members = site.topic(topic)?.tables.find(({ index }) => index === table)?.members ?? {};
	return Object.fromEntries(Object.entries(members).map(([locale, { heading }]) => [locale, heading]));
}

function textsOf({ fields }: PortRecord): Record<Locale, string[]> {
	const texts: Record<Locale, string[]> = {};
	for (const field of Object.values(fields))
		for (const [locale, text] of Object.entries(field)) {
			texts[locale] ??= [];
			if (text !== '') texts[locale].push(text);
		}
	return texts;
}

/** The ports that a text names, as a flow of which nothing else is known. */
function named(texts: readonly string[]): FlowFacts | null {
	const text = texts.join('\n');
	if (!/\d/.test(fold(text))) return null;
	const ranges = new Map<string, PortRange>(parseQuery(text).ports.map((range) => [rangeText(range), range] as const));
	if (ranges.size === 0) return null;
	return { ports: [...ranges.values()], transports: [], protocols: [], security: [] };
}

function factsOf(records: readonly PortRecord[]) {
	const all = (name: 'transports' | 'protocols' | 'security') => [
		...new Set(records.flatMap((record) => record[name])),
	];
	return {
		...{ transports: all('transports'), protocols: all('protocols'), security: all('security') },
		hasFinding: records.some(({ findings }) => findings.length > 0),
	};
}
