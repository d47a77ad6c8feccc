import type { Block, Fact, Passage, Row, Table } from '../model.ts';
import { comparable } from '../normalise/index.ts';

/** What can be compared across languages: facts, words and whole texts, each as one string. */
export type Features = ReadonlySet<string>;

/** Shorter words than three letters are alike by chance, but in scripts that write words in one or two. */
const WORD = /[\p{L}\p{M}][\p{L}\p{M}\p{N}]{2,}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}/gu;
const HAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u;

/** A row's features: those of its cells, and its flow as one. */
export function rowFeatures(row: Row): Features {
	const features = new Set<string>();
	for (const cell of new Set(row.cells)) addPassage(cell, features);
	const { ports, transports, protocols, security } = row.flow;
	if (ports.length > 0)
		features.add(`flow:${[...ports.map(rangeKey), ...transports, ...protocols, ...security].join('/')}`);
	return features;
}

/** A table's features: its rows' facts and flows, its heading's anchor. */
export function tableFeatures(table: Table): Features {
	const features = new Set<string>([`width:${table.columns.length}`]);
	if (table.anchor) features.add(`anchor:${table.anchor}`);
	for (const word of wordsOf(table.heading)) features.add(`word:${word}`);
	for (const row of table.rows) for (const feature of rowFeatures(row)) features.add(feature);
	return features;
}

/** A column's features, each tied to the row it stands in (`keys` names the aligned rows). */
export function columnFeatures(table: Table, column: number, keys: readonly number[]): Features {
	const features = new Set<string>();
	const field = table.columns[column]?.field;
	if (field && field !== 'other') features.add(`field:${field}`);
	const header = new Set<string>();
	for (const row of table.headers) if (row.cells[column]) addPassage(row.cells[column], header);
	for (const feature of header) features.add(`header:${feature}`);
	for (const row of table.rows) {
		const cell = row.cells[column];
		const own = new Set<string>();
		if (cell) addPassage(cell, own);
		for (const feature of own) features.add(`${keys[row.index]}:${feature}`);
	}
	return features;
}

/** A piece of prose's features: its facts and words, its kind, its anchor. */
export function blockFeatures(block: Block): Features {
	const features = new Set<string>([`kind:${block.kind}${block.level}`]);
	if (block.anchor) features.add(`anchor:${block.anchor}`);
	if (block.admonition) features.add('admonition');
	addPassage(block, features);
	return features;
}

function addPassage(cell: Passage, features: Set<string>): void {
	for (const fact of cell.facts) {
		const key = factKey(fact);
		if (key) features.add(key);
	}
	const text = comparable(cell.text).toLowerCase();
	if (text === '') return;
	features.add(`text:${text}`);
	for (const word of wordsOf(text)) features.add(`word:${word}`);
}

/** The words of a text, folded; scripts without spaces give pairs of characters. */
export function wordsOf(text: string): string[] {
	const found = comparable(text).toLowerCase().match(WORD) ?? [];
	return found.flatMap((word) => (HAN.test(word) ? bigrams(word) : word));
}

function bigrams(text: string): string[] {
	return Array.from({ length: Math.max(1, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}

function factKey(fact: Fact): string | null {
	switch (fact.kind) {
		case 'port':
			return `number:${rangeKey(fact)}`;
		case 'number':
			return `number:${fact.value}`;
		case 'transport':
		case 'protocol':
		case 'security':
			return `protocol:${fact.value}`;
		case 'address':
		case 'url':
		case 'identifier':
			return `name:${fact.value.toLowerCase()}`;
		default:
			return null;
	}
}

function rangeKey({ from, to }: { from: number; to: number }): string {
	return from === to ? String(from) : `${from}-${to}`;
}
