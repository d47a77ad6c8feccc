import type { AlignedColumn, AlignedRow, AlignedTable, Cell, Locale, PerLocale } from '../model.ts';
import { normalizeText } from '../text/index.ts';
import { type CheckContext, cellsIn } from './check.ts';
import { sharedWords, textsOf } from './column-texts.ts';
import { lexiconOf, sideOf } from './lexicon-of-run.ts';
import { dice, frameOf, type Line, linesOf, numberKeys, width, wordsOf } from './lines.ts';

/** Peers whose two lines are this much alike may be meant to repeat themselves: nearly to the letter, or in substance. */
const REPEATED = 0.93;
const CLEARLY_APART = 0.8;
const UNLIKE = 0.4;
/** Two notes with the same words, but not in the same order. */
const SAME_WORDS = 0.95;
const SAME_ORDER = 0.85;
const ALIKE = 0.6;

/** A line of a note in its row. */
export interface Note {
	readonly row: AlignedRow;
	readonly line: Line;
	readonly words: readonly string[];
	/** What the line says, normalised. */
	readonly text: string;
}

export const sameNumbers = (a: Line, b: Line) => numberKeys(a).join() === numberKeys(b).join();

/** A peer's cells in the two rows, and the lines that answer to the repeated one where that is clear. */
export interface Peer {
	readonly locale: Locale;
	readonly cells: readonly [Cell, Cell];
	readonly lines: readonly [Line, Line] | null;
	/** The words that stand in this column in both languages. */
	readonly columnWords: ReadonlySet<string>;
}

/** What the peers say of two rows with one note. */
export interface Telling {
	readonly peers: readonly Peer[];
	/** How alike their two notes are, 0–1, those that are the most: the less, the clearer they tell the rows apart. */
	readonly likest: number;
}

/** The peers that tell the two rows' notes apart, leaving out those that are no witnesses; null where one of them repeats it too, or none tells. */
export function peersOf(
	table: AlignedTable,
	a: Note,
	b: Note,
	column: AlignedColumn,
	locale: Locale,
	{ reliability }: CheckContext,
	without: (peer: Locale) => boolean = () => false,
): Telling | null {
	const exact = normalizeText(a.line.cell.text) === normalizeText(b.line.cell.text);
	const inA = cellsIn(a.row, column);
	const inB = cellsIn(b.row, column);
	const peers: Peer[] = [];
	let apart = 0;
	let likest = 0;
	for (const other of Object.keys(inA)) {
		const cells = [inA[other], inB[other]];
		const [first, second] = cells;
		if (reliability.language(other) === reliability.language(locale) || !first || !second || without(other)) continue;
		if (first.text.trim() === '' || second.text.trim() === '') continue;
		if ([first, second].some((cell) => isDitto(cell, a.line.cell, table, column, other))) continue;
		const alike = mostAlike(first, second);
		if (alike >= (exact ? REPEATED : ALIKE)) return null;
		// A peer whose two notes differ in a number alone may have the number wrong; the other notes of the row decide.
		if (alike < 0 && !(numbersShared(first, inA, other) && numbersShared(second, inB, other))) continue;
		likest = Math.max(likest, Math.abs(alike));
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
	return apart >= 1 ? { peers, likest } : null;
}

/** Whether a text that says far less than ours stands in more rows of its column: "ditto" tells no row apart. */
function isDitto(cell: Cell, ours: Cell, table: AlignedTable, column: AlignedColumn, locale: Locale): boolean {
	if (2 * width(cell.text) > width(ours.text)) return false;
	return (textsOf(table, column, locale).cells.get(normalizeText(cell.text)) ?? 0) > 1;
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
			if (normalizeText(x.text) === normalizeText(y.text)) return 1;
			if (sameNumbers(x, y))
				most = Math.max(most, reversed(x.text, y.text) ? 0 : dice(wordsOf(x.text), wordsOf(y.text)));
			else if (frameOf(x) === frameOf(y)) most = most > 0 ? most : -1;
		}
	return most;
}

/** Whether two notes have the same words in another order, as notes on the two ways of one flow have. */
function reversed(a: string, b: string): boolean {
	const [x, y] = [wordsOf(a), wordsOf(b)];
	return dice(x, y) >= SAME_WORDS && dice(pairsOf(x), pairsOf(y)) < SAME_ORDER;
}

const pairsOf = (words: readonly string[]) => words.slice(1).map((word, at) => `${words[at]} ${word}`);

/** Whether another locale's note in the row names the same numbers. */
function numbersShared(cell: Cell, row: PerLocale<Cell>, locale: Locale): boolean {
	const keys = linesOf(cell).flatMap(numberKeys).sort().join();
	return Object.entries(row).some(
		([other, peer]) => other !== locale && linesOf(peer).flatMap(numberKeys).sort().join() === keys,
	);
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

/** Whether each of two notes answers to its own row, by what the peers say there: they are alike, but none is the other's. */
export function areApart(a: Note, b: Note, peers: readonly Peer[], context: CheckContext): boolean {
	let [first, second] = [0, 0];
	for (const { cells, columnWords } of peers) {
		const score = (note: Note, at: 0 | 1) =>
			sharedWith(note, cells[at], columnWords) + rendered(note, cells[at], context);
		first += score(a, 0) - score(a, 1);
		second += score(b, 1) - score(b, 0);
	}
	return first >= 0 && second >= 0 && first + second > 0;
}

/** How much better a repeated text answers to what the peers say in the first of the two rows than in the second. */
export function leaningOf(a: Note, b: Note, locale: Locale, peers: readonly Peer[], context: CheckContext): number {
	let balance = 0;
	for (const { cells, columnWords } of peers) {
		const [first, second] = cells;
		balance += closeness(a, first, columnWords) - closeness(a, second, columnWords);
		balance += RENDERED * (rendered(a, first, context) - rendered(b, second, context));
		balance += RENDERED * (translated(a, first, context) - translated(b, second, context));
	}
	return Math.abs(balance) < 0.01 ? ownPort(a, locale) - ownPort(b, locale) : balance;
}

/** How well a text answers to a peer's cell: shared numbers, then words that both languages use, then length. */
function closeness(note: Note, cell: Cell, shared: ReadonlySet<string>): number {
	const lines = linesOf(cell);
	const numbers = Math.max(...lines.map((line) => dice(digitsOf(note.line), digitsOf(line))));
	const long = width(note.line.cell.text);
	const length = Math.min(long, width(cell.text)) / Math.max(long, width(cell.text));
	return 3 * numbers + 2 * sharedWith(note, cell, shared) + 0.5 * length;
}

/** The numbers of a line and what else is written in digits: times, sizes. */
const digitsOf = (line: Line): string[] => [...numberKeys(line), ...(line.text.match(/\p{Nd}+/gu) ?? [])];

/** How well a note translates a peer's cell by what other texts teach, 0–1. */
const translated = ({ line }: Note, cell: Cell, context: CheckContext): number =>
	lexiconOf(context).score(sideOf(line.cell), sideOf(cell), [[sideOf(line.cell), sideOf(cell)]]) ?? 0;

/** How alike the names in a note's cell and in a peer's are, 0–1. */
function sharedWith(note: Note, cell: Cell, shared: ReadonlySet<string>): number {
	const own = wordsOf(note.line.cell.text).filter((word) => shared.has(word));
	return dice(
		own,
		wordsOf(cell.text).filter((word) => shared.has(word)),
	);
}

/** What the words count beside numbers (3), names (2) and length (0.5). */
const RENDERED = 2;
/** Without words of which anything is known. */
const OPEN = 0.5;

/** How many words of a note, 0–1, a peer's cell has as that locale renders them elsewhere; the steadier, the more a word counts. */
function rendered({ line }: Note, cell: Cell, context: CheckContext): number {
	const lexicon = lexiconOf(context);
	const text = normalizeText(cell.text).toLowerCase();
	let [found, sum] = [0, 0];
	const [own, theirs] = [sideOf(line.cell), sideOf(cell)];
	for (const word of lexicon.wordsOf(own)) {
		const usual = lexicon.bestTranslation(word, own, theirs);
		const weight = usual ? usual.both / (usual.from + 1) : 0;
		sum += weight;
		if (usual && text.includes(lexicon.stem(usual.id))) found += weight;
	}
	return sum === 0 ? OPEN : found / sum;
}

/** 1 if the note names its own row's port. */
function ownPort({ row, line }: Note, locale: Locale): number {
	const ports = row.cells[locale]?.flow.ports ?? [];
	return numberKeys(line).some((key) => ports.some(({ from }) => String(from) === key)) ? 1 : 0;
}
