import { comparable } from '../normalise/index.ts';
import { type Check, peers } from './check.ts';

/** Names are short; this many plain words are a sentence. */
const SENTENCE = 5;

/** A sentence that is the same, to the letter, in two languages, with no third one that would tell whose it is. */
const check: Check = {
	id: 'text-same-as-peer',
	scope: 'passage',
	severity: 'info',
	*run({ passages, field, code, position }, { witnesses }) {
		if (code || field === 'port' || field === 'protocol') return;
		const texts = new Map<string, string[]>();
		for (const [locale, { text }] of Object.entries(passages)) {
			const key = comparable(text).toLowerCase();
			texts.set(key, [...(texts.get(key) ?? []), locale]);
		}
		for (const [text, locales] of texts) {
			const languages = new Set(locales.map(witnesses.language));
			const [first] = locales;
			const passage = first === undefined ? undefined : passages[first];
			if (!passage || first === undefined || languages.size < 2 || sentenceWords(text) < SENTENCE) continue;
			yield {
				confidence: 0.6,
				locale: null,
				place: passage.place,
				...position(first),
				message: { key: 'checks.text-same-as-peer.message', values: { locales: locales.join(', ') } },
				actual: passage.text,
				evidence: peers(passages, first, witnesses.source, locales),
				subject: passage,
				also: locales.flatMap((locale) => passages[locale] ?? []),
			};
		}
	},
};
export default check;

/** Words as only running text has them: without digits, signs or inner capitals. */
function sentenceWords(text: string): number {
	return text.split(/\s+/).filter((word) => /^["'„“«(]?\p{L}{2,}[.,;:!?)"'”»]*$/u.test(word)).length;
}
