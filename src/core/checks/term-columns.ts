import type { AlignedColumn, AlignedRow, AlignedTable, Cell, Locale } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { type CheckContext, cellsIn, type Draft, rowPosition, witness } from './check.ts';
import { labelOf } from './term-labels.ts';

/** How often the usual text stands for one odd one. */
const USUAL = 2;

/** A column that calls one thing by two names: spelt otherwise, or otherwise translated while the peers repeat theirs. */
export function* termsInColumns(table: AlignedTable, context: CheckContext): Generator<Draft> {
	for (const column of table.columns) {
		if (['protocol', 'count', 'notes'].includes(column.field)) continue;
		for (const locale of Object.keys(column.members)) yield* oddTerms(table, column, locale, context);
	}
}

/** A cell's text, as compared. */
interface Term {
	readonly row: AlignedRow;
	readonly cell: Cell;
	readonly text: string;
	/** Its letters and digits alone: two spellings of one term are the same in these. */
	readonly letters: string;
	/** What the peers of other languages write in its row; null where fewer than two do. */
	readonly peers: string | null;
}

function* oddTerms(
	table: AlignedTable,
	column: AlignedColumn,
	locale: Locale,
	context: CheckContext,
): Generator<Draft> {
	const terms = termsOf(table, column, locale, context);
	const spellings = usualIn(terms, ({ letters }) => letters);
	const renderings = usualIn(terms, ({ peers }) => peers);
	for (const term of terms) {
		const usual = spellings(term) ?? renderings(term);
		if (usual)
			yield {
				confidence: 0.75,
				locale,
				place: term.cell.place,
				...rowPosition(table, term.row, locale, column.field),
				message: { key: 'checks.term-inconsistent.message', values: { actual: term.text, expected: usual.text } },
				actual: term.text,
				expected: usual.text,
				suggestion: term.cell.text.startsWith(term.text)
					? `${usual.text}${term.cell.text.slice(term.text.length)}`
					: null,
				evidence: [witness('sibling', usual.cell, 'expected')],
				subject: term.cell,
			};
	}
}

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

function termsOf(table: AlignedTable, column: AlignedColumn, locale: Locale, { witnesses }: CheckContext): Term[] {
	return table.rows.flatMap((row) => {
		const cells = cellsIn(row, column);
		const cell = cells[locale];
		const text = nameIn(cell, column);
		const letters = lettersOf(text);
		if (!cell || letters.length < 2) return [];
		const peers = Object.entries(cells).filter(
			([other, peer]) => witnesses.language(other) !== witnesses.language(locale) && peer.text.trim() !== '',
		);
		const theirs = peers.map(([other, peer]) => `${other} ${lettersOf(nameIn(peer, column))}`);
		return { row, cell, text, letters, peers: theirs.length > 1 ? theirs.join('\u0000') : null };
	});
}

/** The name that a cell holds: its text; of a key the label before it. */
function nameIn(cell: Cell | undefined, { field }: AlignedColumn): string {
	if (!cell) return '';
	return field === 'port' ? (labelOf(cell) ?? '') : comparable(cell.text);
}

const lettersOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
