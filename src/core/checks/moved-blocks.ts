/** Lost texts that stand elsewhere on the page, aligned with nothing or with other languages than those that have them here. */
import { foldText, shapeOf, tokensOf } from '../corpus/index.ts';
import type { Features } from '../evidence/index.ts';
import type { Block, Locale, SourceDocument, Topic } from '../model.ts';
import { remembered } from '../text/index.ts';
import type { CheckContext } from './check.ts';
import { lexiconOf, sideOf } from './lexicon-of-run.ts';
import type { Entry, Page } from './page-gaps.ts';

/** How many of several lost texts are looked for. */
const MOST = 5;
/** How many aligned blocks are looked at on either side, and how many texts at most: a page may be very long. */
const FAR = 600;
const ENOUGH = 60;

/** How much of lost texts stands elsewhere on a page, and how many texts stand there that the others seem to lack. */
export function movedFeatures(lost: readonly Entry[], page: Page, topic: Topic, context: CheckContext): Features {
	const [first] = lost as [Entry, ...Entry[]];
	const elsewhere = unpairedNear(first, page.locale, topic);
	const some = lost.slice(0, MOST);
	return {
		'block-moved': mean(some.map(({ block }) => likestOf(Object.values(block), elsewhere, context))),
		'block-unpaired': Math.log((elsewhere.length + 0.5) / (page.lacking + 0.5)),
		'block-balance': balanceOf(some, page.locale, topic),
	};
}

/** The locale's texts near a lost one that most of those who have that one seem to lack. */
function unpairedNear({ at, block }: Entry, locale: Locale, { blocks }: Topic): Block[] {
	const holders = Object.keys(block);
	const found: Block[] = [];
	for (let step = 1; step <= FAR && found.length < ENOUGH; step++)
		for (const near of [blocks[at - step], blocks[at + step]]) {
			const own = near?.[locale];
			if (own && 2 * holders.filter((holder) => near[holder]).length < holders.length) found.push(own);
		}
	return found;
}

/** How much of what a text lets expect the likest of some texts has, 0–1. */
function likestOf(theirs: readonly Block[], texts: readonly Block[], context: CheckContext): number {
	const [model] = theirs;
	const locale = texts[0]?.location.locale;
	if (!model || locale === undefined) return 0;
	const written = new Set(theirs.map(foldText));
	if (texts.some((text) => text.kind === model.kind && written.has(foldText(text)))) return 1;
	const lexicon = lexiconOf(context);
	const { words, known } = lexicon.expectation(lexicon.wordsOf(sideOf(model)), model.location.locale, locale, []);
	if (known === 0) return 0;
	const expected = [...words.values()].reduce((sum, value) => sum + value, 0);
	return Math.max(
		...texts.map((text) => {
			const own = new Set(lexicon.wordsOf(sideOf(text)));
			let said = 0;
			let both = 0;
			for (const word of own) {
				const value = words.get(word) ?? 0;
				said += value;
				if (value > 0) both++;
			}
			// A long text has some of everything.
			return Math.min(1, said / Math.min(known, expected)) * Math.sqrt(both / Math.max(1, own.size));
		}),
	);
}

/** Of the names and numbers in lost texts, which share, 0–1, the page has as often as the page of one who has the texts; ½ where there are none. */
function balanceOf(lost: readonly Entry[], locale: Locale, { documents }: Topic): number {
	const own = documents[locale];
	const balances = lost.flatMap(({ block }) => {
		const [model] = Object.values(block) as [Block, ...Block[]];
		const theirs = documents[model.location.locale];
		if (!own || !theirs) return [];
		return namesOf(model.text).map((token) =>
			(countsIn(own).get(token) ?? 0) >= (countsIn(theirs).get(token) ?? 0) ? 1 : 0,
		);
	});
	return balances.length === 0 ? 0.5 : mean(balances);
}

/** The names and numbers of a text, by their shape. */
const namesOf = (text: string): string[] =>
	tokensOf(text).filter((token) => !['word', 'name'].includes(shapeOf(token)));

/** How often a page has each of its names and numbers. */
const countsIn = remembered(({ blocks }: SourceDocument): ReadonlyMap<string, number> => {
	const counts = new Map<string, number>();
	for (const { text } of blocks) for (const token of namesOf(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
	return counts;
});

const mean = (values: readonly number[]): number =>
	values.reduce<number>((sum, value) => sum + value, 0) / Math.max(1, values.length);
