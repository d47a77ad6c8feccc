import type { AlignedBlock, AlignedTable, Cell, Locale, Passage, PerLocale, Topic } from '../model.ts';
import { cellsIn, type PassageScope, rowPosition } from './check.ts';

const known = new WeakMap<Topic, readonly PassageScope[]>();

/** Every passage of a topic, aligned: cells row by row (a spanning cell once), header cells, prose. */
export function passagesOf(topic: Topic): readonly PassageScope[] {
	const passages = known.get(topic) ?? [...walk(topic)];
	known.set(topic, passages);
	return passages;
}

function* walk(topic: Topic): Generator<PassageScope> {
	for (const table of topic.tables) {
		yield* headersOf(table);
		yield* cellsOf(table);
	}
	const beside = neighbours(topic);
	for (const passages of topic.blocks) {
		const scope: PassageScope = {
			passages,
			field: null,
			header: false,
			code: Object.values(passages).some(({ kind }) => kind === 'code'),
			cell: null,
			isNearby: (locale, item, kind, context) =>
				beside(passages, locale).some((passage) => {
					const items = kind.items(passage, scope, context);
					return items.some(({ key }) => key === item.key) || kind.implies(passage, item, items);
				}),
			position: () => ({}),
		};
		yield scope;
	}
}

/** The blocks before and after an aligned one in a locale; where it has none itself, those around its peers' neighbours. */
function neighbours(topic: Topic): (passages: AlignedBlock, locale: Locale) => readonly Passage[] {
	const places = new Map(
		Object.values(topic.documents).flatMap(({ blocks }) => blocks.map((block, at) => [block, at] as const)),
	);
	return (passages, locale) => {
		const own = passages[locale];
		const blocks = topic.documents[locale]?.blocks ?? [];
		const at = own && places.get(own);
		return at === undefined ? [] : [blocks[at - 1], blocks[at + 1]].filter((block) => block !== undefined);
	};
}

function* cellsOf(table: AlignedTable): Generator<PassageScope> {
	const seen = new Set<Cell>();
	for (const row of table.rows)
		for (const column of table.columns) {
			const passages = cellsIn(row, column);
			const cells = Object.values(passages);
			if (cells.length === 0 || cells.every((cell) => seen.has(cell))) continue;
			for (const cell of cells) seen.add(cell);
			yield {
				passages,
				field: column.field,
				header: false,
				code: false,
				cell: { table, row, column },
				isNearby: () => false,
				position: (locale) => rowPosition(table, row, locale, column.field),
			};
		}
}

function* headersOf(table: AlignedTable): Generator<PassageScope> {
	for (const column of table.columns) {
		const passages: Record<string, Passage> = {};
		for (const [locale, at] of Object.entries(column.members)) {
			const cell = table.members[locale]?.headers.at(-1)?.cells[at];
			if (cell) passages[locale] = cell;
		}
		if (Object.keys(passages).length > 0)
			yield {
				passages: passages satisfies PerLocale<Passage>,
				field: column.field,
				header: true,
				code: false,
				cell: null,
				isNearby: () => false,
				position: () => ({ table: table.index, field: column.field }),
			};
	}
}
