import type { Locale, PortRecord } from '../../core/index.ts';
import { findingText, portWords, type TextKey } from '../../i18n/index.ts';
import { searchRecords } from '../../search/index.ts';
import { registrationsOf } from '../iana.ts';
import { nameIn } from '../languages.ts';
import type { Site } from '../site.ts';
import { type IndexPiece, type LocalePiece, type SearchTexts, type SectionsPiece, textKeys } from './pieces.ts';
import { type AlignedSection, alignedSections } from './sections.ts';

/** The files of the search's index under `data/search/`, by name, each written when it is asked for. */
export function writePieces(site: Site): ReadonlyMap<string, () => string> {
	const sections = alignedSections(site);
	return new Map<string, () => string>([
		['index.json', () => JSON.stringify(indexPiece(site, sections))],
		...site.analysis.locales.flatMap((locale): [string, () => string][] => [
			[`${locale}.json`, () => JSON.stringify(localePiece(site, locale))],
			[`${locale}-sections.json`, () => JSON.stringify(sectionsPiece(sections, locale))],
		]),
	]);
}

function indexPiece({ analysis, ports, source }: Site, sections: readonly AlignedSection[]): IndexPiece {
	const topicAt = new Map(analysis.topics.map(({ id }, index) => [id, index]));
	const flowAt = new Map(analysis.records.map(({ id }, index) => [id, index]));
	return {
		...{ locales: analysis.locales, source, portWords },
		topics: analysis.topics.map(({ id, slug, documents }) => ({
			...{ id, slug },
			titles: Object.fromEntries(Object.entries(documents).map(([locale, { title }]) => [locale, title])),
		})),
		flows: analysis.records.map((record) => {
			const { id, anchor, transports, protocols, security } = record;
			const hasFinding = record.findings.length > 0;
			return {
				id,
				anchor,
				topic: topicAt.get(record.topic) ?? 0,
				ports: record.ports,
				transports,
				protocols,
				security,
				hasFinding,
			};
		}),
		sections: sections.map(({ topic, hasFinding }) => ({ topic: topicAt.get(topic) ?? 0, hasFinding })),
		ports: ports.ports.map(({ port, exact, covering }) => ({
			port,
			names: registrationsOf(port).map(({ name }) => name),
			...factsOf([...exact, ...covering]),
		})),
		findings: analysis.findings.map(({ id, topic, record }) => ({
			...{ id, topic: topicAt.get(topic) ?? 0 },
			flow: flowAt.get(record ?? '') ?? null,
		})),
	};
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

function localePiece({ analysis, t: texts }: Site, locale: Locale): LocalePiece {
	const cells = new Map<string, number>();
	const place = (text: string) => {
		const known = cells.get(text);
		if (known === undefined) cells.set(text, cells.size);
		return known ?? cells.size - 1;
	};
	const t = texts(locale);
	return {
		flows: searchRecords(analysis).map(
			({ texts: rows }) => rows[locale]?.filter((text) => text !== '').map(place) ?? null,
		),
		cells: [...cells.keys()],
		findings: analysis.findings.map((finding) => [
			t(`checks.${finding.check}.name` as TextKey),
			findingText(finding, t),
			...(finding.row === null ? [] : [finding.row]),
		]),
		texts: Object.fromEntries(textKeys.map((key) => [key, t(`site.search.${key}`)])) as SearchTexts,
		names: Object.fromEntries(analysis.locales.map((other) => [other, nameIn(locale, other)])),
	};
}

function sectionsPiece(sections: readonly AlignedSection[], locale: Locale): SectionsPiece {
	return {
		sections: sections.flatMap(({ members }, section) => {
			const own = members[locale];
			return own ? [{ section, anchor: own.id, heading: own.heading, text: own.text }] : [];
		}),
	};
}
