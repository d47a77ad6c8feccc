import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '../src/core/index.ts';
import type { Engine } from '../src/site/search/engine.ts';
import { showHit } from '../src/site/search/hit.ts';
import type { Kind } from '../src/site/search/items.ts';
import { enginesOf } from './search-engine.ts';

/** A query, its reader, and what should come first of a kind: a record's id, a port, a section's number; null for nothing. */
interface Golden {
	readonly reader: Locale;
	readonly query: string;
	readonly kind: Kind;
	readonly first: string | null;
	/** The locale whose words should have matched. */
	readonly matched?: Locale;
}

const goldens: Record<string, Golden[]> = JSON.parse(
	readFileSync(new URL('golden-queries.json', import.meta.url), 'utf8'),
);

describe.each(Object.entries(goldens))('golden queries on %s', (content, queries) => {
	let engines: (reader: Locale) => Engine;

	beforeAll(async () => {
		engines = await enginesOf(content);
	});

	it.each(queries)('$reader: $query → $kind $first', ({ reader, query, kind, first, matched }) => {
		const [hit] = engines(reader).answer({ text: query, filters: {} }).hits[kind];
		expect(hit?.record.id ?? null).toBe(first);
		if (matched) expect(hit?.locale).toBe(matched);
	});
});

describe('the search of the site', () => {
	let engines: (reader: Locale) => Engine;
	const found = (reader: Locale, text: string, filters = {}) => engines(reader).answer({ text, filters });

	beforeAll(async () => {
		engines = await enginesOf('test/fixtures/search');
	});

	it('filters by topic, protocol, locale and finding', () => {
		const flows = (filters: object) => found('de', '7443', filters).hits.flows.map(({ record }) => record.id);
		expect(flows({ protocol: 'udp' })).toEqual(['beacon/2/udp-7443', 'beacon/1/udp-7000-7999']);
		expect(flows({ protocol: 'https' })).toEqual(['beacon/1/https-tcp-7443']);
		expect(flows({ topic: 'beacon' })).toHaveLength(3);
		expect(flows({ topic: 'other' })).toEqual([]);
		expect(flows({ locale: 'fr' })).toEqual([]);
		expect(flows({ hasFinding: true })).toEqual([]);
		expect(found('de', 'Lotsen', { locale: 'it' }).count).toBe(0);
		expect(found('de', 'pilot', { locale: 'it' }).hits.flows).toHaveLength(1);
	});

	it('knows which section a finding stands in, in every language', async () => {
		const engines = await enginesOf('test/fixtures/harbour');
		const headings = (filters: object) =>
			engines('en')
				.answer({ text: 'Seite', filters })
				.hits.sections.map(({ record }) => record.texts.de?.[0]);
		expect(headings({})).toContain('Innere Seite');
		expect(headings({ hasFinding: true })).toEqual(['Innere Seite']);
	});

	it('shows a hit in the reader’s language, and what matched in its own', () => {
		const engine = engines('it');
		const { query, hits } = engine.answer({ text: 'Lastenausgleich', filters: {} });
		const [hit] = hits.flows;
		if (!hit) throw new Error('no hit');
		const shown = showHit(hit, { base: '/docs/', reader: 'it', query, pieces: engine.pieces });
		expect(shown.href).toBe('/docs/it/beacon/#t1-https-tcp-7443');
		expect(shown.summary?.lang).toBe('it');
		expect(shown.summary?.stretches.map(({ text }) => text).join('')).toContain('Bilanciatore del carico');
		expect(shown.found).toEqual({
			lang: 'de',
			stretches: [
				{ text: 'Lastenausgleich', isHit: true },
				{ text: 'ssystem', isHit: false },
			],
		});
	});

	it('says which language matched also where that is the one shown, for want of the reader’s', async () => {
		const engine = (await enginesOf('content'))('it');
		const { query, hits } = engine.answer({ text: 'Lastenausgleich', filters: {} });
		const [hit] = hits.flows;
		if (!hit) throw new Error('no hit');
		const { summary, found } = showHit(hit, { base: '/', reader: 'it', query, pieces: engine.pieces });
		expect(summary?.lang).toBe('de');
		expect(found).toEqual({ lang: 'de', stretches: [] });
	});

	it('leads to a section in the reader’s language by the heading that is its translation', () => {
		const engine = engines('de');
		const { query, hits } = engine.answer({ text: '证书', filters: {} });
		const [hit] = hits.sections;
		if (!hit) throw new Error('no hit');
		const shown = showHit(hit, { base: '/', reader: 'de', query, pieces: engine.pieces });
		expect(shown.href).toBe('/de/beacon/#s-zertifikate-erneuern');
		expect(shown.title.stretches).toEqual([{ text: 'Zertifikate erneuern', isHit: false }]);
	});

	it('keeps to the ports where no text has the words, and says so', () => {
		const { isWithoutWords, hits } = found('de', 'udp 7443 nirgends');
		expect(isWithoutWords).toBe(true);
		expect(hits.flows[0]?.record.id).toBe('beacon/2/udp-7443');
		expect(found('de', 'udp nirgends').count).toBe(0);
	});
});
