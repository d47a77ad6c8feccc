import type { AlignedColumn, AlignedRow, AlignedTable, Cell, Field, Locale, Topic } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { type CheckContext, cellsIn, type Draft, rowPosition, witness } from './check.ts';
import { labelOf } from './term-labels.ts';

/** How often the usual text stands for one odd one. */
const USUAL = 2;

/** Columns whose cells are no names. */
const NO_NAMES: ReadonlySet<Field> = new Set(['protocol', 'count', 'notes', 'direction']);

/**
 * A topic that calls one thing by two names in its cells and the labels of its keys: spelt otherwise, or otherwise
 * translated while the peers repeat theirs.
 */
export function* termsInColumns({ tables }: Topic, context: CheckContext): Generator<Draft> {
	yield* oddTerms(
		tables.flatMap((table) => table.columns.flatMap((column) => (NO_NAMES.has(column.field) ? [] : { table, column }))),
		context,
	);
}

interface ColumnIn {
	readonly table: AlignedTable;
	readonly column: AlignedColumn;
}

/** A cell's text, as compared. */
interface Term extends ColumnIn {
	readonly row: AlignedRow;
	readonly cell: Cell;
	readonly text: string;
	/** Its letters and digits alone: two spellings of one term are the same in these. */
	readonly letters: string;
	/** The letters of what the peers of other languages write in its row. */
	readonly foreign: ReadonlySet<string>;
	/** What the peers of other languages write in its row; null where fewer than two do. */
	readonly peers: string | null;
}

function* oddTerms(columns: readonly ColumnIn[], context: CheckContext): Generator<Draft> {
	for (const locale of new Set(columns.flatMap(({ column }) => Object.keys(column.members)))) {
		const terms = columns.flatMap((column) => termsOf(column, locale, context));
		const spellings = usualIn(terms, ({ letters }) => letters);
		const renderings = usualIn(terms, ({ peers }) => peers);
		for (const term of terms) {
			const usual = spellings(term) ?? renderings(term);
			if (!usual || isLeft(usual, term)) continue;
			const { text } = term.cell;
			yield {
				confidence: 0.75,
				locale,
				place: term.cell.place,
				...rowPosition(term.table, term.row, locale, term.column.field),
				message: { key: 'checks.term-inconsistent.message', values: { actual: term.text, expected: usual.text } },
				actual: term.text,
				expected: usual.text,
				suggestion: text.startsWith(term.text) ? `${usual.text}${text.slice(term.text.length)}` : null,
				evidence: [witness('sibling', usual.cell, 'expected')],
				subject: term.cell,
			};
		}
	}
}

/** Whether the text met more often is a peer's own, left untranslated where others translate: the odd one is then the better. */
const isLeft = (usual: Term, term: Term): boolean =>
	usual.letters !== term.letters && usual.foreign.size > 1 && usual.foreign.has(usual.letters);

/** Finds, for a term, the text that those which share its key clearly write more often. */
function usualIn(terms: readonly Term[], keyOf: (term: Term) => string | null): (term: Term) => Term | undefined {
	const groups = new Map<string, Map<string, { readonly first: Term; count: number }>>();
	for (const term of terms) {
		const key = keyOf(term);
		if (key === null) continue;
		const texts = groups.get(key) ?? new Map<string, { first: Term; count: number }>();
		groups.set(key, texts);
		const known = texts.get(term.text) ?? { first: term, count: 0 };
		known.count++;
		texts.set(term.text, known);
	}
	return (term) => {
		const key = keyOf(term);
		const texts = key === null ? undefined : groups.get(key);
		const own = texts?.get(term.text)?.count ?? 0;
		return [...(texts?.values() ?? [])].find(
			({ first, count }) => first.text !== term.text && count >= Math.max(USUAL, own * USUAL),
		)?.first;
	};
}

function termsOf({ table, column }: ColumnIn, locale: Locale, { witnesses }: CheckContext): Term[] {
	return table.rows.flatMap((row) => {
		const cells = cellsIn(row, column);
		const cell = cells[locale];
		const text = nameIn(cell, column);
		const letters = lettersOf(text);
		if (!cell || letters.length < 2) return [];
		const peers = Object.entries(cells).filter(
			([other, peer]) => witnesses.language(other) !== witnesses.language(locale) && peer.text.trim() !== '',
		);
		const names = peers.map(([other, peer]) => [other, lettersOf(nameIn(peer, column))] as const);
		const foreign = new Set(names.map(([, name]) => name));
		const theirs = names.map(([other, name]) => `${other} ${name}`);
		return {
			table,
			column,
			row,
			cell,
			text,
			letters,
			foreign,
			peers: theirs.length > 1 ? theirs.join('\u0000') : null,
		};
	});
}

/** The name that a cell holds: its text; of a key the label before it. */
function nameIn(cell: Cell | undefined, { field }: AlignedColumn): string {
	if (!cell) return '';
	// A mark for a footnote is no part of it.
	return field === 'port' ? (labelOf(cell) ?? '') : comparable(cell.text).replace(/\s*[*†‡§]+$/u, '');
}

const lettersOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
