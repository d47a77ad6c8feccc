import type { Locale, Segment, Topic } from '../model.ts';
import { vocabularyOf } from '../tables/index.ts';
import { replaceSpans } from '../text/index.ts';
import { type CheckContext, type Diagnostic, peers, type TranslationUnit } from './check.ts';
import { walk } from './translation-units.ts';

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
			features: { 'blank-kept': keptBlank(locale, context) },
		};
	}
}

const known = new WeakMap<readonly Topic[], Map<Locale, number>>();

/** How much oftener a locale keeps the blank than not, as a logarithm. */
function keptBlank(locale: Locale, context: CheckContext): number {
	const byLocale = known.get(context.topics) ?? new Map<Locale, number>();
	known.set(context.topics, byLocale);
	const parted = wordAfter(locale, context, '- ');
	let [kept, lost] = [0, 0];
	if (!byLocale.has(locale) && parted) {
		for (const topic of context.topics)
			for (const { segments } of walk(topic)) {
				const segment = segments[locale];
				if (!segment?.text.includes('-')) continue;
				kept += segment.text.match(parted)?.length ?? 0;
				lost += gluesIn(segment, locale, context).length;
			}
		byLocale.set(locale, Math.log((kept + 0.5) / (lost + 0.5)));
	}
	return byLocale.get(locale) ?? 0;
}

/** Shorter words may be parts of a name. */
const LONG = 3;

/** A word with a hyphen, and the joining word after it; null where the vocabulary has none. */
function wordAfter(locale: Locale, { settings }: CheckContext, gap: string): RegExp | null {
	const words = vocabularyOf(settings.vocabularies, locale)
		.and.filter((word) => /^\p{L}+$/u.test(word) && word.length >= LONG)
		.join('|');
	if (words === '') return null;
	const key = `${gap}${words}`;
	const pattern = patterns.get(key) ?? new RegExp(`[\\p{L}\\p{N}]+${gap}(${words})(?=\\s)`, 'gu');
	patterns.set(key, pattern);
	return pattern;
}

/** By the gap and the words. */
const patterns = new Map<string, RegExp>();

function gluesIn({ text, facts, marks }: Segment, locale: Locale, context: CheckContext) {
	const glue = text.includes('-') ? wordAfter(locale, context, '-') : null;
	if (!glue) return [];
	const taken = [...marks.filter(({ kind }) => kind === 'code'), ...facts.filter(({ kind }) => kind === 'url')];
	return [...text.matchAll(glue)].flatMap((match) => {
		const [start, end] = [match.index, match.index + match[0].length];
		return taken.some((one) => one.start < end && one.end > start) ? [] : [{ start, end, word: match[1] ?? '' }];
	});
}
