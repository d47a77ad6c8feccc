/** Bounds: signs and words that make a number or a version the least or the most of what is meant. */
import type { Fact } from '../model.ts';
import type { Lexicon } from './words.ts';

type Comparator = Extract<Fact, { kind: 'comparator' }>;

const SIGN = /(?<![^\s([\uff08,])(>=|<=|[<>\u2264\u2265\u2a7d\u2a7e\u2266\u2267])(?= ?v?\d)/gu;
const HAS_SIGN = /[<>\u2264\u2265\u2a7d\u2a7e\u2266\u2267]/;
const PLUS = /(?<=\d)\+(?![\d+])/g;
const VALUES: Readonly<Record<string, Comparator['value']>> = {
	'>=': '>=',
	'\u2265': '>=',
	'\u2a7e': '>=',
	'\u2267': '>=',
	'<=': '<=',
	'\u2264': '<=',
	'\u2a7d': '<=',
	'\u2266': '<=',
	'>': '>',
	'<': '<',
};
/** The words of a vocabulary that bound numbers, and how. */
const BOUNDS = [
	['atLeast', '>='],
	['atMost', '<='],
	['moreThan', '>'],
	['lessThan', '<'],
] as const;
/** What may stand between a number and the words that bound it: a unit, a bracket. */
const NUMBER_BEFORE = /\d[\p{L}\d.%+]*(?: ?\p{L}{1,12})?[)"]? ?[,(]? ?$/u;
const NUMBER_AFTER = /^ ?(?:\p{L}{1,20} ){0,2}v?\d/u;

/** Every bound of a folded text; `lower` is the text in lower case, of the same length. */
export function findComparators(lower: string, lexicon: Lexicon): Comparator[] {
	if (!/\d/.test(lower)) return [];
	const found: Comparator[] = [];
	for (const { 1: sign = '', index } of HAS_SIGN.test(lower) ? lower.matchAll(SIGN) : [])
		found.push({ kind: 'comparator', value: VALUES[sign] ?? '>=', start: index, end: index + sign.length });
	for (const { index } of lower.includes('+') ? lower.matchAll(PLUS) : [])
		found.push({ kind: 'comparator', value: '>=', start: index, end: index + 1 });
	const bounding = BOUNDS.flatMap(([words, value]) =>
		lexicon[words].all(lower).map((stretch) => ({ ...stretch, value })),
	);
	for (const { start, end, value } of outermost(bounding)) {
		const isAfter = NUMBER_BEFORE.test(lower.slice(Math.max(0, start - 30), start));
		const isBefore = NUMBER_AFTER.test(lower.slice(end, end + 30));
		// Between two numbers it makes a range of them: `50000 bis 59999`.
		const isRange = isAfter && isBefore && lexicon.to.has(lower.slice(start, end));
		if ((isAfter || isBefore) && !isRange) found.push({ kind: 'comparator', value, start, end });
	}
	return found;
}

/** Those within no other one: `more than` in `no more than` says nothing. */
function outermost<S extends { readonly start: number; readonly end: number }>(stretches: readonly S[]): S[] {
	let reached = 0;
	return [...stretches]
		.sort((a, b) => a.start - b.start || b.end - a.end)
		.filter(({ end }) => {
			const isOuter = end > reached;
			reached = Math.max(reached, end);
			return isOuter;
		});
}
