import type { Fact, Passage } from '../model.ts';
import { settle } from '../reconcile/index.ts';
import { type CheckContext, type Draft, type PassageScope, peers } from './check.ts';
import { stated } from './presence.ts';

/** Amounts of data and their rates: the same numbers in all locales, but in one of them mega where the others say giga. */
export function* sizesIn({ passages, position }: PassageScope, { witnesses, place }: CheckContext): Generator<Draft> {
	const texts = stated(passages).filter(([, passage]) => sizes(passage).length > 0);
	const claim = settle(
		texts.map(([locale, passage]) => ({
			locale,
			value: sizes(passage)
				.map(({ key }) => key)
				.sort()
				.join(', '),
		})),
		witnesses,
	);
	if (claim.value === null) return;
	const right = claim.value.split(', ');
	for (const [locale, passage] of texts) {
		if (!claim.dissent.includes(locale)) continue;
		const wrong = sizes(passage).filter(({ key }) => !right.includes(key));
		const lost = right.filter((key) => !sizes(passage).some((size) => size.key === key));
		const [size] = wrong;
		if (!size || wrong.length > 1 || lost.length !== 1 || amountOf(lost[0]) !== amountOf(size.key)) continue;
		yield {
			confidence: claim.confidence,
			locale,
			place: place(passage, size.fact.start, size.fact.end),
			...position(locale),
			message: { key: 'checks.number-mismatch.message', values: { actual: size.key, expected: lost[0] as string } },
			actual: size.key,
			expected: lost[0] ?? null,
			suggestion: null,
			evidence: peers(passages, locale, witnesses.source, claim.dissent),
			subject: passage,
		};
	}
}

type NumberFact = Extract<Fact, { kind: 'number' }>;

interface Size {
	readonly fact: NumberFact;
	/** The number and the decimal prefix of its unit: `64 T`. */
	readonly key: string;
}

/** Bytes, octets and bits with a prefix, in Latin and Cyrillic letters. */
const SIZE = /^([kmgtpкмгтп])(?:i?(?:b|o|bit|byte|octet)s?|и?(?:б|бит|байт)\p{L}{0,2})(?:\/\p{L}+|ps)?$/iu;
const PREFIXES: Readonly<Record<string, string>> = { к: 'K', м: 'M', г: 'G', т: 'T', п: 'P' };

function sizes({ facts }: Passage): Size[] {
	return facts.flatMap((fact) => {
		const prefix = fact.kind === 'number' ? SIZE.exec(fact.unit ?? '')?.[1]?.toLowerCase() : undefined;
		return fact.kind === 'number' && prefix
			? [{ fact, key: `${fact.value} ${PREFIXES[prefix] ?? prefix.toUpperCase()}` }]
			: [];
	});
}

const amountOf = (key: string | undefined) => key?.split(' ')[0];
