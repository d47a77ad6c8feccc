import type { AlignedBlock, Block, Locale, PerLocale, Topic } from '../model.ts';
import { vote } from '../reconcile/index.ts';
import type { CheckContext } from './check.ts';

/** What a locale's page has of the blocks that most other languages have. */
export interface Page {
	readonly locale: Locale;
	/** The aligned blocks in the topic's order, but for those that other locales have alone. */
	readonly entries: readonly Entry[];
	readonly lacking: number;
	/** The places of the locale's blocks in its document. */
	readonly places: ReadonlyMap<Block | undefined, number>;
	/** How long its texts are, measured by the others'. */
	readonly ratio: number;
}

/** An aligned block, and whether the locale has lost it. */
export interface Entry {
	readonly at: number;
	readonly block: AlignedBlock;
	readonly isLost: boolean;
	/** False where nothing settles whether it was lost here or added elsewhere. */
	readonly isSettled: boolean;
	readonly confidence: number;
}

const UNRENDERED_IMAGE = /^!\[/;

/** A locale's page of a topic. */
export function pageOf(topic: Topic, locale: Locale, { reliability }: CheckContext): Page {
	const locales = Object.keys(topic.documents);
	const entries = topic.blocks.flatMap((block, at): Entry | [] => {
		if (Object.values(block).every(isTitle)) return [];
		if (block[locale]) return { at, block, isLost: false, isSettled: true, confidence: 1 };
		// A picture whose markup does not render is no text.
		if (Object.values(block).every(({ text }) => UNRENDERED_IMAGE.test(text))) return [];
		const said = locales.map((each) => ({ locale: each, value: block[each] ? 'has' : 'lacks' }));
		const { value, confidence } = vote(said, reliability);
		const isFirst = locales.find((each) => !block[each]) === locale;
		return value === 'lacks' || (value === null && !isFirst)
			? []
			: { at, block, isLost: true, isSettled: value !== null, confidence };
	});
	const places = new Map((topic.documents[locale]?.blocks ?? []).map((block, at) => [block, at] as const));
	return {
		locale,
		entries,
		lacking: entries.filter(({ isLost }) => isLost).length,
		places,
		ratio: ratioIn(entries, locale),
	};
}

/** The title of an admonition, which may as well be left to its kind. */
const isTitle = ({ kind, admonition }: Block): boolean => kind === 'caption' && admonition !== null;

/** Texts that are lost side by side, and those beside them. */
export interface Run {
	readonly lost: readonly Entry[];
	readonly before: Entry | undefined;
	readonly after: Entry | undefined;
}

/** Lost blocks side by side, with the blocks beside them where the locale has these. */
export function* runsIn({ entries }: Page): Generator<Run> {
	for (let at = 0; at < entries.length; at++) {
		const first = entries[at] as Entry;
		if (!first.isLost) continue;
		let end = at + 1;
		while (entries[end]?.isLost && entries[end]?.isSettled === first.isSettled) end++;
		yield { lost: entries.slice(at, end), before: held(entries[at - 1]), after: held(entries[end]) };
		at = end - 1;
	}
}

const held = (entry: Entry | undefined): Entry | undefined => (entry?.isLost ? undefined : entry);

/** How long a text is in the locales that have it, on average. */
export const lengthOf = (block: PerLocale<Block>): number => {
	const texts = Object.values(block);
	return texts.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, texts.length);
};

/** How long a block is in a locale, and in the others on average; null where either is not there. */
export function lengthsOf(
	block: AlignedBlock,
	locale: Locale,
): { readonly own: number; readonly others: number } | null {
	const { [locale]: own, ...others } = block;
	return own && Object.keys(others).length > 0 ? { own: own.text.length, others: lengthOf(others) } : null;
}

/** How long a locale's texts are, measured by the others'. */
function ratioIn(entries: readonly Entry[], locale: Locale): number {
	const sums = { own: 1, others: 1 };
	for (const { block } of entries) {
		const lengths = lengthsOf(block, locale);
		if (!lengths) continue;
		sums.own += lengths.own;
		sums.others += lengths.others;
	}
	return sums.own / sums.others;
}
