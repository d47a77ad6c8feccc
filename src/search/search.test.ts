import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query.ts';
import type { SearchRecord } from './records.ts';
import { createSearch } from './search.ts';

function record(id: string, from: number, to: number, rest: Partial<SearchRecord> = {}): SearchRecord {
	return {
		...{ id, anchor: id, topic: 't', slug: 't', titles: {}, texts: {}, source: {}, destination: {} },
		...{ role: {}, service: {}, witnesses: {} },
		...{ ports: [{ from, to }], transports: ['tcp'], protocols: [], security: [], hasFinding: false },
		...rest,
	};
}

function find(records: readonly SearchRecord[], text: string, reader: string | null = null): string[] {
	return createSearch(records)(parseQuery(text), reader).map((hit) =>
		hit.locale ? `${hit.record.id} ${hit.locale}` : hit.record.id,
	);
}

describe('searching ports', () => {
	const records = [
		record('all', 0, 65535),
		record('4434', 4434, 4434),
		record('wide', 400, 500, { transports: ['udp'] }),
		record('443', 443, 443, { protocols: ['https'], security: ['tls'] }),
		record('44300', 44300, 44300),
		record('two', 80, 80, { ports: [80, 443].map((port) => ({ from: port, to: port })) }),
	];

	it('finds the exact port first, then the ranges that hold it, the narrower first, and never a prefix', () => {
		expect(find(records, '443')).toEqual(['443', 'two', 'wide', 'all']);
		expect(find(records, '4434')).toEqual(['4434', 'all']);
		expect(find(records, '44')).toEqual(['all']);
	});

	it('finds the exact range, then what holds it, what it holds, and what shares a part', () => {
		expect(find(records, '400-500')).toEqual(['wide', 'all', '443', 'two']);
		expect(find(records, '490-4434')).toEqual(['all', '4434', 'wide']);
	});

	it('holds a hit to the transport and the protocols of a tuple', () => {
		expect(find(records, 'udp/443')).toEqual(['wide']);
		expect(find(records, 'HTTPS/TCP/443')).toEqual(['443']);
		expect(find(records, 'TLS/443')).toEqual(['443']);
		expect(find(records, 'sip/tcp/443')).toEqual([]);
	});

	it('finds a protocol by its name alone, and nothing for an empty query', () => {
		expect(find([record('a', 1, 1, { protocols: ['https'], texts: { de: ['x'] } })], 'https')).toEqual(['a de']);
		expect(find(records, ' ')).toEqual([]);
	});
});

describe('searching words', () => {
	const records = [
		record('title', 1, 1, { titles: { de: 'Leuchtturm' }, texts: { de: ['Boje'] } }),
		record('inside', 2, 2, { texts: { de: ['Hafenleuchtturmwärter'], it: ['guardiano'] } }),
		record('whole', 3, 3, { texts: { de: ['Der Leuchtturm – an'], it: ['il faro è acceso'] } }),
		record('start', 4, 4, { texts: { de: ['Leuchtturmbetrieb'], 'zh-CN': ['灯塔信号转发服务器'] } }),
	];

	it('prefers whole words, then starts, then compounds, then the title', () => {
		expect(find(records, 'leuchtturm')).toEqual(['whole de', 'start de', 'inside de', 'title de']);
	});

	it('puts what the reader can read first and says in which locale each was found', () => {
		const both = [
			record('a', 1, 1, { texts: { en: ['relay relay'] } }),
			record('b', 2, 2, { texts: { de: ['Relay-Dienst'], en: ['relay'] } }),
		];
		expect(find(both, 'relay', 'de')).toEqual(['b de', 'a en']);
		expect(find(both, 'relay', 'en')).toEqual(['a en', 'b en']);
	});

	it('wants every word in one locale', () => {
		expect(find(records, 'leuchtturm an')).toEqual(['whole de']);
		expect(find(records, 'leuchtturm faro')).toEqual([]);
		expect(find(records, '3 leuchtturm')).toEqual(['whole de']);
	});

	it('minds neither case, accents, ß, nor a blank or hyphen within a compound', () => {
		const texts = { de: ['Große Straße'], it: ['Perché', 'e-mail'], fr: ['relais inverse'] };
		const one = [record('a', 1, 1, { texts })];
		for (const text of ['STRASSE', 'große', 'perche', 'PERCHÉ', 'relaisinverse'])
			expect(find(one, text), text).toHaveLength(1);
		expect(find(one, 'e-mail')).toEqual(['a it']);
		expect(find([record('b', 1, 1, { texts: { en: ['the art of'] } })], 'heart')).toEqual([]);
	});

	it('finds Chinese words as they stand, and one that stands there in part', () => {
		expect(find(records, '信号转发')).toEqual(['start zh-CN']);
		expect(find(records, '信号转发服务')).toEqual(['start zh-CN']);
		expect(find(records, '灯塔信号转发端')).toEqual(['start zh-CN']);
		expect(find(records, '信号端口')).toEqual([]);
	});

	it('takes the signs of a query as signs', () => {
		expect(find(records, '.* [x')).toEqual([]);
		expect(find([record('a', 1, 1, { texts: { en: ['C++ *.example.org'] } })], '*.example.org')).toEqual(['a en']);
	});
});
