import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { answer } from './engine.ts';
import { itemsOf } from './found-item.ts';
import type { Item } from './items.ts';
import { once } from './store.ts';
import { writeIndex } from './write-index.ts';

/** A made-up word; there are some thousands, some used far more often than others. */
function word(seed: number): string {
	const at = Math.floor((seed % 9973) ** 2 / 9973) % 8200;
	return `${['ka', 'lo', 'mi', 'ne', 'pu', 'ra', 'si', 'to'][at % 8]}${at.toString(26).replace(/\d/g, 'u')}ler`;
}

/** A made-up text of so many words. */
function text(seed: number, length: number): string {
	return Array.from({ length }, (_, at) => word(seed * 131 + at * 17)).join(' ');
}

/** A port that many topics have, one of the topic's own, or a range that holds those of all topics after it. */
function portsOf(topic: number): { from: number; to: number } {
	const from = topic % 3 === 0 ? 443 : 1000 + topic;
	return { from, to: topic % 40 === 1 ? 65_535 : from };
}

/** The rows and sections of a site of so many topics in two languages. */
function* itemsOfSite(topics: number): Generator<Item> {
	const none = { alternatives: [], findings: () => [], hasFinding: false, isLinks: false, headings: {} };
	const each = <Value>(value: Value) => ({ de: value, it: value });
	for (let topic = 0; topic < topics; topic++)
		yield {
			...{ ...none, kind: 'flows', id: `${topic}/1/tcp-443`, topic: String(topic), titles: each(text(topic, 4)) },
			...{ texts: each([text(topic, 12)]), anchors: {} },
			flow: {
				...{ transports: ['tcp'], protocols: ['https'], security: [] },
				ports: [portsOf(topic)],
			},
		};
	for (let topic = 0; topic < topics; topic++)
		yield {
			...{ ...none, kind: 'sections', id: `${topic}/start`, topic: String(topic), titles: each(text(topic, 4)) },
			...{ texts: each([text(topic, 3), text(topic + 7, 120)]), anchors: {}, flow: null },
		};
}

describe('the bytes of a first query on a site of thousands of topics', () => {
	let files: ReadonlyMap<string, () => string>;

	beforeAll(() => {
		files = writeIndex({
			...{ locales: ['de', 'it'], source: null, items: itemsOfSite(2000) },
			lexicon: { words: [], translationsOf: () => [] },
			topicFor: (locale, id) => ({ id, slug: id, title: id, locale }),
			textsFor: () => ({ texts: {}, names: {} }) as never,
		});
	}, 60_000);

	it.each([
		['443', 15_000],
		['https/tcp/443', 10_000],
		['2990', 10_000],
		[word(40 * 131), 45_000],
		[`443 ${word(42 * 131)}`, 45_000],
		[text(40, 3), 45_000],
		[[40, 47, 54, 61, 68].map((topic) => word(topic * 131)).join(' '), 30_000],
		[`${word(40 * 131).slice(0, 3)}${word(40 * 131).slice(4)}`, 45_000],
	])('%s', async (query, most) => {
		let bytes = 0;
		const load = once(async (name) => {
			const text = files.get(`${name}.json`)?.() ?? '';
			bytes += gzipSync(text).length;
			return JSON.parse(text);
		});
		const { order, hits, count } = await answer(load, 'de', { text: query, filters: {} });
		for (const [at, kind] of order.entries()) await itemsOf(load, hits[kind].slice(0, at === 0 ? 6 : 3), 'de');
		expect(count).toBeGreaterThan(0);
		expect(bytes).toBeLessThan(most);
	});
});
