import type { Cell, Fact, Table } from '../model.ts';
import { flowReader } from './row-flow.ts';

type PortFact = Extract<Fact, { kind: 'port' }>;

/** Two single ports of a cell, the lower first, with a word between them that may mean a range (`24 a 30`, `24 t/m 30`). */
interface WordedPair {
	readonly first: PortFact;
	readonly second: PortFact;
	/** Lower case. */
	readonly word: string;
}

const WORD = /^\s*(\p{L}[\p{L}\p{M}]*(?:[/.][\p{L}\p{M}]+)?)\s*$/u;

/** The pairs of ports in a cell that a lone word parts. */
export function wordedPairs({ text, facts }: Cell): WordedPair[] {
	return facts.flatMap((first, at) => {
		const next = facts[at + 1];
		const second = next?.kind === 'unread' ? facts[at + 2] : next;
		if (first.kind !== 'port' || second?.kind !== 'port' || first.from !== first.to || second.from !== second.to)
			return [];
		const word = WORD.exec(text.slice(first.end, second.start))?.[1]?.toLowerCase();
		return word && first.from < second.from ? [{ first, second, word }] : [];
	});
}

/** A table in whose port cells these words part the ends of a range. */
export function withRangeWords(table: Table, words: ReadonlySet<string>): Table {
	const known = new Map<Cell, Cell>();
	const rows = table.rows.map((row) => {
		const cells = row.cells.map((cell, index) => {
			if (table.columns[index]?.field !== 'port') return cell;
			const read = known.get(cell) ?? { ...cell, facts: joined(cell, words) };
			known.set(cell, read);
			return read;
		});
		return { ...row, cells };
	});
	const flow = flowReader(table.columns, rows);
	return { ...table, rows: rows.map((row) => ({ ...row, flow: flow(row) })) };
}

function joined(cell: Cell, words: ReadonlySet<string>): Fact[] {
	const pairs = wordedPairs(cell).filter(({ word }) => words.has(word));
	return cell.facts.flatMap((fact): readonly Fact[] => {
		const pair = pairs.find(({ first, second }) => fact.start >= first.start && fact.end <= second.end);
		if (!pair) return [fact];
		return pair.first === fact ? [{ ...pair.first, to: pair.second.to, end: pair.second.end }] : [];
	});
}
