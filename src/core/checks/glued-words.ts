import type { Locale, Segment } from '../model.ts';
import { vocabularyOf } from '../tables/index.ts';
import { replaceSpans } from '../text/index.ts';
import { type CheckContext, type Diagnostic, peers, type TranslationUnit } from './check.ts';

/**
 * A hyphen that stands for the rest of a word (`SSL- and TLS-traffic`) and has lost the blank before the word that joins the
 * two halves. The joining words are the vocabulary's.
 */
export function* gluedWords(
	{ segments, code, position }: TranslationUnit,
	context: CheckContext,
): Generator<Diagnostic> {
	if (code) return;
	for (const [locale, segment] of Object.entries(segments)) {
		const glued = gluesIn(segment, locale, context);
		const [first] = glued;
		if (!first) continue;
		const values = { actual: segment.text.slice(first.start, first.end), word: first.word };
		yield {
			severity: 'info',
			confidence: 0.8,
			locale,
			location: context.locate(segment, first.start, first.end),
			...position(locale),
			message: { key: 'checks.separator-missing.blank', values },
			actual: values.actual,
			expected: values.actual.replace(`-${first.word}`, `- ${first.word}`),
			suggestion: replaceSpans(
				segment.text,
				glued.map(({ end, word }) => ({ start: end - word.length, end: end - word.length, text: ' ' })),
			),
			evidence: peers(segments, locale, context.reliability.source),
			target: segment,
		};
	}
}

/** Shorter words may be parts of a name. */
const LONG = 3;

function gluesIn({ text, facts, marks }: Segment, locale: Locale, { settings }: CheckContext) {
	const words = vocabularyOf(settings.vocabularies, locale).and.filter(
		(word) => /^\p{L}+$/u.test(word) && word.length >= LONG,
	);
	if (words.length === 0 || !text.includes('-')) return [];
	const taken = [...marks.filter(({ kind }) => kind === 'code'), ...facts.filter(({ kind }) => kind === 'url')];
	const glue = new RegExp(`[\\p{L}\\p{N}]+-(${words.join('|')})(?=\\s)`, 'gu');
	return [...text.matchAll(glue)].flatMap((match) => {
		const [start, end] = [match.index, match.index + match[0].length];
		return taken.some((one) => one.start < end && one.end > start) ? [] : [{ start, end, word: match[1] ?? '' }];
	});
}
