import { languageOf } from '../corpus/index.ts';
import type { Locale, PerLocale, Segment, Topic } from '../model.ts';
import { inSteps } from '../parts.ts';
import { rememberedText } from '../text/index.ts';
import { counts } from './per-run.ts';
import { nonEmpty } from './presence.ts';
import { translationUnits } from './translation-units.ts';

/** The end of a sentence: a stop with what closes quotes and brackets, before a blank and what may begin another one, or at the end. */
const END =
	/[.!?\u2026](?![.!?\u2026])["'\u201d\u2019\u00bb)\]]{0,3}(?:\s{1,3}["'\u201c\u2018\u201e\u00ab([]?[\p{Lu}\p{Lo}\p{N}]|$)|[\u3002\uff01\uff1f](?![\u3002\uff01\uff1f])|[\u061f\u06d4\u0964](?=\s|$)/gu;

/** How many sentences of a text end with a stop. */
export const sentencesOf: (segment: Segment) => number = rememberedText(
	(text) => [...text.trimEnd().matchAll(END)].length,
);

/** The sentences of a text; what follows the last stop is one as well. */
export function sentencesIn({ text }: Segment): { readonly start: number; readonly end: number }[] {
	const ends = [...text.matchAll(END)].map(({ 0: stop, index }) => index + stop.search(/[\s\p{L}\p{N}]|$/u));
	return [...ends, text.length].flatMap((end, at, all) => {
		const start = all[at - 1] ?? 0;
		return /[\p{L}\p{N}]/u.test(text.slice(start, end)) ? { start, end } : [];
	});
}

/** How a locale's texts compare with those of the other languages. */
interface Habit {
	/** The logarithms of how much longer they are than the others: their number, sum and sum of squares. */
	count: number;
	sum: number;
	squares: number;
	/** Of how many texts of several sentences in all other languages it has fewer. */
	of: number;
	fewer: number;
}

const habits = counts((): Map<Locale, Habit> => new Map(), learn);

function learn(topic: Topic, found: Map<Locale, Habit>): void {
	for (const { segments, header, code } of translationUnits(topic)) {
		if (header || code) continue;
		for (const [locale] of nonEmpty(segments)) {
			const other = othersOf(segments, locale);
			if (!other) continue;
			const habit = found.get(locale) ?? { count: 0, sum: 0, squares: 0, of: 0, fewer: 0 };
			found.set(locale, habit);
			habit.count++;
			habit.sum += inSteps(other.longer);
			habit.squares += inSteps(other.longer ** 2);
			if (other.least < 2) continue;
			habit.of++;
			if (other.own < other.least) habit.fewer++;
		}
	}
}

/** What the other languages say of a text: their least number of sentences, its own, and how much longer it is than they are, as a logarithm. */
function othersOf(segments: PerLocale<Segment>, locale: Locale) {
	const own = segments[locale];
	const others = nonEmpty(segments).flatMap(([other, segment]) =>
		languageOf(other) === languageOf(locale) ? [] : [segment],
	);
	if (!own || others.length === 0) return null;
	const mean = others.reduce((sum, { text }) => sum + Math.log(1 + text.length), 0) / others.length;
	const sentences = others.map(sentencesOf);
	return {
		...{ own: sentencesOf(own), least: Math.min(...sentences), most: Math.max(...sentences) },
		longer: Math.log(1 + own.text.length) - mean,
	};
}

/** How much longer a locale's texts mostly are than the other languages', as a logarithm. */
export function usualLength(locale: Locale, topics: readonly Topic[]): number {
	const known = habits(topics).get(locale);
	return known && known.count > 0 ? known.sum / known.count : 0;
}

/** How a text falls short of all other languages. */
export interface Shortfall {
	readonly own: number;
	readonly least: number;
	/** Whether the other languages have as many sentences as each other. */
	readonly isAgreed: boolean;
	/** How much shorter it is than the locale's texts mostly are beside the others', in standard deviations. */
	readonly shorter: number;
	/** How often the locale has fewer sentences elsewhere, as log-odds. */
	readonly habit: number;
}

/** How a text that has fewer sentences than all other languages falls short of them; null where it does not. */
export function shortfallOf(segments: PerLocale<Segment>, locale: Locale, topics: readonly Topic[]): Shortfall | null {
	const other = othersOf(segments, locale);
	if (!other || other.least < 2 || other.own >= other.least) return null;
	const known = habits(topics).get(locale) ?? { count: 0, sum: 0, squares: 0, of: 0, fewer: 0 };
	const mean = known.sum / Math.max(1, known.count);
	const deviation = Math.sqrt(Math.max(0, known.squares / Math.max(1, known.count) - mean ** 2));
	const { own, least, most, longer } = other;
	// The text itself is no habit.
	const [fewer, of] = [known.fewer - 1, known.of - 1];
	return {
		...{ own, least, isAgreed: least === most },
		shorter: deviation > 0 ? Math.min(4, (mean - longer) / deviation) : 0,
		habit: Math.log((fewer + 0.5) / (of - fewer + 0.5)),
	};
}
