import { foldText, type SidePair } from '../corpus/index.ts';
import type { AlignedColumn, AlignedRow, AlignedTable, Cell, Locale } from '../model.ts';
import { remembered } from '../text/index.ts';
import { type CheckContext, cellsIn, type Diagnostic, evidenceOf, rowPosition } from './check.ts';
import { lexiconOf, sideOf } from './lexicon-of-run.ts';
import { width } from './lines.ts';

/** Two columns whose cells stand in each other's place in one locale's row. */
export interface Exchange {
	readonly locale: Locale;
	readonly columns: readonly [AlignedColumn, AlignedColumn];
	readonly cells: readonly [Cell, Cell];
	readonly peers: readonly Locale[];
}

/** How much better two cells must answer to each other's peers than to their own, on average over the peers. */
const CLEARLY = 0.5;
/** And to each single peer's. */
const AT_ALL = 0.2;
/** A cell that answers better than this to a peer's in its column is where it belongs. */
const MISPLACED = 0.4;

/** Longer cells are notes: which note they are, words hardly tell, but a note is no name. */
const NOTE = 70;
const MUCH_LONGER = 2.5;

/** The exchanged pairs of cells of a row; `wanted` picks the pairs of columns to look at, `misplacedBelow` how well a cell may answer at home. */
export function* exchanges(
	row: AlignedRow,
	columns: readonly AlignedColumn[],
	wanted: (a: AlignedColumn, b: AlignedColumn) => boolean,
	context: CheckContext,
	misplacedBelow = MISPLACED,
): Generator<Exchange> {
	const { language } = context.reliability;
	const cells = columns.map((column) => cellsIn(row, column));
	for (const locale of Object.keys(row.cells)) {
		const peers = Object.keys(row.cells).filter((peer) => language(peer) !== language(locale));
		if (peers.length === 0) continue;
		const misplaced = columns.flatMap((column, at) => {
			const own = cells[at]?.[locale];
			const theirs = peers.map((peer) => cells[at]?.[peer]);
			const fitting = own && theirs.some((cell) => cell && answersAtHome(own, cell, context) > misplacedBelow);
			return own && !fitting ? [{ column, own, theirs }] : [];
		});
		for (const [at, a] of misplaced.entries())
			for (const b of misplaced.slice(at + 1)) {
				if (!wanted(a.column, b.column) || a.own === b.own) continue;
				if (a.own.text.trim() === '' && b.own.text.trim() === '') continue;
				const votes = votesOf(peers, (_, each) => {
					const [p, q] = [a.theirs[each], b.theirs[each]];
					if (!p || !q || p === q) return null;
					return [a.own, b.own, p, q].some(isTooShort) ? -1 : crossing(a.own, b.own, p, q, context);
				});
				if (votes === null) continue;
				yield { locale, columns: [a.column, b.column], cells: [a.own, b.own], peers };
			}
	}
}

/** What each of some says, of which null is nothing; null where what they say is too little, on average or of any: then the others are not asked. */
export function votesOf<T>(some: readonly T[], vote: (one: T, at: number) => number | null): readonly number[] | null {
	const votes: number[] = [];
	for (const [at, one] of some.entries()) {
		const said = vote(one, at);
		if (said === null) continue;
		if (said < AT_ALL) return null;
		votes.push(said);
	}
	const mean = votes.reduce((sum, said) => sum + said, 0) / Math.max(1, votes.length);
	return mean < CLEARLY ? null : votes;
}

/** Words of which nothing is learned: "no", 否. What their neighbours are taken to mean says nothing then. */
const isTooShort = ({ text }: Cell): boolean =>
	/\p{L}/u.test(text) &&
	!/\p{L}[\p{L}\p{M}\p{N}]{2}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}/u.test(text);

/** How much better `x` and `y` answer to the peer's cells crosswise than straight, -2–2. */
export function crossing(x: Cell, y: Cell, p: Cell, q: Cell, context: CheckContext): number {
	if (haveOtherNumbers(x, q) || haveOtherNumbers(y, p)) return -1;
	const learned = [pairOf(x, p), pairOf(y, q)];
	const first = answers(x, q, learned, context) - answers(x, p, learned, context);
	return first + (answers(y, p, learned, context) - answers(y, q, learned, context));
}

/** The same where each of the two answers better crosswise; else 0, which takes less to find. */
export function crossingOfBoth(x: Cell, y: Cell, p: Cell, q: Cell, context: CheckContext): number {
	if (haveOtherNumbers(x, q) || haveOtherNumbers(y, p)) return 0;
	const learned = [pairOf(x, p), pairOf(y, q)];
	const better = (cell: Cell, across: Cell, straight: Cell): number => {
		const crosswise = answers(cell, across, learned, context);
		return crosswise === 0 ? 0 : crosswise - answers(cell, straight, learned, context);
	};
	const first = better(x, q, p);
	if (first <= 0) return 0;
	const second = better(y, p, q);
	return second <= 0 ? 0 : first + second;
}

/** Whether two cells have numbers, and none in common: what was only exchanged keeps its numbers. */
function haveOtherNumbers(a: Cell, b: Cell): boolean {
	const [own, theirs] = [numbersIn(a), numbersIn(b)];
	return own.size > 0 && theirs.size > 0 && [...own].every((number) => !theirs.has(number));
}

const numbersIn: (cell: Cell) => ReadonlySet<string> = remembered(
	({ text }) => new Set(text.normalize('NFKC').match(/\p{N}+/gu)),
);

const pairOf = (a: Cell, b: Cell): SidePair => [sideOf(a), sideOf(b)];

const atHome = remembered((_: Cell) => new Map<Cell, number>());

/** How well two cells of a column answer to each other, 0–1; asked from both sides, and by several checks. */
export function answersAtHome(a: Cell, b: Cell, context: CheckContext): number {
	const plain = answersPlainly(a, b);
	if (plain !== null) return plain;
	const known = atHome(a).get(b) ?? atHome(b).get(a);
	if (known !== undefined) return known;
	const found = answersInWords(a, b, [pairOf(a, b)], context);
	atHome(a).set(b, found);
	return found;
}

/** 0–1: facts that are the same, else words that render each other. */
const answers = (a: Cell, b: Cell, without: readonly SidePair[], context: CheckContext): number =>
	answersPlainly(a, b) ?? answersInWords(a, b, without, context);

/** The same where no words have to be looked up, else null. */
function answersPlainly(a: Cell, b: Cell): number | null {
	if (a.text.trim() === '' || b.text.trim() === '') return a.text.trim() === b.text.trim() ? 1 : 0;
	const [left, right] = [factsOf(a), factsOf(b)];
	if (left !== '' || right !== '') return left === right ? 1 : 0;
	return a.text === b.text || foldText(a) === foldText(b) ? 1 : null;
}

function answersInWords(a: Cell, b: Cell, without: readonly SidePair[], context: CheckContext): number {
	const score = () => lexiconOf(context).score(sideOf(a), sideOf(b), without) ?? 0;
	const [short, long] = [width(a.text), width(b.text)].sort((x, y) => x - y) as [number, number];
	if (short > NOTE) return Math.max((0.5 * short) / long, score());
	return long > NOTE && long > MUCH_LONGER * short ? 0 : score();
}

/** The ports and protocols of a cell that is nothing else; '' for text. */
const factsOf: (cell: Cell) => string = remembered(({ facts, text }) => {
	if (facts.length === 0 || width(text) > NOTE) return '';
	const flow = facts.flatMap((fact) => {
		if (fact.kind === 'port') return `${fact.from}-${fact.to}`;
		if (fact.kind === 'any') return 'any';
		if (fact.kind === 'number') return `${fact.value}-${fact.value}`;
		return fact.kind === 'transport' || fact.kind === 'protocol' || fact.kind === 'security' ? fact.value : [];
	});
	return flow.sort().join();
});

/** A finding on an exchange: on the first of the two cells. With one peer only, nobody is blamed. */
export function exchangeDraft(
	table: AlignedTable,
	row: AlignedRow,
	exchange: Exchange,
	key: string,
	context: CheckContext,
): Diagnostic {
	const { locale, columns, cells, peers } = exchange;
	const [first, second] = cells;
	const languages = new Set(peers.map(context.reliability.language)).size;
	const sure = languages > 1 || peers.some((peer) => peer === context.reliability.source);
	return {
		severity: sure ? 'error' : 'warning',
		confidence: sure ? 0.93 : 0.5,
		locale: sure ? locale : null,
		location: first.location,
		...rowPosition(table, row, locale, columns[0].field),
		message: { key, values: { first: first.text, second: second.text } },
		actual: `${first.text} | ${second.text}`,
		expected: `${second.text} | ${first.text}`,
		evidence: peers.flatMap((peer) => {
			const cell = cellsIn(row, columns[0])[peer];
			return cell ? evidenceOf(peer === context.reliability.source ? 'source' : 'peer', cell, 'expected') : [];
		}),
		target: first,
		alsoTargets: [second],
	};
}
