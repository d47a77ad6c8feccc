import { type Word, wordsOf } from '../../search/index.ts';
import { itemsIn, type Source, sourcesOf } from './sources.ts';
import { correctionsOf } from './spelling.ts';
import type { Load } from './store.ts';

/** Words of the site in the place of some that were asked for. */
export interface Attempt {
	readonly sources: readonly (readonly Source[])[];
	readonly corrected: readonly { readonly from: string; readonly to: string }[];
	/** Words that the site lacks and that stand for nothing that it has. */
	readonly dropped: readonly string[];
}

/** How many combinations are tried. */
const mostAttempts = 8;
/** Of so many words that the site has, another is looked for: a question has many, and each costs several files. */
const mostDoubted = 1;

/**
 * What may have been meant, the likeliest first: where the site lacks words, others for them, or nothing; else another for
 * one, beginning with the rarest.
 */
export async function* attemptsFor(
	load: Load,
	words: readonly Word[],
	sources: readonly (readonly Source[])[],
): AsyncGenerator<Attempt> {
	const missing = words.flatMap((_, at) => (sources[at]?.length === 0 ? [at] : []));
	const rarest = [...words.keys()].sort((a, b) => itemsIn(sources[a] ?? []) - itemsIn(sources[b] ?? []));
	const groups = missing.length > 0 ? [missing] : rarest.slice(0, mostDoubted).map((at) => [at]);
	for (const places of groups) {
		const choices = await Promise.all(places.map((at) => correctionsOf(load, words[at] as Word)));
		const options = missing.length > 0 ? choices.map((own) => (own.length > 0 ? own : [null])) : choices;
		for (const chosen of combinations(options).slice(0, mostAttempts)) {
			const other = new Map(places.map((place, at) => [place, chosen[at] ?? null]));
			const dropped = [...other].flatMap(([at, word]) => (word === null ? [at] : []));
			if (2 * dropped.length >= words.length && dropped.length > 0) continue;
			const found = await Promise.all(
				[...words.keys()]
					.filter((at) => !dropped.includes(at))
					.map((at) => (other.has(at) ? sourcesOfText(load, other.get(at) ?? '') : (sources[at] ?? []))),
			);
			yield {
				sources: found,
				corrected: [...other].flatMap(([at, word]) =>
					word === null ? [] : [{ from: words[at]?.whole ?? '', to: word }],
				),
				dropped: dropped.map((at) => words[at]?.whole ?? ''),
			};
		}
	}
}

/** A word that is found this many times as often as the one asked for is meant too. */
const farMore = 20;

/** The word that a query of one rare word may have meant, where the site has it far more often: sites have typing errors too. */
export async function commonerWord(
	load: Load,
	words: readonly Word[],
	sources: readonly (readonly Source[])[],
): Promise<{ readonly word: string; readonly sources: readonly Source[] } | null> {
	const [word] = words;
	const [own = []] = sources;
	if (!word || words.length > 1 || word.isUnspaced) return null;
	const other = (await correctionsOf(load, word)).find((text) => text !== word.whole);
	const found = other === undefined ? [] : await sourcesOfText(load, other);
	return other !== undefined && itemsIn(found) >= farMore * itemsIn(own) ? { word: other, sources: found } : null;
}

async function sourcesOfText(load: Load, text: string): Promise<Source[]> {
	return (await Promise.all(wordsOf(text).map((word) => sourcesOf(load, word)))).flat();
}

function combinations<Option>(choices: readonly (readonly Option[])[]): Option[][] {
	return choices.reduce<Option[][]>(
		(before, options) => options.flatMap((option) => before.map((chosen) => [...chosen, option])),
		[[]],
	);
}
