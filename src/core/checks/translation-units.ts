import type { AlignedBlock, AlignedTable, Block, Cell, Locale, PerLocale, Segment, Topic } from '../model.ts';
import { remembered } from '../text/index.ts';
import { cellsIn, rowPosition, type TranslationUnit } from './check.ts';
import type { ComparedKind, Item } from './compared-kind.ts';
import { unevenBeside } from './split-rows.ts';

/** Every segment of a topic, aligned: cells row by row (a spanning cell once), header cells, prose. */
export const translationUnits: (topic: Topic) => readonly TranslationUnit[] = remembered((topic) => [...walk(topic)]);

/** The same one after the other, of which nothing is kept: for who looks at all topics. */
export function* walk(topic: Topic): Generator<TranslationUnit> {
	for (const table of topic.tables) {
		yield* headersOf(table);
		yield* cellsOf(table);
	}
	let known: Surroundings | null = null;
	for (const segments of topic.blocks) {
		const scope: TranslationUnit = {
			segments,
			field: null,
			header: false,
			code: Object.values(segments).some(({ kind }) => kind === 'code'),
			cell: null,
			isNearby: (locale, item, kind, context, isSaid = false) => {
				known ??= surroundingsIn(topic);
				const { alignedWith, beside, inList } = known;
				const says = (segment: Segment) => {
					const items = kind.items(segment, scope, context);
					return items.some(({ key }) => key === item.key) || kind.implies(segment, item, items);
				};
				// What the others say there as well is said there for itself.
				const isMoved = (block: Block) =>
					says(block) &&
					(isSaid || !Object.values(alignedWith.get(block) ?? {}).some((peer) => peer !== block && says(peer)));
				return (
					beside(segments, locale).some(isMoved) ||
					inList(segments[locale], item, kind, (block) => kind.items(block, scope, context))
				);
			},
			position: () => ({}),
		};
		yield scope;
	}
}

/** What stands around the blocks of a topic: few ask for it. */
interface Surroundings {
	/** What each block is aligned with. */
	readonly alignedWith: ReadonlyMap<Block, AlignedBlock>;
	readonly beside: ReturnType<typeof neighbours>;
	readonly inList: ReturnType<typeof listItems>;
}

function surroundingsIn(topic: Topic): Surroundings {
	const alignedWith = new Map(
		topic.blocks.flatMap((unit) => Object.values(unit).map((block) => [block, unit] as const)),
	);
	return { alignedWith, beside: neighbours(topic), inList: listItems(topic, alignedWith) };
}

/** The blocks before and after an aligned one in a locale; where it has none itself, those around its peers' neighbours. */
function neighbours(topic: Topic): (segments: AlignedBlock, locale: Locale) => readonly Block[] {
	const places = new Map(
		Object.values(topic.documents).flatMap(({ blocks }) => blocks.map((block, at) => [block, at] as const)),
	);
	return (segments, locale) => {
		const own = segments[locale];
		const blocks = topic.documents[locale]?.blocks ?? [];
		const at = own && places.get(own);
		return at === undefined ? [] : [blocks[at - 1], blocks[at + 1]].filter((block) => block !== undefined);
	};
}

type FactReader = Pick<ComparedKind, 'items' | 'implies'>;

/**
 * Whether another item of the list that an aligned one stands in has a fact which its own peers lack there: the order of items
 * is often free.
 */
function listItems(topic: Topic, alignedWith: ReadonlyMap<Block, AlignedBlock>) {
	const listOf = new Map(Object.values(topic.documents).flatMap(({ blocks }) => [...listsIn(blocks)]));
	const known = new Map<readonly Block[], Map<FactReader, ReadonlySet<string>>>();
	return (
		own: Block | undefined,
		{ key }: Item,
		kind: FactReader,
		itemsOf: (block: Block) => readonly Item[],
	): boolean => {
		const list = own && listOf.get(own);
		if (!list) return false;
		const byKind = known.get(list) ?? new Map<FactReader, ReadonlySet<string>>();
		known.set(list, byKind);
		let keys = byKind.get(kind);
		if (!keys) {
			const unmatched = list.flatMap((block) => {
				const peers = Object.values(alignedWith.get(block) ?? {}).filter((peer) => peer !== block);
				const theirs = new Set(peers.flatMap(itemsOf).map((item) => item.key));
				return itemsOf(block).flatMap((item) => (theirs.has(item.key) ? [] : item.key));
			});
			keys = new Set(unmatched);
			byKind.set(kind, keys);
		}
		return keys.has(key);
	};
}

/** Each item of a list with all items of that list. */
function* listsIn(blocks: readonly Block[]): Generator<readonly [Block, readonly Block[]]> {
	let list: Block[] = [];
	for (const block of blocks) {
		if (block.kind !== 'list-item') {
			list = [];
			continue;
		}
		list.push(block);
		yield [block, list];
	}
}

function* cellsOf(table: AlignedTable): Generator<TranslationUnit> {
	const seen = new Set<Cell>();
	for (const row of table.rows)
		for (const column of table.columns) {
			const segments = cellsIn(row, column);
			const cells = Object.values(segments);
			if (cells.length === 0 || cells.every((cell) => seen.has(cell))) continue;
			for (const cell of cells) seen.add(cell);
			const unit: TranslationUnit = {
				segments,
				field: column.field,
				header: false,
				code: false,
				cell: { table, row, column },
				isNearby: (locale, item, kind, context) =>
					unevenBeside(table, row, locale).some((other) => {
						const cell = cellsIn(other, column)[locale];
						return cell !== undefined && kind.items(cell, unit, context).some(({ key }) => key === item.key);
					}),
				position: (locale) => rowPosition(table, row, locale, column.field),
			};
			yield unit;
		}
}

function* headersOf(table: AlignedTable): Generator<TranslationUnit> {
	for (const column of table.columns) {
		const segments: Record<string, Segment> = {};
		for (const [locale, at] of Object.entries(column.members)) {
			const cell = table.members[locale]?.headers.at(-1)?.cells[at];
			if (cell) segments[locale] = cell;
		}
		if (Object.keys(segments).length > 0)
			yield {
				segments: segments satisfies PerLocale<Segment>,
				field: column.field,
				header: true,
				code: false,
				cell: null,
				isNearby: () => false,
				position: () => ({ table: table.index, field: column.field }),
			};
	}
}
