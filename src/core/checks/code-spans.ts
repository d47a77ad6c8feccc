import type { Passage } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { type CheckContext, type Draft, type PassageScope, peers } from './check.ts';
import { stated } from './presence.ts';
import { replaceSpans } from './rewrite.ts';

/** Code within a text that differs from what all peers have, letter for letter, in its place: a command in translation. */
export function* differingCode({ passages, position }: PassageScope, context: CheckContext): Generator<Draft> {
	const { language, source } = context.witnesses;
	for (const [locale, passage] of stated(passages)) {
		if (locale === source) continue;
		const foreign = stated(passages).flatMap(([other, peer]) => (language(other) === language(locale) ? [] : [peer]));
		const languages = new Set(foreign.map(({ place }) => language(place.locale)));
		const theirs = foreign.map(codesIn);
		const [first] = theirs;
		if (!first || languages.size < 2) continue;
		const own = codesIn(passage);
		const lost = first.filter(
			({ text }) => theirs.every((codes) => has(codes, text)) && !own.some((code) => code.text === text),
		);
		const added = own.filter(({ text }) => !theirs.some((codes) => has(codes, text)));
		const [expected, code] = [lost[0], added[0]];
		if (!expected || !code || lost.length > 1 || added.length > 1 || isFree(code.text, expected.text)) continue;
		yield {
			confidence: 0.85,
			locale,
			place: context.place(passage, code.start, code.end),
			...position(locale),
			message: {
				key: 'checks.identifier-mismatch.message',
				values: { actual: code.text, expected: expected.text },
			},
			actual: code.text,
			expected: expected.text,
			suggestion: replaceSpans(passage.text, [{ ...code, text: expected.text }]),
			evidence: peers(passages, locale, source),
			subject: passage,
		};
	}
}

interface Code {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

const codesIn = ({ text, marks }: Passage): Code[] =>
	marks.flatMap(({ kind, start, end }) =>
		kind === 'code' ? { start, end, text: comparable(text.slice(start, end)) } : [],
	);

const has = (codes: readonly Code[], text: string) => codes.some((code) => code.text === text);

/** Whether two pieces of code differ only in what is free to differ: placeholders, quoted text, letter case, blanks. */
function isFree(a: string, b: string): boolean {
	const [one, other] = [a, b].map((text) => text.toLowerCase().replace(/<[^<>]*>|"[^"]*"|'[^']*'|\s+/g, ''));
	return one === other || /^\p{L}+$/u.test(a);
}
