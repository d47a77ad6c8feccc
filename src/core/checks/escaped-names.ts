import { replaceSpans } from '../text/index.ts';
import { type CheckContext, type Diagnostic, peers, type TranslationUnit } from './check.ts';
import { nonEmpty, otherLanguages } from './presence.ts';

/** Within a path a backslash parts its folders: `C: \ logs \tide.log`. */
const PATH = /:\s?\\|\w\\|\\\s/;
const ESCAPED = /(?<![\w.:\\%-])\\([$%_*]?[A-Za-z_]\w{2,})/g;

/** A name with a backslash before it (`\$host`), where all peers have it without one, and none has it with. */
export function* escapedNames({ segments, position }: TranslationUnit, context: CheckContext): Generator<Diagnostic> {
	const { locate, reliability } = context;
	for (const [locale, segment] of nonEmpty(segments)) {
		if (!segment.text.includes('\\') || PATH.test(segment.text)) continue;
		const others = otherLanguages(segments, locale, reliability);
		const escaped = [...segment.text.matchAll(ESCAPED)].filter(
			({ 0: written, 1: name = '' }) =>
				others.length > 0 && others.every(({ text }) => text.includes(name) && !text.includes(written)),
		);
		const [first] = escaped;
		if (!first) continue;
		const [actual, expected = ''] = first;
		yield {
			confidence: 0.8,
			locale,
			location: locate(segment, first.index, first.index + actual.length),
			...position(locale),
			message: { key: 'checks.identifier-mismatch.mistyped', values: { actual, expected } },
			actual,
			expected,
			suggestion: replaceSpans(
				segment.text,
				escaped.map(({ index }) => ({ start: index, end: index + 1, text: '' })),
			),
			evidence: peers(segments, locale, reliability.source),
			target: segment,
			features: { 'name-escaped': Math.log2(1 + escaped.length), 'name-escaped-peers': Math.log2(others.length) },
		};
	}
}
