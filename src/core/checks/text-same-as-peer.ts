import type { Locale } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { type Check, type CheckContext, type Draft, type PassageScope, peers } from './check.ts';
import { passagesOf } from './passages.ts';

/** Texts that are the same, to the letter, in two languages, and nothing tells whose they are; one finding for each pair of locales. */
const check: Check = {
	id: 'text-same-as-peer',
	family: 'language',
	scope: 'topic',
	severity: 'info',
	*run({ topic }, context) {
		const found = new Map<string, Draft[]>();
		for (const passage of passagesOf(topic))
			for (const { locales, draft } of sameTexts(passage, context))
				found.set(locales, [...(found.get(locales) ?? []), draft]);
		for (const [locales, drafts] of found) {
			const [first] = drafts as [Draft, ...Draft[]];
			const words = Math.max(...drafts.map((draft) => sentenceWords(draft.actual ?? '')));
			yield {
				...first,
				confidence: 1 - 1 / Math.max(1, words),
				message: { key: 'checks.text-same-as-peer.message', values: { count: drafts.length, locales } },
				also: drafts.flatMap((draft) => draft.also ?? []),
				features: { alike: Math.log2(drafts.length), 'sentence-words': Math.log2(1 + words) },
			};
		}
	},
};
export default check;

function* sameTexts(
	{ passages, field, code, position }: PassageScope,
	{ witnesses }: CheckContext,
): Generator<{ locales: string; draft: Draft }> {
	if (code || field === 'port' || field === 'protocol') return;
	const texts = new Map<string, Locale[]>();
	for (const [locale, { text }] of Object.entries(passages)) {
		const key = comparable(text).toLowerCase();
		texts.set(key, [...(texts.get(key) ?? []), locale]);
	}
	for (const [text, locales] of texts) {
		const [first] = locales;
		const passage = first === undefined ? undefined : passages[first];
		const languages = new Set(locales.map(witnesses.language));
		if (!passage || first === undefined || languages.size < 2 || sentenceWords(text) < 2) continue;
		const list = locales.join(', ');
		yield {
			locales: list,
			draft: {
				confidence: 0.5,
				locale: null,
				place: passage.place,
				...position(first),
				message: { key: 'checks.text-same-as-peer.message', values: { count: 1, locales: list } },
				actual: passage.text,
				evidence: peers(passages, first, witnesses.source, locales),
				subject: passage,
				also: locales.flatMap((locale) => passages[locale] ?? []),
			},
		};
	}
}

/** Words as only running text has them: without digits, signs or inner capitals. */
function sentenceWords(text: string): number {
	return text.split(/\s+/).filter((word) => /^["'„“«(]?\p{L}{2,}[.,;:!?)"'”»]*$/u.test(word)).length;
}
