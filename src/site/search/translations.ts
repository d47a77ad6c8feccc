import type { Locale } from '../../core/index.ts';
import { type Word, wordsOf } from '../../search/index.ts';
import { type Constraint, findHits, type Scope } from './find-hits.ts';
import type { Hit } from './rank.ts';
import { type Source, sourcesOf, startingWith } from './sources.ts';
import { type Load, termsFrom } from './store.ts';

/** What words of another language (null: spelt otherwise) were looked for, and what they found. */
export interface Translated {
	readonly locale: Locale | null;
	readonly words: readonly string[];
	readonly hits: readonly Hit[];
}

/** No item has all words of a longer question in another language, and each word costs several files. */
const mostWords = 6;

/** Looks for what stands in other languages for the words of a query, in each language that has a word for one of them. */
export async function findTranslated(
	scope: Scope,
	words: readonly Word[],
	sources: readonly (readonly Source[])[],
	constraints: readonly Constraint[],
): Promise<Translated[]> {
	if (words.length > mostWords) return [];
	const { load, index } = scope;
	const known = await Promise.all(words.map((word) => translationsOf(load, word.whole)));
	const found: Translated[] = [];
	for (const [place, locale] of index.locales.entries()) {
		if (scope.only !== undefined && scope.only !== locale) continue;
		const terms = known.map((own) => own.flatMap(([at, term]) => (at === place ? [term] : [])));
		if (terms.every((own) => own.length === 0)) continue;
		const other = await Promise.all(
			terms.map(async (own, at) =>
				own.length === 0
					? (sources[at] ?? [])
					: (await Promise.all(own.map((term) => sourcesOfTerm(load, term)))).flat(),
			),
		);
		const { hits } = await findHits({ ...scope, only: locale }, other, constraints);
		const looked = terms.map((own, at) => own.join(', ') || (words[at]?.whole ?? ''));
		found.push({ locale, words: looked, hits: hits.map(asTranslated) });
	}
	return found;
}

/** A hit of words that were not asked for: it comes after those of words that were. */
export function asTranslated(hit: Hit): Hit {
	return { ...hit, rank: { ...hit.rank, translated: 1 } };
}

/** What stands for a term: pairs of a locale's place and a term. */
async function translationsOf(load: Load, term: string): Promise<readonly (readonly [number, string])[]> {
	for await (const { translations } of termsFrom(load, term)) if (translations[term]) return translations[term];
	return [];
}

async function sourcesOfTerm(load: Load, term: string): Promise<Source[]> {
	const [word] = wordsOf(term);
	if (!word) return [];
	return word.isUnspaced ? sourcesOf(load, word) : startingWith(load, word.whole, 0);
}
