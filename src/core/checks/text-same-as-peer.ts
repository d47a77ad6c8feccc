import type { Locale } from '../model.ts';
import { normalizeText } from '../text/index.ts';
import { type Check, type CheckContext, type Diagnostic, peers, type TranslationUnit } from './check.ts';
import { translationUnits } from './translation-units.ts';

/** Texts that are the same, to the letter, in two languages, and nothing tells whose they are; one finding for each pair of locales. */
const check: Check = {
	id: 'text-same-as-peer',
	family: 'language',
	scope: 'topic',
	severity: 'info',
	*run({ topic }, context) {
		const same = translationUnits(topic).flatMap((unit) => [...sameTexts(unit, context)]);
		for (const [locales, group] of Map.groupBy(same, (each) => each.locales)) {
			const diagnostics = group.map(({ diagnostic }) => diagnostic);
			const [first] = diagnostics as [Diagnostic, ...Diagnostic[]];
			const words = diagnostics.reduce((most, { actual }) => Math.max(most, sentenceWords(actual ?? '')), 0);
			yield {
				...first,
				confidence: 1 - 1 / Math.max(1, words),
				message: { key: 'checks.text-same-as-peer.message', values: { count: diagnostics.length, locales } },
				alsoTargets: diagnostics.flatMap((diagnostic) => diagnostic.alsoTargets ?? []),
				features: { alike: Math.log2(diagnostics.length), 'sentence-words': Math.log2(1 + words) },
			};
		}
	},
};
export default check;

function* sameTexts(
	{ segments, field, code, position }: TranslationUnit,
	{ reliability }: CheckContext,
): Generator<{ locales: string; diagnostic: Diagnostic }> {
	if (code || field === 'port' || field === 'protocol') return;
	const texts = new Map<string, Locale[]>();
	for (const [locale, { text }] of Object.entries(segments)) {
		const key = normalizeText(text).toLowerCase();
		texts.set(key, [...(texts.get(key) ?? []), locale]);
	}
	for (const [text, locales] of texts) {
		const [first] = locales;
		const segment = first === undefined ? undefined : segments[first];
		const languages = new Set(locales.map(reliability.language));
		if (!segment || first === undefined || languages.size < 2 || sentenceWords(text) < 2) continue;
		const list = locales.join(', ');
		yield {
			locales: list,
			diagnostic: {
				confidence: 0.5,
				locale: null,
				location: segment.location,
				...position(first),
				message: { key: 'checks.text-same-as-peer.message', values: { count: 1, locales: list } },
				actual: segment.text,
				evidence: peers(segments, first, reliability.source, locales),
				target: segment,
				alsoTargets: locales.flatMap((locale) => segments[locale] ?? []),
			},
		};
	}
}

/** Words as only running text has them: without digits, signs or inner capitals. */
function sentenceWords(text: string): number {
	return text.split(/\s+/).filter((word) => /^["'„“«(]?\p{L}{2,}[.,;:!?)"'”»]*$/u.test(word)).length;
}
