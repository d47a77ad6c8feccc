import { parseQuery } from '../../search/index.ts';

/** The part of Pagefind's browser API that is used. */
interface Pagefind {
	search(words: string): Promise<{ results: { data(): Promise<PagefindHit> }[] }>;
}

interface PagefindHit {
	readonly url: string;
	/** HTML with its hits in `<mark>`. */
	readonly excerpt: string;
	readonly meta: Readonly<Record<string, string>>;
}

/** A place with words like those asked for. */
export interface Similar {
	readonly href: string;
	readonly title: string;
	readonly text: string;
	/** The record's id of a flow. */
	readonly record: string | undefined;
}

/** How many of Pagefind's hits are looked at. */
const mostHits = 10;

/**
 * Asks Pagefind, which knows the forms of a language's words, where the exact search found nothing: texts in the reader's
 * language with a word that shares most of its beginning with each word asked for. Never for numbers.
 */
export async function similar(base: string, text: string): Promise<Similar[]> {
	const { words, ports } = parseQuery(text);
	if (ports.length > 0 || words.length === 0) return [];
	const pagefind = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`)) as Pagefind;
	const { results } = await pagefind.search(words.join(' '));
	const hits = await Promise.all(results.slice(0, mostHits).map((result) => result.data()));
	return hits.flatMap(({ url, excerpt, meta }) => {
		const page = new DOMParser().parseFromString(excerpt, 'text/html');
		const marked = [...page.querySelectorAll('mark')].map((mark) => parseQuery(mark.textContent).words[0] ?? '');
		if (!words.every((word) => marked.some((other) => isLike(word, other)))) return [];
		return [{ href: url, title: meta.title ?? url, text: page.body.textContent, record: meta.record }];
	});
}

function isLike(word: string, other: string): boolean {
	let shared = 0;
	while (shared < word.length && word[shared] === other[shared]) shared++;
	return shared >= 4 && shared >= 0.7 * Math.max(word.length, other.length);
}
