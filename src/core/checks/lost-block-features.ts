import { languageOf, tokensIn } from '../corpus/index.ts';
import type { Features } from '../evidence/index.ts';
import type { AlignedBlock, Block, Locale, Topic } from '../model.ts';
import type { CheckContext } from './check.ts';
import { lexiconOf, sideOf } from './lexicon-of-run.ts';
import { movedFeatures } from './moved-blocks.ts';
import { type Entry, lengthOf, lengthsOf, type Page, type Run } from './page-gaps.ts';

/** How many of several lost texts are looked at. */
const MOST = 5;

/** What tells a loss from a page that is divided otherwise, is older, or was aligned wrongly. */
export function lossFeatures({ lost, before, after }: Run, page: Page, topic: Topic, context: CheckContext): Features {
	const { locale, entries, lacking, places } = page;
	const [first] = lost as [Entry, ...Entry[]];
	const own = languageOf(locale);
	const others = new Set(Object.keys(topic.documents).flatMap((of) => (languageOf(of) === own ? [] : languageOf(of))));
	const having = new Set(Object.keys(first.block).map(languageOf));
	const firm = (entry: Entry | undefined) => (entry ? (topic.blockFirmness?.[entry.at]?.[locale] ?? 1) : 1);
	const firmHere = (block: AlignedBlock, at: number) =>
		Math.min(...Object.keys(block).map((of) => topic.blockFirmness?.[at]?.[of] ?? 1));
	const from = places.get(before?.block[locale]) ?? -1;
	const to = places.get(after?.block[locale]) ?? places.size;
	const rest = entries.length - lost.length;
	const model = Object.values(first.block)[0] as Block;
	const tokens = new Set(lost.flatMap(({ block }) => [...tokensIn(Object.values(block)[0] as Block)]));
	const known = new Set([before, after].flatMap((entry) => (entry ? [...tokensIn(entry.block[locale] as Block)] : [])));
	return {
		'block-lost': 1,
		[`block-${model.kind}`]: 1,
		'block-settled': first.isSettled ? 1 : 0,
		'block-having': Math.log2(having.size),
		'block-all': having.size === others.size ? 1 : 0,
		'block-run': Math.log2(lost.length),
		'block-firm-around': Math.min(firm(before), firm(after)),
		'block-firm': Math.min(...lost.map(({ block, at }) => firmHere(block, at))),
		'block-rivals': Math.log2(1 + rivalsOf(lost, topic, locale)),
		'block-between': Math.log2(Math.max(1, to - from)),
		'block-page': Math.log((lacking - lost.length + 0.5) / (rest + 0.5)),
		'block-size': Math.log2(1 + lost.reduce((sum, { block }) => sum + lengthOf(block), 0)),
		'block-merged': mergedShare(lost, [before, after], page),
		'block-said': saidIn((topic.documents[locale]?.blocks ?? []).slice(Math.max(0, from - 1), to + 2), lost, context),
		'block-elsewhere': [...tokens].filter((token) => known.has(token)).length / Math.max(1, tokens.size),
		...movedFeatures(lost, page, topic, context),
	};
}

/** How far around it is looked for texts that may be what was lost. */
const AROUND = 4;

/** How many texts nearby the locale has that those who have the lost ones lack: a text that was moved or aligned wrongly. */
function rivalsOf(lost: readonly Entry[], { blocks }: Topic, locale: Locale): number {
	const [first, last] = [lost[0] as Entry, lost.at(-1) as Entry];
	const holders = Object.keys(first.block);
	return blocks
		.slice(Math.max(0, first.at - AROUND), last.at + 1 + AROUND)
		.filter((block) => block[locale] && !holders.some((holder) => block[holder])).length;
}

/** How much longer the texts around are than the locale's mostly are beside the others', in lengths of what was lost: about 0 where it was lost, 1 where it stands in them. */
function mergedShare(lost: readonly Entry[], around: readonly (Entry | undefined)[], { locale, ratio }: Page): number {
	const size = ratio * lost.reduce((sum, { block }) => sum + lengthOf(block), 0);
	const surplus = around.reduce((sum, entry) => {
		const lengths = entry && lengthsOf(entry.block, locale);
		return lengths ? sum + lengths.own - ratio * lengths.others : sum;
	}, 0);
	return Math.max(-1, Math.min(2, surplus / Math.max(1, size)));
}

/** Which share of the words that the lost texts let expect, 0–1, one of some texts has: it may be part of it. */
function saidIn(texts: readonly Block[], lost: readonly Entry[], context: CheckContext): number {
	const lexicon = lexiconOf(context);
	const shares = lost.slice(0, MOST).flatMap(({ block }) => {
		const [theirs] = Object.values(block) as [Block, ...Block[]];
		const locale = texts[0]?.location.locale;
		if (locale === undefined) return [];
		const { words, known } = lexicon.expectation(lexicon.wordsOf(sideOf(theirs)), theirs.location.locale, locale, []);
		const found = texts.slice(0, 2 * AROUND).map((text) => {
			const said = lexicon.wordsOf(sideOf(text)).reduce((sum, word) => sum + (words.get(word) ?? 0), 0);
			return Math.min(1, said / known);
		});
		return known > 0 ? Math.max(...found) : [];
	});
	return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}
