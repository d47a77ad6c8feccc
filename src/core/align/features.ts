import type { Block, Fact, Row, Segment, Table } from '../model.ts';
import { normalizeText } from '../text/index.ts';
import { type Feature, featureOf, inHeader, inRow, sayingOf, stemFeature } from './numbers.ts';

/** What can be compared of something across languages, each once. */
export type Features = readonly Feature[];

/** Shorter words than three letters are alike by chance, but in scripts that write words in one or two. */
const WORD = /[\p{L}\p{M}][\p{L}\p{M}\p{N}]{2,}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}/gu;
const HAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u;
/** Simard, Foster and Isabelle (1992): related languages' words that begin with the same four letters are cognates. */
const COGNATE = 4;

/** A row's features: those of its cells. */
export function rowFeatures(row: Row): Features {
	const features = new Set<Feature>();
	let leads = false;
	for (const cell of new Set(row.cells)) {
		addPassage(cell, features);
		// The number that a row begins with tells more of which row it is than those after it.
		if (leads) continue;
		for (const fact of cell.facts) {
			const key = factKey(fact);
			if (key?.[0] !== 'number') continue;
			features.add(featureOf('lead', key[1]));
			leads = true;
		}
	}
	return [...features];
}

/** A table's features: its rows', its heading's. */
export function tableFeatures(table: Table): Features {
	const features = new Set([featureOf('width', String(table.columns.length)), featureOf('table', table.kind)]);
	if (table.anchor) features.add(featureOf('anchor', table.anchor));
	for (const word of wordsOf(table.heading)) features.add(featureOf('word', word));
	for (const row of table.headers) for (const cell of row.cells) addPassage(cell, features);
	for (const row of table.rows) for (const cell of row.cells) addPassage(cell, features);
	return [...features];
}

/** A column's features, each tied to the row it stands in (`keys` names the aligned rows). */
export function columnFeatures(table: Table, column: number, keys: readonly number[]): Features {
	// Translations seldom move a column; a table of another width has other columns.
	const features = new Set([featureOf('place', `${column} of ${table.columns.length}`)]);
	const field = table.columns[column]?.field;
	if (field && field !== 'other') features.add(featureOf('field', field));
	for (const row of table.headers)
		if (row.cells[column]) for (const feature of readText(row.cells[column]).features) features.add(inHeader(feature));
	for (const row of table.rows) {
		const cell = row.cells[column];
		if (cell) for (const feature of readText(cell).features) features.add(inRow(keys[row.index] as number, feature));
	}
	return [...features];
}

/** The numbering that a heading begins with: chapters are added before it. */
const NUMBERING = /^[\s\p{N}.)]+\s/u;

/** A piece of prose's features: its facts and words, its kind, its anchor. */
export function blockFeatures(block: Block): Features {
	const features = new Set([featureOf('kind', `${block.kind}${block.level}`)]);
	if (block.anchor) features.add(featureOf('anchor', block.anchor));
	if (block.admonition) features.add(featureOf('admonition', ''));
	if (block.kind === 'code')
		for (const line of normalizeText(block.text.replaceAll('\n', '\u0000')).split('\u0000'))
			if (/\p{L}{2}/u.test(line)) features.add(featureOf('line', line.trim()));
	addPassage(block, features, block.kind === 'heading' ? (NUMBERING.exec(block.text)?.[0].length ?? 0) : 0);
	return [...features];
}

/** What was read of texts: each cell is asked for as part of its row, its table and its column. */
let known = new WeakMap<Segment, { readonly features: Features; readonly words: readonly string[] }>();

/** Lets go of what was read: the texts live longer. */
export function forgetTexts(): void {
	known = new WeakMap();
}

/** The different words of a text. */
export const wordsIn = (segment: Segment): readonly string[] => readText(segment).words;

function readText(segment: Segment) {
	const found = known.get(segment);
	if (found) return found;
	const text = normalizeText(segment.text).toLowerCase();
	const words = distinctWords(text);
	const read = { features: [...featuresOf(segment, text, words, 0)], words: words.map(sayingOf) };
	known.set(segment, read);
	return read;
}

function addPassage(segment: Segment, features: Set<Feature>, from = 0): void {
	if (from === 0) for (const feature of readText(segment).features) features.add(feature);
	else {
		const text = normalizeText(segment.text.slice(from)).toLowerCase();
		for (const feature of featuresOf(segment, text, distinctWords(text), from)) features.add(feature);
	}
}

/** The features of a text from an offset on; `text` is what stands there, folded, and `words` are its words. */
function featuresOf(
	{ facts, marks, text: raw }: Segment,
	text: string,
	words: readonly Feature[],
	from: number,
): ReadonlySet<Feature> {
	const features = new Set<Feature>();
	for (const fact of facts) {
		const key = fact.start >= from ? factKey(fact) : null;
		if (key) features.add(featureOf(...key));
	}
	for (const { kind, start, end, href } of marks) {
		if (kind === 'code') features.add(featureOf('code', normalizeText(raw.slice(start, end))));
		const target = href?.split(/[/#]/).filter(Boolean).at(-1);
		if (target) features.add(featureOf('link', target.toLowerCase()));
	}
	if (text === '') return features;
	if (!isNumber(facts, raw.trim().length)) features.add(featureOf('text', text));
	for (const word of words) {
		features.add(word);
		const stem = stemFeature(word, stemOf);
		if (stem !== null) features.add(stem);
	}
	return features;
}

const PLAIN = /^[a-z0-9]*$/;

function stemOf(word: string): string | null {
	if (word.length <= COGNATE || HAN.test(word)) return null;
	const beginning = word.slice(0, COGNATE);
	return PLAIN.test(beginning) && PLAIN.test(word)
		? beginning
		: word.normalize('NFD').replace(/\p{M}/gu, '').slice(0, COGNATE);
}

/** Whether a text is one number, with its unit: that is compared already. */
function isNumber([first, ...others]: readonly Fact[], length: number): boolean {
	if (!first || others.length > 0) return false;
	return (first.kind === 'number' || first.kind === 'port') && first.end - first.start === length;
}

/** The words of a text, folded; scripts without spaces give pairs of characters. */
export const wordsOf = (text: string): string[] => wordsOfFolded(normalizeText(text).toLowerCase());

function wordsOfFolded(text: string): string[] {
	return (text.match(WORD) ?? []).flatMap((word) => (HAN.test(word) ? bigrams(word) : word));
}

const distinctWords = (text: string): readonly Feature[] => [
	...new Set(wordsOfFolded(text).map((word) => featureOf('word', word))),
];

function bigrams(text: string): string[] {
	return Array.from({ length: Math.max(1, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}

/** The kind and value of a fact as a feature; null where it is none. */
function factKey(fact: Fact): readonly [kind: string, value: string] | null {
	switch (fact.kind) {
		case 'port':
			return ['number', rangeKey(fact)];
		case 'number':
			return ['number', String(fact.value)];
		case 'transport':
		case 'protocol':
		case 'security':
			return ['protocol', fact.value];
		case 'address':
		case 'url':
		case 'identifier':
			return ['name', fact.value.toLowerCase()];
		default:
			return null;
	}
}

function rangeKey({ from, to }: { from: number; to: number }): string {
	return from === to ? String(from) : `${from}-${to}`;
}
