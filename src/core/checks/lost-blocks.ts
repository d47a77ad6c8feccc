import { languageOf, tokensIn } from '../corpus/index.ts';
import type { Features } from '../evidence/index.ts';
import type { AlignedBlock, Block, Locale, PerLocale, Topic } from '../model.ts';
import { vote } from '../reconcile/index.ts';
import { type CheckContext, type Diagnostic, evidenceOf } from './check.ts';
import { gapPlace } from './gap-place.ts';
import { lexiconOf, sideOf } from './lexicon-of-run.ts';

/** How much of a lost text a finding shows, in characters, and how many of several texts. */
const SHOWN = 80;
const MOST = 5;

/** Paragraphs, list items and other blocks that most languages have and a page of another one lacks; what is lost side by side is one finding. */
export function* lostBlocks(topic: Topic, context: CheckContext): Generator<Diagnostic> {
	for (const locale of Object.keys(topic.documents)) {
		const page = pageOf(topic, locale, context);
		for (const run of runsIn(page)) yield diagnosticOf(run, page, topic, context);
	}
}

/** What a locale's page has of the blocks that most other languages have. */
interface Page {
	readonly locale: Locale;
	/** The aligned blocks in the topic's order, but for those that other locales have alone. */
	readonly entries: readonly Entry[];
	readonly lacking: number;
	/** The places of the locale's blocks in its document. */
	readonly places: ReadonlyMap<Block | undefined, number>;
	/** How long its texts are, measured by the others'. */
	readonly ratio: number;
}

interface Entry {
	readonly at: number;
	readonly block: AlignedBlock;
	readonly isLost: boolean;
	/** Null where nothing settles whether it was lost here or added elsewhere. */
	readonly isSettled: boolean;
	readonly confidence: number;
}

function pageOf(topic: Topic, locale: Locale, { reliability }: CheckContext): Page {
	const locales = Object.keys(topic.documents);
	const entries = topic.blocks.flatMap((block, at): Entry | [] => {
		if (block[locale]) return { at, block, isLost: false, isSettled: true, confidence: 1 };
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

interface Run {
	readonly lost: readonly Entry[];
	readonly before: Entry | undefined;
	readonly after: Entry | undefined;
}

/** Lost blocks side by side, with the blocks beside them where the locale has these. */
function* runsIn({ entries }: Page): Generator<Run> {
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

function diagnosticOf(run: Run, page: Page, topic: Topic, context: CheckContext): Diagnostic {
	const { reliability } = context;
	const [first] = run.lost as [Entry, ...Entry[]];
	const { locale } = page;
	const locales = first.isSettled ? [locale] : Object.keys(topic.documents);
	const holders = Object.entries(first.block);
	const model = holders.find(([holder]) => holder === reliability.source)?.[1] ?? (holders[0]?.[1] as Block);
	const text = model.text.replace(/\s+/g, ' ');
	return {
		severity: 'warning',
		confidence: first.confidence,
		locale: first.isSettled ? locale : null,
		location: gapPlace(first.block, topic, locale) ?? model.location,
		message: {
			key: `checks.sentence-missing.${first.isSettled ? 'block' : 'blockUndecided'}`,
			values: {
				has: holders.map(([holder]) => holder).join(', '),
				lacks: locales.filter((each) => !first.block[each]).join(', '),
				count: run.lost.length,
				text: text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text,
			},
		},
		actual: null,
		evidence: run.lost
			.slice(0, MOST)
			.flatMap(({ block }) =>
				Object.entries(block).map(([holder, each]) =>
					evidenceOf(holder === reliability.source ? 'source' : 'peer', each, 'expected'),
				),
			),
		target: first.block,
		alsoTargets: run.lost.slice(1).map(({ block }) => block),
		features: featuresOf(run, page, topic, context),
	};
}

/** What tells a loss from a page that is divided otherwise, is older, or was aligned wrongly. */
function featuresOf({ lost, before, after }: Run, page: Page, topic: Topic, context: CheckContext): Features {
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

const lengthOf = (block: PerLocale<Block>): number => {
	const texts = Object.values(block);
	return texts.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, texts.length);
};

/** How much longer the texts around are than the locale's mostly are beside the others', in lengths of what was lost: about 0 where it was lost, 1 where it stands in them. */
function mergedShare(lost: readonly Entry[], around: readonly (Entry | undefined)[], { locale, ratio }: Page): number {
	const size = ratio * lost.reduce((sum, { block }) => sum + lengthOf(block), 0);
	const surplus = around.reduce((sum, entry) => {
		const lengths = entry && lengthsOf(entry.block, locale);
		return lengths ? sum + lengths.own - ratio * lengths.others : sum;
	}, 0);
	return Math.max(-1, Math.min(2, surplus / Math.max(1, size)));
}

/** How long a block is in a locale, and in the others on average; null where either is not there. */
function lengthsOf(block: AlignedBlock, locale: Locale): { readonly own: number; readonly others: number } | null {
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
