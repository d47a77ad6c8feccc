import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '../src/core/index.ts';
import { flowText } from '../src/site/flow-text.ts';
import type { FoundItem, SiteSearch } from '../src/site/search/index.ts';
import { searchOfContent } from './search-engine.ts';

type Kind = 'flows' | 'sections' | 'ports' | 'findings';

/** A query, its reader, and what should come first of a kind of results: its id, or null for nothing. */
interface Golden {
	readonly reader: Locale;
	readonly query: string;
	readonly kind: Kind;
	readonly first: string | null;
	/** The locale whose words should have matched. */
	readonly matched?: Locale;
	/** The words that should have been put right. */
	readonly corrected?: readonly string[];
	/** The transports that the port should be said to have. */
	readonly transports?: readonly string[];
}

/** By content folder and kind of query. */
const goldens: Record<string, Record<string, Golden[]>> = JSON.parse(
	readFileSync(new URL('golden-queries.json', import.meta.url), 'utf8'),
);

/** The share of a kind's queries whose first hit must be the right one. */
const leastShare = 0.95;

describe.each(Object.entries(goldens))('golden queries on %s', (content, kinds) => {
	let search: SiteSearch;

	beforeAll(async () => {
		search = await searchOfContent(content);
	}, 60_000);

	it.each(Object.entries(kinds))('%s', async (_name, queries) => {
		const wrong: unknown[] = [];
		for (const { reader, query, kind, ...wanted } of queries) {
			const { hits, corrected, transports } = await search.answer({ text: query, filters: {} }, reader);
			const [item] = await search.items(hits[kind].slice(0, 1), reader);
			const found = {
				first: item?.id ?? null,
				...(wanted.matched ? { matched: item?.hit.locale } : {}),
				...(wanted.corrected ? { corrected: corrected.map(({ to }) => to) } : {}),
				...(wanted.transports ? { transports } : {}),
			};
			if (JSON.stringify(found) !== JSON.stringify(wanted)) wrong.push({ reader, query, wanted, found });
		}
		if (wrong.length > (1 - leastShare) * queries.length) expect(wrong).toEqual([]);
	});
});

it('the golden queries are at least 250, in three languages or more', () => {
	const all = Object.values(goldens).flatMap((kinds) => Object.values(kinds).flat());
	expect(all.length).toBeGreaterThanOrEqual(250);
	expect(new Set(all.map(({ reader }) => reader)).size).toBeGreaterThanOrEqual(3);
});

/** By kind: queries of people who had not seen the search, and a text that the first hit of all should have. */
const blind: Record<string, { reader: Locale; query: string; expect: string }[]> = JSON.parse(
	readFileSync(new URL('blind-queries.json', import.meta.url), 'utf8'),
);

describe('queries written without sight of the search', () => {
	const plain = (text: string) =>
		text
			.normalize('NFKC')
			.toLowerCase()
			.replace(/[\u2010-\u2015]/g, '-')
			.replace(/\s+/g, '');

	let search: SiteSearch;

	beforeAll(async () => {
		search = await searchOfContent('content');
	}, 60_000);

	it('have the right first hit 95 times in 100', async () => {
		const wrong: string[] = [];
		const all = Object.values(blind).flat();
		for (const { reader, query, expect: wanted } of all) {
			const { hits, order } = await search.answer({ text: query, filters: {} }, reader);
			const [item] = await search.items(order[0] ? hits[order[0]].slice(0, 1) : [], reader);
			const texts = item ? [item.flow ? flowText(item.flow) : '', ...item.texts, ...item.matched] : [];
			if (!texts.some((text) => plain(text).includes(plain(wanted)))) wrong.push(`${reader}: ${query}`);
		}
		if (wrong.length > (1 - leastShare) * all.length) expect(wrong).toEqual([]);
	}, 60_000);
});

describe('the search of the site', () => {
	let search: SiteSearch;
	const found = (reader: Locale, text: string, filters = {}) => search.answer({ text, filters }, reader);
	const items = async (reader: Locale, text: string, kind: Kind, filters = {}): Promise<FoundItem[]> =>
		search.items((await found(reader, text, filters)).hits[kind], reader);

	beforeAll(async () => {
		search = await searchOfContent('test/fixtures/search');
	});

	it('filters by topic, protocol, locale and finding', async () => {
		const flows = async (filters: object) => (await items('de', '7443', 'flows', filters)).map(({ id }) => id);
		expect(await flows({ protocol: 'udp' })).toEqual(['beacon/2/udp-7443', 'beacon/1/udp-7000-7999']);
		expect(await flows({ protocol: 'https' })).toEqual(['beacon/1/https-tcp-7443']);
		expect(await flows({ topic: 'beacon' })).toHaveLength(3);
		expect(await flows({ topic: 'other' })).toEqual([]);
		expect(await flows({ locale: 'fr' })).toEqual([]);
		expect(await flows({ hasFinding: true })).toEqual([]);
		expect((await found('de', 'Lotsen', { locale: 'it' })).hits.flows).toEqual([]);
		expect((await found('de', 'piloti', { locale: 'it' })).hits.flows).toHaveLength(1);
	});

	it('knows which section a finding stands in, in every language', async () => {
		search = await searchOfContent('test/fixtures/harbour');
		const headings = async (filters: object) =>
			(await items('de', 'Seite', 'sections', filters)).map(({ texts }) => texts[0]);
		expect(await headings({})).toContain('Innere Seite');
		expect(await headings({ hasFinding: true })).toEqual(['Innere Seite']);
		search = await searchOfContent('test/fixtures/search');
	});

	it('keeps to the ports where no text has the words, and says so', async () => {
		const answer = await found('de', 'udp 7443 nirgends');
		expect(answer.isWithoutWords).toBe(true);
		expect((await search.items(answer.hits.flows, 'de'))[0]?.id).toBe('beacon/2/udp-7443');
		expect((await found('de', 'udp nirgends')).count).toBe(0);
	});
});
