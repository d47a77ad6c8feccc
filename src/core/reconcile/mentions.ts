import type {
	AlignedTable,
	Block,
	Evidence,
	Fact,
	Locale,
	PerLocale,
	PortRange,
	Row,
	Segment,
	Topic,
} from '../model.ts';
import type { Hint, Observation } from './vote.ts';

/** Where the numbers of a topic stand outside the cell in question. */
export interface Mentions {
	/** What a row's notes and the prose say for the values that locales state for its ports. */
	hints(observations: readonly Observation[], row: PerLocaleRow, table: AlignedTable): Hint[];
}

type PerLocaleRow = PerLocale<Row>;

/** What a mention counts, in peers, for each language that has it; and what one kind of mention counts at most. */
const ROW = { each: 0.6, most: 1.5 };
/** The row's note where no other value that is stated stands anywhere else. */
const ROW_ALONE = { each: 0.8, most: 2 };
const PROSE = { each: 0.5, most: 1.5 };
/** Prose that may as well speak of another row with that port. */
const PROSE_OF_OTHERS = { each: 0.25, most: 0.75 };
/** Prose that names a port of which another stated one, that stands nowhere else, may be a typo of the pen: enough to doubt a vote of three to one. */
const PROSE_OF_SLIP = { each: 0.5, most: 1.55 };

/** Indexes a topic's numbers once: those of its prose, each with the first block of a locale that has it, and the ports of its rows. */
export function mentionsIn(topic: Topic): Mentions {
	const prose = new Map<string, Block[]>();
	for (const { blocks } of Object.values(topic.documents))
		for (const block of blocks) if (block.kind !== 'code') addNumbers(block, prose);
	const rowsWith = new Map<string, Set<object>>();
	for (const { rows } of topic.tables)
		for (const row of rows)
			for (const member of Object.values(row.cells))
				for (const range of member.flow.ports) for (const key of keysOf(range)) add(rowsWith, key, row.cells);
	const inOtherRows = (key: string, row: PerLocaleRow) => {
		const rows = rowsWith.get(key);
		return rows !== undefined && rows.size > (rows.has(row) ? 1 : 0);
	};
	return {
		hints(observations, row, table) {
			const values = [...new Set(observations.map(({ value }) => value))];
			const sets = observations.map(({ value }) => new Set(value.split(', ')));
			const said = values.flatMap((value) =>
				value
					.split(', ')
					.filter((key) => key !== '' && !sets.every((keys) => keys.has(key)))
					.map((key) => ({ value, key, row: inNotes(key, row, table), prose: inProse(key, prose) })),
			);
			const heard = new Set(
				said
					.filter(({ key, row: notes, prose: text }) => notes.length + text.length > 0 || inOtherRows(key, row))
					.map(({ value }) => value),
			);
			return said.flatMap(({ value, key, row: notes, prose: text }) => {
				const alone = heard.size === 1 && heard.has(value);
				const slipped = said.some((other) => !heard.has(other.value) && isSlip(key, other.key));
				const others = slipped ? PROSE_OF_SLIP : PROSE_OF_OTHERS;
				return [
					...weighed(value, alone ? ROW_ALONE : ROW, notes),
					...weighed(value, inOtherRows(key, row) ? others : PROSE, text),
				];
			});
		},
	};
}

/** Whether two numbers are one typo of the pen apart: a digit changed, lost or added, or two that have changed places. */
function isSlip(a: string, b: string): boolean {
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	const at = [...short].findIndex((digit, index) => digit !== long[index]);
	if (at < 0) return long.length === short.length + 1;
	if (long.length === short.length + 1) return short.slice(at) === long.slice(at + 1);
	if (long.length !== short.length) return false;
	const isSwap = short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
	return isSwap || short.slice(at + 1) === long.slice(at + 1);
}

/** Each locale counts once. */
function weighed(value: string, { each, most }: typeof ROW, evidence: readonly Hint['evidence'][]): Hint[] {
	const locales = new Set(evidence.map(({ locale }) => locale)).size;
	const weight = Math.min(each, most / Math.max(1, locales));
	const seen = new Set<Locale>();
	return evidence.map((item) => {
		const first = !seen.has(item.locale);
		seen.add(item.locale);
		return { value, weight: first ? weight : 0, evidence: item };
	});
}

/** The cells of a row that name a number and are neither its port nor its protocol. */
function inNotes(key: string, row: PerLocaleRow, { columns }: AlignedTable): Hint['evidence'][] {
	return Object.entries(row).flatMap(([locale, member]) =>
		columns
			.filter(({ field }) => field !== 'port' && field !== 'protocol')
			.flatMap(({ members }) => (members[locale] === undefined ? [] : (member.cells[members[locale]] ?? [])))
			.filter((cell) => numbersOf(cell).has(key))
			.map((cell) => evidence('row', cell)),
	);
}

const inProse = (key: string, prose: ReadonlyMap<string, readonly Block[]>): Hint['evidence'][] =>
	(prose.get(key) ?? []).map((block) => evidence('prose', block));

function evidence(kind: Evidence['kind'], { location, text }: Segment): Hint['evidence'] {
	return { kind, locale: location.locale, path: location.path, line: location.start.line, text };
}

function addNumbers(block: Block, index: Map<string, Block[]>): void {
	for (const key of numbersOf(block)) {
		const blocks = index.get(key);
		if (!blocks) index.set(key, [block]);
		else if (blocks.at(-1)?.location.locale !== block.location.locale) blocks.push(block);
	}
}

function numbersOf({ facts }: { readonly facts: readonly Fact[] }): Set<string> {
	const keys = new Set<string>();
	for (const fact of facts)
		if (fact.kind === 'port') for (const key of keysOf(fact)) keys.add(key);
		else if (fact.kind === 'number' && fact.unit === null) keys.add(String(fact.value));
	return keys;
}

function keysOf({ from, to }: PortRange): string[] {
	return from === to ? [String(from)] : [`${from}-${to}`];
}

function add(index: Map<string, Set<object>>, key: string, item: object): void {
	const items = index.get(key);
	if (items) items.add(item);
	else index.set(key, new Set([item]));
}
