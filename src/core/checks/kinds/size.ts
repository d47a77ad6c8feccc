import type { Fact, Segment } from '../../model.ts';
import type { ComparedKind, Item } from '../compared-kind.ts';

/** Bytes, octets and bits with a prefix, in Latin and Cyrillic letters. */
const SIZE = /^([kmgtpкмгтп])(?:i?(?:b|o|bit|byte|octet)s?|и?(?:б|бит|байт)\p{L}{0,2})(?:\/\p{L}+|ps)?$/iu;
const PREFIXES: Readonly<Record<string, string>> = { к: 'K', м: 'M', г: 'G', т: 'T', п: 'P' };

/** Amounts of data and their rates; the key is the number and the decimal prefix of its unit: `64 T`. */
function sizesIn({ facts }: Segment): Item[] {
	return facts.flatMap((fact: Fact) => {
		const prefix = fact.kind === 'number' ? SIZE.exec(fact.unit ?? '')?.[1]?.toLowerCase() : undefined;
		return fact.kind === 'number' && prefix
			? [{ start: fact.start, end: fact.end, key: `${fact.value} ${PREFIXES[prefix] ?? prefix.toUpperCase()}` }]
			: [];
	});
}

const amountOf = ({ key }: Item) => key.split(' ')[0];

/** The same number with mega in one language where the others say giga. */
export const size: ComparedKind = {
	check: 'number-mismatch',
	severity: 'error',
	supersedes: ['text-untranslated'],
	appliesTo: ({ field }) => field !== 'port' && field !== 'protocol',
	items: sizesIn,
	implies: () => false,
	replacement: (expected, _, free) => free.find((item) => amountOf(item) === amountOf(expected)) ?? null,
	isTelling: ({ expected, written }) => expected !== null && written !== null,
	rewrite: () => null,
};
