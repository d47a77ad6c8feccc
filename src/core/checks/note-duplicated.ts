import type { AlignedColumn, AlignedTable, Cell, Evidence, Locale } from '../model.ts';
import { normalizeText } from '../text/index.ts';
import { type Check, type CheckContext, cellsIn, type Diagnostic, evidenceOf, rowKey, rowPosition } from './check.ts';
import { textsOf } from './column-texts.ts';
import { dice, linesOf, numberKeys, width, wordsOf } from './lines.ts';
import { areApart, leaningOf, type Note, type Peer, peersOf, sameNumbers } from './note-peers.ts';
import { numbersInRow, suggest } from './note-repair.ts';
import { repeatedHeadings } from './repeated-headings.ts';

/** Shorter texts that are only alike are two; those that stand in more than two rows of a column are values, or say "ditto". */
const LONG = 25;
/** How alike two lines are that say the same in other words. */
const SAME = 0.86;

const SUPERSEDED = ['number-mismatch', 'term-inconsistent', 'text-untranslated'];

/** A note that stands with two rows of one locale while the peers tell the two rows' notes apart; a heading that stands twice so. */
const check: Check = {
	id: 'note-duplicated',
	family: 'form',
	scope: 'topic',
	severity: 'error',
	supersedes: SUPERSEDED,
	*run({ topic }, context) {
		for (const table of topic.tables)
			for (const column of table.columns)
				if (column.field === 'notes' || column.field === 'other') yield* inColumn(table, column, context);
		for (const found of repeatedHeadings(topic, context))
			yield { ...found, supersedes: [...SUPERSEDED, 'direction-reversed'] };
	},
};
export default check;

/** Two rows of a locale with one note, which the peers tell apart. */
interface Told {
	readonly locale: Locale;
	readonly a: Note;
	readonly b: Note;
	readonly likest: number;
	/** How many pairs that the peers repeat too have each of the two. */
	readonly rightful: ReadonlyMap<Note, number>;
}

/** What is told most clearly first: a note that was found to be another row's is no witness for the others. */
function* inColumn(table: AlignedTable, column: AlignedColumn, context: CheckContext): Generator<Diagnostic> {
	const told = Object.keys(column.members)
		.flatMap((locale) => toldIn(table, column, locale, context))
		.filter(({ locale, a }) => isLong(a) || rowsWith(a, table, column, locale) === 2);
	const copied = new Set<Cell>();
	for (const { locale, a, b, likest, rightful } of told.sort((x, y) => x.likest - y.likest)) {
		const isCopied = (peer: Locale) => [a, b].some(({ row }) => copied.has(cellsIn(row, column)[peer] as Cell));
		const peers = peersOf(table, a, b, column, locale, context, isCopied)?.peers;
		if (!peers || areApart(a, b, peers, context) || isWordForBoth(a, peers)) continue;
		const shared = (rightful.get(a) ?? 0) - (rightful.get(b) ?? 0);
		const leaning = leaningOf(a, b, locale, peers, context);
		const [wrong, origin] = (shared === 0 ? leaning >= 0 : shared > 0) ? [b, a] : [a, b];
		if (copied.has(wrong.line.cell)) continue;
		copied.add(wrong.line.cell);
		const found = diagnostic(table, column, locale, context, wrong, origin, peers);
		const features = {
			'note-copied': a.text === b.text ? 1 : 0,
			// Where the peers' notes are as alike as these two, the rows differ no more.
			'note-likeness': dice(a.words, b.words) - likest,
			'note-numbers': found.expected ? 1 : 0,
			'note-own-row': found.evidence.some(({ kind }) => kind === 'row') ? 1 : 0,
			'note-leaning': Math.abs(leaning) / peers.length,
			'note-size': Math.log2(width(wrong.line.text)),
			'note-telling': Math.log2(new Set(peers.map((peer) => context.reliability.language(peer.locale))).size),
		};
		// A note that is another row's says its direction, too.
		yield { ...found, features, ...(isLong(wrong) ? { supersedes: [...SUPERSEDED, 'direction-reversed'] } : {}) };
	}
}

/** Whether a text is one word, and one other language alone has two for it: it may be the word for both. */
const isWordForBoth = ({ words }: Note, peers: readonly Peer[]): boolean => words.length === 1 && peers.length === 1;

/** In how many rows of a column a locale has the text of a note's cell. */
const rowsWith = ({ line }: Note, table: AlignedTable, column: AlignedColumn, locale: Locale): number =>
	textsOf(table, column, locale).rows.get(normalizeText(line.cell.text)) ?? 0;

const isLong = ({ line }: Note): boolean => width(line.text) >= LONG;

/** Where a text stands in several rows, the rows whose peers repeat it too own it; else what the peers say there decides. */
function toldIn(table: AlignedTable, column: AlignedColumn, locale: Locale, context: CheckContext): Told[] {
	const rightful = new Map<Note, number>();
	// A note may be in many pairs.
	const known = new Map<Note, number>();
	const rowsOf = (note: Note): number => {
		const found = known.get(note);
		if (found !== undefined) return found;
		const rows = rowsWith(note, table, column, locale);
		known.set(note, rows);
		return rows;
	};
	const telling: (readonly [Note, Note])[] = [];
	const values = new Set<string>();
	// Of a value that stands in thousands of rows there are thousands of pairs, which nobody asks for.
	for (const pair of repeated(table, column, locale)) {
		const [a, b] = pair;
		if (isLong(a) || rowsOf(a) === 2 || rowsOf(b) === 2) telling.push(pair);
		else values.add(a.text);
	}
	const counting = textsThatCount(telling, rowsOf);
	const areAsked = [...counting].some((text) => values.has(text));
	const pairs = areAsked ? [...repeated(table, column, locale)] : telling;
	return pairs.flatMap(([a, b]) => {
		if (!isLong(a) && !counting.has(a.text)) return [];
		const telling = peersOf(table, a, b, column, locale, context);
		if (!telling) for (const note of [a, b]) rightful.set(note, (rightful.get(note) ?? 0) + 1);
		return telling ? { locale, a, b, likest: telling.likest, rightful } : [];
	});
}

/** The short texts of which something may be told: those of two rows, and those that are only alike to a longer one. */
function textsThatCount(pairs: readonly (readonly [Note, Note])[], rows: (note: Note) => number): ReadonlySet<string> {
	const texts = new Set<string>();
	for (const [a, b] of pairs) if (isLong(a) ? !isLong(b) : rows(a) === 2 || rows(b) === 2) texts.add(b.text);
	return texts;
}

/** Pairs of rows whose notes share a line, to the letter or nearly so. */
function* repeated(table: AlignedTable, column: AlignedColumn, locale: Locale): Generator<readonly [Note, Note]> {
	const notes: Note[] = [];
	const byWord = new Map<string, Note[]>();
	for (const row of table.rows) {
		const cell = cellsIn(row, column)[locale];
		for (const line of cell ? linesOf(cell) : []) {
			if (!/\p{L}{2}/u.test(line.text)) continue;
			const note = { row, line, words: wordsOf(line.text), text: normalizeText(line.text) };
			for (const other of candidates(note, byWord))
				if (other.row !== row && other.line.cell !== cell && sameNote(other, note)) yield [other, note];
			notes.push(note);
			for (const word of new Set(note.words)) {
				const having = byWord.get(word) ?? [];
				having.push(note);
				byWord.set(word, having);
			}
		}
	}
}

/** How many notes a note is compared with at most. */
const CANDIDATES = 60;

/** The first notes that share one of the rarest words of this one. */
function candidates(note: Note, byWord: ReadonlyMap<string, readonly Note[]>): Set<Note> {
	const lists = [...new Set(note.words)].map((word) => byWord.get(word) ?? []).sort((a, b) => a.length - b.length);
	const rare = lists.slice(0, Math.max(3, Math.ceil(lists.length * 0.2)));
	const found: Note[] = [];
	for (const list of rare) found.push(...list.slice(0, CANDIDATES - found.length));
	return new Set(found);
}

function sameNote(a: Note, b: Note): boolean {
	return (
		a.text === b.text || (width(a.line.text) >= LONG && sameNumbers(a.line, b.line) && dice(a.words, b.words) >= SAME)
	);
}

function diagnostic(
	table: AlignedTable,
	column: AlignedColumn,
	locale: Locale,
	context: CheckContext,
	wrong: Note,
	origin: Note,
	peers: readonly Peer[],
): Diagnostic {
	const expected = agreed(peers.map((peer) => numbersInRow(peer, wrong)));
	const actual = numberKeys(wrong.line).join(', ');
	const { line } = wrong;
	const contradicts = expected !== null && expected !== '' && expected !== actual;
	const proven = peers.length > 1 || contradicts;
	const isCopy = wrong.text === origin.text;
	const { position, evidence } = {
		position: rowPosition(table, wrong.row, locale, column.field),
		evidence: evidenceFor(wrong, origin, column, locale, peers, expected),
	};
	return {
		// What is only nearly the same, without a number that contradicts the row, may be the row's own after all.
		severity: proven && (contradicts || isCopy) ? 'error' : 'warning',
		confidence: proven ? (peers.length > 1 ? 0.97 : 0.9) : 0.6,
		locale: proven ? locale : null,
		location: context.locate(line.cell, line.start, line.end),
		...position,
		message: {
			key: 'checks.note-duplicated.message',
			values: { row: position.row, origin: rowKey(table, origin.row, locale) },
		},
		actual: actual === '' ? line.text : actual,
		expected: actual === '' || expected === '' ? null : expected,
		suggestion: suggest(wrong, peers),
		evidence,
		target: line.cell,
	};
}

function agreed(values: readonly string[]): string | null {
	const [first, ...rest] = values;
	return first !== undefined && rest.every((value) => value === first) ? first : null;
}

function evidenceFor(
	wrong: Note,
	origin: Note,
	column: AlignedColumn,
	locale: Locale,
	peers: readonly Peer[],
	expected: string | null,
): Evidence[] {
	const evidence: Evidence[] = peers.map((peer) => {
		const cell = peer.cells.find((each) => wrong.row.cells[peer.locale]?.cells.includes(each)) as Cell;
		return evidenceOf('peer', cell, 'expected');
	});
	const sibling = cellsIn(origin.row, column)[locale];
	if (sibling) evidence.push({ ...evidenceOf('sibling', sibling, 'expected'), text: origin.line.text });
	const ports = wrong.row.cells[locale]?.flow.ports ?? [];
	const own = ports.some(({ from }) => expected?.split(', ').includes(String(from)));
	const cell = wrong.row.cells[locale]?.cells.find(({ facts }) => facts.some(({ kind }) => kind === 'port'));
	if (own && cell && cell !== wrong.line.cell) evidence.push(evidenceOf('row', cell, 'expected'));
	return evidence;
}
