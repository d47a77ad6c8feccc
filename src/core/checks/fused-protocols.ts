import type { Segment } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type CheckContext, type Diagnostic, peers, type TranslationUnit } from './check.ts';
import { otherLanguages } from './presence.ts';
import { isNamed } from './terms.ts';

/** A dash with its blanks between a protocol and what is said of it. */
const APART = /^\s+[-–—:]\s+(?=\S)/u;
/** A hyphen that makes one word of the two. */
const FUSED = /^-(?=\p{L})/u;

/**
 * A cell that makes one word of a protocol and what is said of it (`TCP-Clients`), where all peers have a dash with blanks
 * between the two.
 */
export function* fusedProtocols(scope: TranslationUnit, context: CheckContext): Generator<Diagnostic> {
	const { segments, cell, position } = scope;
	const { reliability } = context;
	if (!cell || (cell.column.field !== 'protocol' && cell.column.field !== 'port')) return;
	for (const [locale, segment] of Object.entries(segments)) {
		const fact = segment.facts.find(isNamed);
		const after = fact ? segment.text.slice(fact.end) : '';
		const mark = FUSED.exec(after)?.[0];
		if (!fact || !mark || locale === reliability.source) continue;
		const theirs = otherLanguages(segments, locale, reliability);
		const marks = theirs.map((peer) => markAfter(peer, fact.value));
		const [expected] = marks;
		if (!expected || marks.includes(undefined) || new Set(theirs.map(({ location }) => location.locale)).size < 2)
			continue;
		const gap = { start: fact.end, end: fact.end + mark.length };
		yield {
			confidence: 0.8,
			locale,
			location: context.locate(segment, fact.start, gap.end),
			...position(locale),
			message: { key: 'checks.separator-missing.key', values: { actual: mark, expected: expected.trim() } },
			actual: mark,
			expected,
			suggestion: replaceSpans(segment.text, [{ ...gap, text: expected }]),
			evidence: peers(segments, locale, reliability.source),
			target: segment,
		};
	}
}

function markAfter({ text, facts }: Segment, value: string): string | undefined {
	const fact = facts.find((each) => isNamed(each) && each.value === value);
	return fact ? APART.exec(text.slice(fact.end))?.[0] : undefined;
}
