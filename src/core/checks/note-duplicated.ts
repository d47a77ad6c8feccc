import type { AlignedColumn, AlignedRow, AlignedTable, Cell, Evidence, Locale, PerLocale } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { type Check, type CheckContext, cellsIn, type Draft, rowKey, rowPosition, witness } from './check.ts';
import { frameOf, type Line, likeness, linesOf, numberKeys, width, wordsOf } from './lines.ts';
import { replaceSpans } from './rewrite.ts';

/** Shorter texts repeat by right. */
const LONG = 25;
/** How alike two lines are that say the same in other words. */
const SAME = 0.86;
/** Peers whose two lines are this much alike may be meant to repeat themselves: nearly to the letter, or in substance. */
const REPEATED = 0.93;
const CLEARLY_APART = 0.8;
const UNLIKE = 0.4;
/** Two notes with the same words, but not in the same order. */
const SAME_WORDS = 0.95;
const SAME_ORDER = 0.85;
const ALIKE = 0.6;

/** A note that stands with two rows of one locale while the peers tell the two rows' notes apart. */
const check: Check = {
	id: 'note-duplicated',
	scope: 'table',
	severity: 'error',
	over: ['number-mismatch'],
	*run({ table }, context) {
		for (const column of table.columns)
			if (column.field === 'notes' || column.field === 'other')
				for (const locale of Object.keys(column.members)) yield* inColumn(table, column, locale, context);
	},
};
export default check;

/** A line of a note in its row. */
interface Note {
	readonly row: AlignedRow;
	readonly line: Line;
	readonly words: readonly string[];
}

/** Where a text stands in several rows, the rows whose peers repeat it too own it; else what the peers say there decides. */
function* inColumn(
	table: AlignedTable,
	column: AlignedColumn,
	locale: Locale,
	context: CheckContext,
): Generator<Draft> {
	const reported = new Set<Cell>();
	const pairs = [...repeated(table, column, locale)];
	const rightful = new Map<Note, number>();
	const told = pairs.flatMap(([a, b]) => {
		const peers = peersOf(table, a, b, column, locale, context);
		if (!peers) for (const note of [a, b]) rightful.set(note, (rightful.get(note) ?? 0) + 1);
		return peers ? [{ a, b, peers }] : [];
	});
	for (const { a, b, peers } of told) {
		const shared = (rightful.get(a) ?? 0) - (rightful.get(b) ?? 0);
		const owner = shared === 0 ? belongsTo(a, b, column, locale, peers) : shared > 0 ? a : b;
		const [wrong, origin] = owner === a ? [b, a] : [a, b];
		if (reported.has(wrong.line.cell)) continue;
		reported.add(wrong.line.cell);
		yield draft(table, column, locale, context, wrong, origin, peers);
	}
}

/** Pairs of rows whose notes share a line, to the letter or nearly so. */
function* repeated(table: AlignedTable, column: AlignedColumn, locale: Locale): Generator<readonly [Note, Note]> {
	const notes: Note[] = [];
	const byWord = new Map<string, Note[]>();
	for (const row of table.rows) {
		const cell = cellsIn(row, column)[locale];
		for (const line of cell ? linesOf(cell) : []) {
			if (width(line.text) < LONG) continue;
			const note = { row, line, words: wordsOf(line.text) };
			for (const other of candidates(note, byWord))
				if (other.row !== row && other.line.cell !== cell && sameNote(other, note)) yield [other, note];
			notes.push(note);
			for (const word of new Set(note.words)) byWord.set(word, [...(byWord.get(word) ?? []), note]);
		}
	}
}

/** Notes that share one of the rarest words of this one. */
function candidates(note: Note, byWord: ReadonlyMap<string, readonly Note[]>): Set<Note> {
	const lists = [...new Set(note.words)].map((word) => byWord.get(word) ?? []).sort((a, b) => a.length - b.length);
	return new Set(
		lists
			.slice(0, Math.max(3, Math.ceil(lists.length * 0.2)))
			.flat()
			.slice(0, 60),
	);
}

function sameNote(a: Note, b: Note): boolean {
	return (
		comparable(a.line.text) === comparable(b.line.text) ||
		(sameNumbers(a.line, b.line) && likeness(a.words, b.words) >= SAME)
	);
}

const sameNumbers = (a: Line, b: Line) => numberKeys(a).join() === numberKeys(b).join();

/** A peer's cells in the two rows, and the lines that answer to the repeated one where that is clear. */
interface Peer {
	readonly locale: Locale;
	readonly cells: readonly [Cell, Cell];
	readonly lines: readonly [Line, Line] | null;
	/** The words that stand in this column in both languages. */
	readonly columnWords: ReadonlySet<string>;
}

/** The peers that tell the two rows' notes apart; null where one of them repeats it too, or none tells. */
function peersOf(
	table: AlignedTable,
	a: Note,
	b: Note,
	column: AlignedColumn,
	locale: Locale,
	{ witnesses }: CheckContext,
): readonly Peer[] | null {
	const exact = comparable(a.line.cell.text) === comparable(b.line.cell.text);
	const inA = cellsIn(a.row, column);
	const inB = cellsIn(b.row, column);
	const peers: Peer[] = [];
	let apart = 0;
	let likest = 0;
	for (const other of Object.keys(inA)) {
		const cells = [inA[other], inB[other]];
		const [first, second] = cells;
		if (witnesses.language(other) === witnesses.language(locale) || !first || !second) continue;
		if (first.text.trim() === '' || second.text.trim() === '') continue;
		const alike = mostAlike(first, second);
		if (alike >= (exact ? REPEATED : ALIKE)) return null;
		// A peer whose two notes differ in a number alone may have the number wrong; the other notes of the row decide.
		if (alike < 0 && !(numbersShared(first, inA, other) && numbersShared(second, inB, other))) continue;
		likest = Math.max(likest, alike);
		if (alike >= 0) apart += alike < CLEARLY_APART ? 1 : 0.5;
		else apart++;
		const lines = answering(a.line, b.line, first, second);
		peers.push({
			locale: other,
			cells: [first, second],
			lines,
			columnWords: sharedWords(table, column, locale, other),
		});
	}
	// One peer alone proves little: our two notes must be the same to the letter, and the peer's two nothing alike.
	if (peers.length === 1 && !differsInNumbers(peers[0] as Peer) && !(exact && likest < UNLIKE)) return null;
	return apart >= 1 ? peers : null;
}

/** Whether a peer's two notes name different numbers. */
function differsInNumbers({ cells }: Peer): boolean {
	const [a, b] = cells.map((cell) => linesOf(cell).flatMap(numberKeys).sort().join());
	return a !== b;
}

/** How alike the most alike lines of two notes are, 0–1; -1 where they are the same but for their numbers. */
function mostAlike(first: Cell, second: Cell): number {
	let most = 0;
	for (const x of linesOf(first))
		for (const y of linesOf(second)) {
			if (comparable(x.text) === comparable(y.text)) return 1;
			if (sameNumbers(x, y))
				most = Math.max(most, reversed(x.text, y.text) ? 0 : likeness(wordsOf(x.text), wordsOf(y.text)));
			else if (frameOf(x) === frameOf(y)) most = most > 0 ? most : -1;
		}
	return most;
}

/** Whether two notes have the same words in another order, as notes on the two ways of one flow have. */
function reversed(a: string, b: string): boolean {
	const [x, y] = [wordsOf(a), wordsOf(b)];
	return likeness(x, y) >= SAME_WORDS && likeness(pairsOf(x), pairsOf(y)) < SAME_ORDER;
}

const pairsOf = (words: readonly string[]) => words.slice(1).map((word, at) => `${words[at]} ${word}`);

/** Whether another locale's note in the row names the same numbers. */
function numbersShared(cell: Cell, row: PerLocale<Cell>, locale: Locale): boolean {
	const keys = linesOf(cell).flatMap(numberKeys).sort().join();
	return Object.entries(row).some(
		([other, peer]) => other !== locale && linesOf(peer).flatMap(numberKeys).sort().join() === keys,
	);
}

/** The words that two locales both use in a column: names, mostly. */
function sharedWords(table: AlignedTable, column: AlignedColumn, locale: Locale, other: Locale): ReadonlySet<string> {
	const words = (each: Locale) => table.rows.flatMap((row) => wordsOf(cellsIn(row, column)[each]?.text ?? ''));
	const theirs = new Set(words(other));
	return new Set(words(locale).filter((word) => theirs.has(word)));
}

/** The lines in a peer's two cells that stand where the repeated line stands in ours. */
function answering(a: Line, b: Line, first: Cell, second: Cell): readonly [Line, Line] | null {
	const at = (line: Line, cell: Cell): Line | null => {
		const own = linesOf(line.cell);
		const theirs = linesOf(cell);
		return own.length === theirs.length ? (theirs[own.findIndex(({ start }) => start === line.start)] ?? null) : null;
	};
	const [x, y] = [at(a, first), at(b, second)];
	return x && y ? [x, y] : null;
}

/** Which of the two rows the repeated text belongs to, by what the peers say there. */
function belongsTo(a: Note, b: Note, column: AlignedColumn, locale: Locale, peers: readonly Peer[]): Note {
	let balance = 0;
	for (const { cells, columnWords } of peers) {
		const [first, second] = cells;
		balance += closeness(a, first, columnWords) - closeness(a, second, columnWords);
	}
	if (Math.abs(balance) < 0.01) balance = ownPort(a, column, locale) - ownPort(b, column, locale);
	return balance >= 0 ? a : b;
}

/** How well a text answers to a peer's cell: shared numbers, then words that both languages use, then length. */
function closeness(note: Note, cell: Cell, shared: ReadonlySet<string>): number {
	const lines = linesOf(cell);
	const numbers = Math.max(...lines.map((line) => likeness(numberKeys(note.line), numberKeys(line))));
	const own = wordsOf(note.line.cell.text).filter((word) => shared.has(word));
	const theirs = wordsOf(cell.text).filter((word) => shared.has(word));
	const long = width(note.line.cell.text);
	const length = Math.min(long, width(cell.text)) / Math.max(long, width(cell.text));
	return 3 * numbers + 2 * likeness(own, theirs) + 0.5 * length;
}

/** 1 if the note names its own row's port. */
function ownPort({ row, line }: Note, _column: AlignedColumn, locale: Locale): number {
	const ports = row.cells[locale]?.flow.ports ?? [];
	return numberKeys(line).some((key) => ports.some(({ from }) => String(from) === key)) ? 1 : 0;
}

function draft(
	table: AlignedTable,
	column: AlignedColumn,
	locale: Locale,
	context: CheckContext,
	wrong: Note,
	origin: Note,
	peers: readonly Peer[],
): Draft {
	const expected = agreed(peers.map((peer) => numbersInRow(peer, wrong, origin)));
	const actual = numberKeys(wrong.line).join(', ');
	const { line } = wrong;
	const proven = peers.length > 1 || (expected !== null && expected !== '' && expected !== actual);
	const { position, evidence } = {
		position: rowPosition(table, wrong.row, locale, column.field),
		evidence: evidenceFor(wrong, origin, column, locale, peers, expected),
	};
	return {
		severity: proven ? 'error' : 'warning',
		confidence: proven ? (peers.length > 1 ? 0.97 : 0.9) : 0.6,
		locale: proven ? locale : null,
		place: context.place(line.cell, line.start, line.end),
		...position,
		message: {
			key: 'checks.note-duplicated.message',
			values: { row: position.row, origin: rowKey(table, origin.row, locale) },
		},
		actual: actual === '' ? line.text : actual,
		expected: actual === '' || expected === '' ? null : expected,
		suggestion: suggest(wrong, origin, peers),
		evidence,
		subject: line.cell,
	};
}

/** The numbers that a peer's note gives for the wrong row: of the line that answers, else of the cell. */
function numbersInRow(peer: Peer, wrong: Note, origin: Note): string {
	const [line] = linesFor(peer, wrong, origin) ?? [];
	const cell = wrong.row.cells[peer.locale]
		? peer.cells.find((each) => wrong.row.cells[peer.locale]?.cells.includes(each))
		: undefined;
	return (line ? [line] : cell ? linesOf(cell) : []).flatMap(numberKeys).join(', ');
}

/** A peer's answering lines: that of the wrong row first. */
function linesFor(peer: Peer, wrong: Note, _origin: Note): readonly [Line, Line] | null {
	if (!peer.lines) return null;
	const [first, second] = peer.lines;
	return wrong.row.cells[peer.locale]?.cells.includes(first.cell) ? [first, second] : [second, first];
}

function agreed(values: readonly string[]): string | null {
	const [first, ...rest] = values;
	return first !== undefined && rest.every((value) => value === first) ? first : null;
}

/**
 * The repeated text with the change that the peers show between the two rows: only where the two lines of a peer are
 * the same but for their numbers, and no peer puts other numbers there.
 */
function suggest(wrong: Note, origin: Note, peers: readonly Peer[]): string | null {
	const changes = peers.flatMap((peer) => {
		const lines = linesFor(peer, wrong, origin);
		return lines && frameOf(lines[0]) === frameOf(lines[1]) ? [changeBetween(lines[1], lines[0])] : [];
	});
	const [change, ...rest] = changes;
	if (!change || rest.some((other) => !other || !sameMap(other, change))) return null;
	const { line } = wrong;
	const keys = numberKeys(line);
	const written = keys.map((key) => change.get(key));
	const numbers = (peer: Peer) => numbersInRow(peer, wrong, origin).split(', ').sort().join();
	if (written.includes(undefined) || peers.some((peer) => numbers(peer) !== [...written].sort().join())) return null;
	return replaceSpans(
		line.cell.text,
		line.numbers.map((fact, at) => {
			const text = line.cell.text.slice(fact.start, fact.end);
			return { start: fact.start, end: fact.end, text: text.replace(/\p{Nd}[\p{Nd}.,'’]*/u, written[at] as string) };
		}),
	);
}

/** Which number takes the place of which from one line to another; null where one would become two. */
function changeBetween(from: Line, to: Line): ReadonlyMap<string, string> | null {
	const change = new Map<string, string>();
	const right = numberKeys(to);
	for (const [at, key] of numberKeys(from).entries()) {
		const value = right[at] as string;
		if ((change.get(key) ?? value) !== value) return null;
		change.set(key, value);
	}
	return change;
}

function sameMap(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
	return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
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
		return witness('peer', cell, 'expected');
	});
	const sibling = cellsIn(origin.row, column)[locale];
	if (sibling) evidence.push({ ...witness('sibling', sibling, 'expected'), text: origin.line.text });
	const ports = wrong.row.cells[locale]?.flow.ports ?? [];
	const own = ports.some(({ from }) => expected?.split(', ').includes(String(from)));
	const cell = wrong.row.cells[locale]?.cells.find(({ facts }) => facts.some(({ kind }) => kind === 'port'));
	if (own && cell && cell !== wrong.line.cell) evidence.push(witness('row', cell, 'expected'));
	return evidence;
}
