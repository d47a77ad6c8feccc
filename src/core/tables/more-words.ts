import { NO_WORDS } from '../facts/index.ts';
import type { Vocabulary } from '../model.ts';

/** Words of some kinds (`atLeast`, `warns`, …), by language: lists, or what is told of words by name (`opposites`, `numbers`). */
export type WordLists = Readonly<Record<string, Readonly<Record<string, Words>>>>;
type Words = readonly string[] | Readonly<Record<string, unknown>>;

/** Vocabularies by tag with what lists add to them; a language of which there is nothing but these has a vocabulary of its own. */
export function withWords(
	vocabularies: Readonly<Record<string, Vocabulary>>,
	lists: readonly WordLists[],
): Readonly<Record<string, Vocabulary>> {
	const listed = lists.flatMap(Object.keys).map((tag) => [tag, NO_WORDS] as const);
	const all = new Map<string, Vocabulary>([...listed, ...Object.entries(vocabularies)]);
	return Object.fromEntries(
		[...all].map(([tag, vocabulary]) => {
			const { language } = new Intl.Locale(tag);
			const added = lists.flatMap((words) => Object.entries(words[language] ?? {}));
			const known = (kind: string) => vocabulary[kind as keyof Vocabulary] as Words | undefined;
			return [
				tag,
				{
					...vocabulary,
					...Object.fromEntries(added.map(([kind, words]) => [kind, merged(known(kind), words)])),
				},
			];
		}),
	);
}

const merged = (known: Words | undefined, words: Words): Words =>
	Array.isArray(words) ? [...(Array.isArray(known) ? known : []), ...words] : { ...known, ...words };
