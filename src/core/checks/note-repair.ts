import { replaceSpans } from '../text/index.ts';
import { frameOf, type Line, linesOf, numberKeys } from './lines.ts';
import type { Note, Peer } from './note-peers.ts';

/** The numbers that a peer's note gives for the wrong row: of the line that answers, else of the cell. */
export function numbersInRow(peer: Peer, wrong: Note): string {
	const [line] = linesFor(peer, wrong) ?? [];
	const cell = wrong.row.cells[peer.locale]
		? peer.cells.find((each) => wrong.row.cells[peer.locale]?.cells.includes(each))
		: undefined;
	return (line ? [line] : cell ? linesOf(cell) : []).flatMap(numberKeys).join(', ');
}

/** A peer's answering lines: that of the wrong row first. */
function linesFor(peer: Peer, wrong: Note): readonly [Line, Line] | null {
	if (!peer.lines) return null;
	const [first, second] = peer.lines;
	return wrong.row.cells[peer.locale]?.cells.includes(first.cell) ? [first, second] : [second, first];
}

/**
 * The repeated text with the change that the peers show between the two rows: only where the two lines of a peer are
 * the same but for their numbers, and no peer puts other numbers there.
 */
export function suggest(wrong: Note, peers: readonly Peer[]): string | null {
	const changes = peers.flatMap((peer) => {
		const lines = linesFor(peer, wrong);
		return lines && frameOf(lines[0]) === frameOf(lines[1]) ? [changeBetween(lines[1], lines[0])] : [];
	});
	const [change, ...rest] = changes;
	if (!change || rest.some((other) => !other || !sameMap(other, change))) return null;
	const { line } = wrong;
	const keys = numberKeys(line);
	const written = keys.map((key) => change.get(key));
	const numbers = (peer: Peer) => numbersInRow(peer, wrong).split(', ').sort().join();
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
