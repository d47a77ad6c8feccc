import type { Passage } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type CheckContext, type Draft, type PassageScope, peers } from './check.ts';
import { foreign } from './presence.ts';
import { isNamed } from './terms.ts';

/** A dash with its blanks between a protocol and what is said of it. */
const APART = /^\s+[-–—:]\s+(?=\S)/u;
/** A hyphen that makes one word of the two. */
const FUSED = /^-(?=\p{L})/u;

/**
 * A cell that makes one word of a protocol and what is said of it (`TCP-Clients`), where all peers have a dash with blanks
 * between the two.
 */
export function* fusedProtocols(scope: PassageScope, context: CheckContext): Generator<Draft> {
	const { passages, cell, position } = scope;
	const { witnesses } = context;
	if (!cell || (cell.column.field !== 'protocol' && cell.column.field !== 'port')) return;
	for (const [locale, passage] of Object.entries(passages)) {
		const fact = passage.facts.find(isNamed);
		const after = fact ? passage.text.slice(fact.end) : '';
		const mark = FUSED.exec(after)?.[0];
		if (!fact || !mark || locale === witnesses.source) continue;
		const theirs = foreign(passages, locale, witnesses);
		const marks = theirs.map((peer) => markAfter(peer, fact.value));
		const [expected] = marks;
		if (!expected || marks.includes(undefined) || new Set(theirs.map(({ place }) => place.locale)).size < 2) continue;
		const gap = { start: fact.end, end: fact.end + mark.length };
		yield {
			confidence: 0.8,
			locale,
			place: context.place(passage, fact.start, gap.end),
			...position(locale),
			message: { key: 'checks.separator-missing.key', values: { actual: mark, expected: expected.trim() } },
			actual: mark,
			expected,
			suggestion: replaceSpans(passage.text, [{ ...gap, text: expected }]),
			evidence: peers(passages, locale, witnesses.source),
			subject: passage,
		};
	}
}

function markAfter({ text, facts }: Passage, value: string): string | undefined {
	const fact = facts.find((each) => isNamed(each) && each.value === value);
	return fact ? APART.exec(text.slice(fact.end))?.[0] : undefined;
}
