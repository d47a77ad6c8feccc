import type { Locale, Passage } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { passagesOf } from './passages.ts';
import { perRun } from './per-run.ts';

/** In how many texts of its own – those that no text of another language equals – a locale uses a word. */
export type WordUsage = (locale: Locale, word: string) => number;

/** The words of a text from four letters on, in lower case. */
export const longWords = (text: string): ReadonlySet<string> =>
	new Set(
		comparable(text)
			.toLowerCase()
			.match(/[\p{L}\p{M}]{4,}/gu),
	);

/** Whether two texts are the same but for blanks and letter case. */
export const sameText = (a: Passage, b: Passage): boolean => foldOf(a) === foldOf(b);

const foldOf = ({ text }: Passage): string => comparable(text).toLowerCase().replace(/\s+/g, '');

/** The usage over all topics of a run. */
export const wordUsage = perRun((topics): WordUsage => {
	const counts = new Map<string, number>();
	for (const { passages, code } of topics.flatMap(passagesOf)) {
		if (code) continue;
		const all = Object.values(passages);
		for (const passage of all) {
			if (all.some((other) => other !== passage && sameText(passage, other))) continue;
			for (const word of longWords(passage.text)) {
				const key = `${passage.place.locale} ${word}`;
				counts.set(key, (counts.get(key) ?? 0) + 1);
			}
		}
	}
	return (locale, word) => counts.get(`${locale} ${word}`) ?? 0;
});
