import type { Segment } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type CheckContext, type Diagnostic, peers, type TranslationUnit } from './check.ts';
import { otherLanguages } from './presence.ts';

/** Names that stay as they are in every language: they have a capital or a digit. */
const TOKEN = /[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?/g;
const LONG = 3;

/** Two names that all peers part, run together in one cell. */
export function* fusedTokens(
	{ segments, cell, position }: TranslationUnit,
	context: CheckContext,
): Generator<Diagnostic> {
	if (!cell) return;
	const { source, language } = context.reliability;
	for (const [locale, segment] of Object.entries(segments)) {
		const theirs = otherLanguages(segments, locale, context.reliability);
		const [model] = theirs;
		if (!model || locale === source || new Set(theirs.map(({ location }) => language(location.locale))).size < 2)
			continue;
		const fused = pairsIn(model).find(
			({ left, right }) =>
				tokensIn(segment).includes(left + right) &&
				theirs.every((peer) => [left, right].every((token) => tokensIn(peer).includes(token))),
		);
		if (!fused) continue;
		const { left, right, between } = fused;
		const start = segment.text.indexOf(left + right);
		const at = start + left.length;
		yield {
			confidence: 0.85,
			locale,
			location: context.locate(segment, start, at + right.length),
			...position(locale),
			message: { key: 'checks.separator-missing.message', values: { first: left, second: right } },
			actual: left + right,
			expected: `${left}${between}${right}`,
			suggestion: replaceSpans(segment.text, [{ start: at, end: at, text: between }]),
			evidence: peers(segments, locale, source),
			target: segment,
		};
	}
}

const tokensIn = ({ text }: Segment): string[] => text.match(TOKEN) ?? [];

interface Pair {
	readonly left: string;
	readonly right: string;
	/** The mark of a list, with its blanks. */
	readonly between: string;
}

function pairsIn({ text }: Segment): Pair[] {
	const tokens = [...text.matchAll(TOKEN)].filter(([token]) => token.length >= LONG && /[A-Z\d]/.test(token));
	return tokens.slice(1).flatMap((token, at) => {
		const before = tokens[at] as RegExpExecArray;
		const between = text.slice(before.index + before[0].length, token.index);
		return /^\s*[,，、;；/|]\s*$/.test(between) ? [{ left: before[0], right: token[0], between }] : [];
	});
}
