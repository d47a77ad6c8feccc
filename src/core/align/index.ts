/** Stage 4, align: documents by identity, then their prose, tables, rows and columns, across all locales. */
import type { Block, Locale, Notice, PerLocale, Settings, SourceDocument, Table, Topic } from '../model.ts';
import { alone, type Part as InParts } from '../parts.ts';
import { driftOf } from './drift.ts';
import { Experience, type Ratios } from './experience.ts';
import { forgetTexts } from './features.ts';
import { gapsOf } from './gaps.ts';
import type { FirmGroup, Manner } from './groups.ts';
import type { Item } from './item.ts';
import { type FirstPass, learn, lengthRatios } from './learn.ts';
import { useNumbers } from './numbers.ts';
import { type AlignedPart, alignPages, isTable, type Page, pageOf, partsOf, sorted } from './pages.ts';
import { reordered } from './reorder.ts';
import { rowItems } from './rows.ts';
import { joinPieces } from './split-tables.ts';
import { type MatchedTable, matchTable, readTable } from './tables.ts';
import { type DocumentGroup, groupByTopic } from './topics.ts';

export { type DocumentGroup, groupByTopic } from './topics.ts';

interface Aligned {
	readonly topics: readonly Topic[];
	readonly notices: readonly Notice[];
}

/** Aligns all documents: those of each identity with each other. */
export function align(documents: readonly SourceDocument[], settings: Settings): Aligned {
	const { groups, notices } = groupByTopic(documents);
	return { topics: alone(alignPart(groups, settings)), notices };
}

/**
 * Aligns the documents of some topics twice: the first time by what is the same in every language, the second time also by
 * what the first has taught, in all parts, of how the languages render each other and how far the documents have drifted apart.
 */
export function* alignPart(groups: readonly DocumentGroup[], settings: Settings): InParts<readonly Topic[]> {
	const done = useNumbers();
	try {
		return yield* alignTwice(groups, settings);
	} finally {
		forgetTexts();
		done();
	}
}

function* alignTwice(groups: readonly DocumentGroup[], settings: Settings): InParts<readonly Topic[]> {
	const ofTopics = groups.map((group) => group.documents);
	const ratios = yield* lengthRatios(ofTopics);
	const { experience, taught } = yield* learn(firstPass(ofTopics, ratios), ratios);
	return groups.map((group) => {
		// What was read of a topic is not needed again.
		const before = taught.shift() as FirstPass;
		const { pages, groups, tables } = pass(before.pages, rowItemsIn(before), experience, before);
		experience.forgetItems();
		forgetTexts();
		const prose = partsOf(groups, pages).filter(isProse);
		const read = tables.map((table, at) => readTable(table, at + 1, settings));
		const blocks = prose.map(({ members }) => members);
		return {
			...group,
			documents: withTables(
				group.documents,
				read.map(({ members }) => members),
			),
			tables: read,
			blocks,
			blockFirmness: prose.map(({ firmness }) => firmness),
			drift: driftOf(Object.keys(group.documents), blocks, read),
		};
	});
}

function* firstPass(topics: readonly PerLocale<SourceDocument>[], ratios: Ratios): Generator<FirstPass> {
	const experience = new Experience(ratios);
	for (const documents of topics) {
		const pages = sorted(documents, (_, document) => pageOf(document));
		yield pass(pages, rowItems, experience);
	}
}

type ItemsOf = (table: Table) => readonly Item[];

/** The rows of a topic's tables as compared, with what they have taught. */
function rowItemsIn({ tables }: FirstPass): ItemsOf {
	const known = new Map<Table, readonly Item[]>();
	for (const { part, items } of tables)
		for (const [locale, table] of Object.entries(part.members)) known.set(table, items[locale] ?? []);
	return (table) => known.get(table) ?? rowItems(table);
}

/** Aligns a topic by what is known so far. */
function pass(pages: PerLocale<Page>, itemsOf: ItemsOf, experience: Experience, before?: FirstPass): FirstPass {
	const gap = gapsOf(before?.groups ?? []);
	const locales = Object.keys(pages);
	const itemOf = (locale: Locale, at: number) => pages[locale]?.items[at];
	const groups =
		before && isSettled(before.groups, locales, itemOf, experience)
			? before.groups
			: alignPages(pages, { experience, gap, isLoose: false });
	const matched = matchedBefore(before?.tables ?? []);
	const tables = reordered(partsOf(groups, pages).filter(isOfTables)).map((part) =>
		matchAgain(part, matched(part), itemsOf, { experience, gap, isLoose: true }),
	);
	const whole = before ? joinPieces(tables, { experience, gap, isLoose: true }) : tables;
	return { pages, groups, tables: whole };
}

/** What was matched before of the tables of a part, in its order. */
function matchedBefore(before: readonly MatchedTable[]) {
	const places = new Map<Table, number>();
	for (const [at, { part }] of before.entries()) for (const table of Object.values(part.members)) places.set(table, at);
	return ({ members }: AlignedPart<Table>): MatchedTable[] => {
		const found = new Set(Object.values(members).flatMap((table) => places.get(table) ?? []));
		return [...found].sort((a, b) => a - b).map((at) => before[at] as MatchedTable);
	};
}

function matchAgain(
	part: AlignedPart<Table>,
	known: readonly MatchedTable[],
	itemsOf: ItemsOf,
	manner: Manner,
): MatchedTable {
	const items = sorted(part.members, (_, table) => itemsOf(table));
	const [same] = known;
	const size = Object.values(part.members).length;
	const isSame = same && Object.values(same.part.members).length === size && known.length === 1;
	if (isSame && isSettled(same.rows, Object.keys(items), (locale, at) => items[locale]?.[at], manner.experience))
		return { ...same, items };
	const gap = gapsOf(
		known.flatMap(({ rows }) => rows),
		manner.gap,
	);
	return matchTable(part, items, { ...manner, gap });
}

/** Log-odds below which two texts plainly do not render each other. */
const UNLIKE = -1;

/** Whether everything was paired, in the same order everywhere, and nothing that was learned speaks against it. */
function isSettled(
	groups: readonly FirmGroup[],
	locales: readonly Locale[],
	itemOf: (locale: Locale, at: number) => Item | undefined,
	experience: Experience,
): boolean {
	const [first, ...others] = locales;
	return groups.every(({ members }, at) => {
		if (!locales.every((locale) => members[locale] === at)) return false;
		const own = first === undefined ? undefined : itemOf(first, at);
		return others.every((locale) => {
			const item = itemOf(locale, at);
			return !own || !item || experience.wording(own, first as Locale, item, locale) > UNLIKE;
		});
	});
}

const isOfTables = (part: AlignedPart): part is AlignedPart<Table> => Object.values(part.members).every(isTable);
const isProse = (part: AlignedPart): part is AlignedPart<Block> => !isOfTables(part);

function withTables(
	documents: PerLocale<SourceDocument>,
	aligned: readonly PerLocale<Table>[],
): PerLocale<SourceDocument> {
	return sorted(documents, (locale, document) => {
		const byIndex = new Map(aligned.flatMap(({ [locale]: table }) => (table ? [[table.index, table] as const] : [])));
		return { ...document, tables: document.tables.map((table) => byIndex.get(table.index) ?? table) };
	});
}
