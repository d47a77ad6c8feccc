import type { Block, Cell, Evidence, Fact, Locale, Passage, PortRange, Row, Topic } from '../model.ts';
import type { Hint, Statement } from './settle.ts';

/** Where the numbers of a topic stand outside the cell in question. */
export interface Mentions {
	/** What a row's other cells and the prose say for the values that locales state for its ports. */
	hints(statements: readonly Statement[], row: PerLocaleRow): Hint[];
}

type PerLocaleRow = Readonly<Record<Locale, Row>>;

const ROW = 0.6;
const PROSE = 0.5;
/** However many locales repeat it, one kind of mention counts no more than this. */
const MOST = 1.5;

/** Indexes a topic's numbers once: those of its prose, and the ports of its rows. */
export function mentionsIn(topic: Topic): Mentions {
	const prose = new Map<string, Block[]>();
	for (const { blocks } of Object.values(topic.documents))
		for (const block of blocks) if (block.kind !== 'code') addNumbers(block, prose);
	const rowsWith = new Map<string, Set<object>>();
	for (const { rows } of topic.tables)
		for (const row of rows)
			for (const member of Object.values(row.cells))
				for (const range of member.flow.ports) for (const key of keysOf(range)) add(rowsWith, key, row.cells);
	return {
		hints(statements, row) {
			const all = statements.map(({ value }) => new Set(value.split(', ')));
			const hints: Hint[] = [];
			for (const value of new Set(statements.map((statement) => statement.value))) {
				const telling = value.split(', ').filter((key) => key !== '' && !all.every((keys) => keys.has(key)));
				for (const key of telling) {
					// Another row with this port would explain the mention.
					const others = [...(rowsWith.get(key) ?? [])].some((other) => other !== row);
					if (others) continue;
					hints.push(...capped(value, ROW, inRow(key, row)), ...capped(value, PROSE, inProse(key, prose)));
				}
			}
			return hints;
		},
	};
}

function capped(value: string, weight: number, evidence: readonly Hint['evidence'][]): Hint[] {
	const locales = new Set(evidence.map(({ locale }) => locale)).size;
	const each = Math.min(weight, MOST / Math.max(1, locales));
	const seen = new Set<Locale>();
	return evidence.map((item) => {
		const first = !seen.has(item.locale);
		seen.add(item.locale);
		return { value, weight: first ? each : 0, evidence: item };
	});
}

function inRow(key: string, row: PerLocaleRow): Hint['evidence'][] {
	return Object.values(row).flatMap((member) =>
		member.cells
			.filter((cell) => cell.text.length > key.length && isNote(cell) && numbersOf(cell).has(key))
			.map((cell) => evidence('row', cell)),
	);
}

/** Notes and the like: text that is no key itself. */
function isNote(cell: Cell): boolean {
	return cell.text.length > 30;
}

function inProse(key: string, prose: ReadonlyMap<string, readonly Block[]>): Hint['evidence'][] {
	const seen = new Set<Locale>();
	return (prose.get(key) ?? []).flatMap((block) => {
		if (seen.has(block.place.locale)) return [];
		seen.add(block.place.locale);
		return [evidence('prose', block)];
	});
}

function evidence(kind: Evidence['kind'], { place, text }: Passage): Hint['evidence'] {
	return { kind, locale: place.locale, path: place.path, line: place.start.line, text };
}

function addNumbers(block: Block, index: Map<string, Block[]>): void {
	for (const key of numbersOf(block)) {
		const blocks = index.get(key);
		if (blocks) blocks.push(block);
		else index.set(key, [block]);
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
