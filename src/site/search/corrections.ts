import { type Word, wordsOf } from '../../search/index.ts';
import { itemsIn, type Source, sourcesOf } from './sources.ts';
import { correctionsOf } from './spelling.ts';
import type { Load } from './store.ts';

/** Words of the site in the place of some that were asked for. */
export interface Attempt {
	readonly sources: readonly (readonly Source[])[];
	readonly corrected: readonly { readonly from: string; readonly to: string }[];
}

/** How many combinations are tried. */
const mostAttempts = 8;

/**
 * What may have been meant, the likeliest first: where the site lacks words, others for all of them; else another for one,
 * beginning with the rarest.
 */
export async function* attemptsFor(
	load: Load,
	words: readonly Word[],
	sources: readonly (readonly Source[])[],
): AsyncGenerator<Attempt> {
	const missing = words.flatMap((_, at) => (sources[at]?.length === 0 ? [at] : []));
	const rarest = [...words.keys()].sort((a, b) => itemsIn(sources[a] ?? []) - itemsIn(sources[b] ?? []));
	const groups = missing.length > 0 ? [missing] : rarest.map((at) => [at]);
	for (const places of groups) {
		const choices = await Promise.all(places.map((at) => correctionsOf(load, words[at] as Word)));
		for (const chosen of combinations(choices).slice(0, mostAttempts)) {
			const other = new Map(places.map((place, at) => [place, chosen[at] ?? '']));
			const found = await Promise.all([...other].map(async ([at, word]) => [at, await sourcesOfText(load, word)] as const));
			const corrected = new Map(found);
			yield {
				sources: sources.map((own, at) => corrected.get(at) ?? own),
				corrected: [...other].map(([at, word]) => ({ from: words[at]?.whole ?? '', to: word })),
			};
		}
	}
}

async function sourcesOfText(load: Load, text: string): Promise<Source[]> {
	return (await Promise.all(wordsOf(text).map((word) => sourcesOf(load, word)))).flat();
}

function combinations(choices: readonly (readonly string[])[]): string[][] {
	return choices.reduce<string[][]>(
		(before, options) => options.flatMap((option) => before.map((chosen) => [...chosen, option])),
		[[]],
	);
}
