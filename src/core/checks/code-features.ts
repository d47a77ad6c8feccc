/** What is measured of code that departs from what other languages have in its place. */
import type { Features } from '../evidence/index.ts';
import type { Segment } from '../model.ts';
import type { CheckContext } from './check.ts';
import { keysIn, type Odd, piecesIn } from './code-pieces.ts';
import { counts } from './per-run.ts';
import { translationUnits } from './translation-units.ts';

/** Where a piece departs: values of options are examples sooner than commands are. */
export function placeFeatures({ piece, departures }: Odd, { text }: Segment): Features {
	const isValue = ({ start }: { start: number }) =>
		/(?:^|\s)--?[\p{L}\p{N}_-]+(?:\s+|=)["']?$|=\s*["']?$/u.test(text.slice(piece.start, start));
	return { 'code-of-option': departures.length > 0 && departures.every(isValue) ? 1 : 0 };
}

/** In how many texts each locale's code has each word. */
const codeWords = counts(
	(): Map<string, number> => new Map(),
	(topic, times) => {
		for (const { segments } of translationUnits(topic))
			for (const [locale, segment] of Object.entries(segments))
				for (const key of new Set(piecesIn(segment).flatMap(({ words }) => words.map((word) => word.key))))
					if (key !== '') times.set(`${locale} ${key}`, (times.get(`${locale} ${key}`) ?? 0) + 1);
	},
);

/** How often, as logarithms, a locale's own code has what is expected and what it has instead in other texts. */
export function usageOf({ own, departures }: Odd, { topics }: CheckContext): Features {
	const times = codeWords(topics);
	const usage = (text: string, without: number) => {
		const words = keysIn(text).map((word) => Math.max(0, (times.get(`${own.locale} ${word}`) ?? 0) - without));
		// What is free to differ is used by nobody.
		return words.length === 0 ? 0 : Math.min(...words);
	};
	const all = (texts: readonly string[], without: number) =>
		texts.length === 0 ? 0 : Math.log2(1 + Math.max(0, ...texts.filter(Boolean).map((text) => usage(text, without))));
	return {
		'code-right': all(
			departures.map(({ text }) => text),
			0,
		),
		'code-wrong': all(
			departures.map(({ start, end }) => own.segment.text.slice(start, end)),
			1,
		),
	};
}
