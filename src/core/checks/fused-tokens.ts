import type { Passage } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type CheckContext, type Draft, type PassageScope, peers } from './check.ts';
import { foreign } from './presence.ts';

/** Names that stay as they are in every language: they have a capital or a digit. */
const TOKEN = /[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?/g;
const LONG = 3;

/** Two names that all peers part, run together in one cell. */
export function* fusedTokens({ passages, cell, position }: PassageScope, context: CheckContext): Generator<Draft> {
	if (!cell) return;
	const { source, language } = context.witnesses;
	for (const [locale, passage] of Object.entries(passages)) {
		const theirs = foreign(passages, locale, context.witnesses);
		const [model] = theirs;
		if (!model || locale === source || new Set(theirs.map(({ place }) => language(place.locale))).size < 2) continue;
		const fused = pairsIn(model).find(
			({ left, right }) =>
				tokensIn(passage).includes(left + right) &&
				theirs.every((peer) => [left, right].every((token) => tokensIn(peer).includes(token))),
		);
		if (!fused) continue;
		const { left, right, between } = fused;
		const start = passage.text.indexOf(left + right);
		const at = start + left.length;
		yield {
			confidence: 0.85,
			locale,
			place: context.place(passage, start, at + right.length),
			...position(locale),
			message: { key: 'checks.separator-missing.message', values: { first: left, second: right } },
			actual: left + right,
			expected: `${left}${between}${right}`,
			suggestion: replaceSpans(passage.text, [{ start: at, end: at, text: between }]),
			evidence: peers(passages, locale, source),
			subject: passage,
		};
	}
}

const tokensIn = ({ text }: Passage): string[] => text.match(TOKEN) ?? [];

interface Pair {
	readonly left: string;
	readonly right: string;
	/** The mark of a list, with its blanks. */
	readonly between: string;
}

function pairsIn({ text }: Passage): Pair[] {
	const tokens = [...text.matchAll(TOKEN)].filter(([token]) => token.length >= LONG && /[A-Z\d]/.test(token));
	return tokens.slice(1).flatMap((token, at) => {
		const before = tokens[at] as RegExpExecArray;
		const between = text.slice(before.index + before[0].length, token.index);
		return /^\s*[,，、;；/|]\s*$/.test(between) ? [{ left: before[0], right: token[0], between }] : [];
	});
}
