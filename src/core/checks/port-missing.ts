import type { AlignedRow, AlignedTable, Locale, PortRange, Row, Segment, SourceDocument, Topic } from '../model.ts';
import { vote } from '../reconcile/index.ts';
import { formatPorts } from '../tables/index.ts';
import { normalizeText, remembered } from '../text/index.ts';
import type { Check, CheckContext, Diagnostic } from './check.ts';
import { gapPlace } from './gap-place.ts';
import { gapIn, rowWitnesses } from './rows.ts';

/** How many rows a finding shows. */
const SHOWN = 5;

/**
 * Ports of the tables of most languages that stand nowhere in another language's page, neither in its tables nor in its text. A
 * page that is behind its peers is no excuse: whoever reads it does not open them.
 */
const check: Check = {
	id: 'port-missing',
	family: 'difference',
	isOfAnyVersion: true,
	scope: 'topic',
	severity: 'warning',
	*run({ topic }, context) {
		const lost = portsOf(topic).flatMap((port) => missing(port, topic, context));
		// A row that is there with another port may be a fault of its own, which another check tells.
		const groups = Map.groupBy(lost, (port) => [port.lacks, port.locale, port.isSettled, hasRow(port)].join(' '));
		for (const group of groups.values()) yield diagnostic(group, topic, context);
	},
};
export default check;

/** A port with the rows that have it. */
interface StatedPort {
	readonly range: PortRange;
	readonly rows: readonly { readonly table: AlignedTable; readonly row: AlignedRow }[];
}

interface LostPort extends StatedPort {
	readonly locale: Locale;
	readonly lacks: readonly Locale[];
	/** Whether it is settled that the locale should have it. */
	readonly isSettled: boolean;
	readonly confidence: number;
}

/** The ports of a topic's tables, each with all rows that have it in any language. */
function portsOf({ tables }: Topic): StatedPort[] {
	const found = tables
		.filter(({ kind }) => kind === 'ports')
		.flatMap((table) => table.rows.flatMap((row) => rangesOf(row).map((range) => ({ table, row, range }))));
	return [...Map.groupBy(found, ({ range }) => formatPorts([range])).values()].map((rows) => {
		const [{ range }] = rows as [(typeof rows)[0]];
		return { range, rows };
	});
}

const rangesOf = ({ cells }: AlignedRow): PortRange[] => {
	const all = Object.values(cells).flatMap(({ flow }: Row) => flow.ports);
	return [...new Map(all.map((range) => [formatPorts([range]), range])).values()];
};

function missing(port: StatedPort, { documents }: Topic, { reliability }: CheckContext): LostPort[] {
	const pages = Object.entries(documents).filter(([, { tables }]) => tables.some(({ kind }) => kind === 'ports'));
	const lacks = pages.flatMap(([locale, page]) => (isSaidIn(page, port.range) ? [] : locale));
	if (lacks.length === 0) return [];
	const said = pages.map(([locale]) => ({ locale, value: lacks.includes(locale) ? 'lacks' : 'has' }));
	const { value, confidence } = vote(said, reliability);
	if (value === 'lacks') return [];
	// Which of two ports of a row is right is not told by how many have it alone.
	const isSettled = value === 'has' && !lacks.some((locale) => port.rows.some(({ row }) => row.cells[locale]));
	return (isSettled ? lacks : lacks.slice(0, 1)).map((locale) => ({ ...port, locale, lacks, isSettled, confidence }));
}

/** Whether a locale has a port in a row of a table. */
const isHolder = (locale: Locale, { rows, range }: StatedPort): boolean =>
	rows.some(({ row }) => row.cells[locale]?.flow.ports.some(({ from, to }) => from === range.from && to === range.to));

const hasRow = ({ locale, rows }: LostPort): boolean => rows.some(({ row }) => row.cells[locale]);

interface Numbers {
	readonly single: ReadonlySet<number>;
	readonly ranges: readonly PortRange[];
}

/** Whether a page has a port, alone or within a range. */
function isSaidIn(page: SourceDocument, { from, to }: PortRange): boolean {
	const { single, ranges } = numbersIn(page);
	return (single.has(from) && single.has(to)) || ranges.some((range) => range.from <= from && to <= range.to);
}

/** All numbers of a page, also those that it writes with signs between the thousands. */
const numbersIn: (page: SourceDocument) => Numbers = remembered(({ blocks, tables }) => {
	const cells = tables.flatMap(({ headers, rows }) => [...headers, ...rows].flatMap((row) => row.cells));
	const segments: readonly Segment[] = [...blocks, ...new Set(cells)];
	const single = new Set(
		segments.flatMap(({ text }) => {
			const folded = normalizeText(text);
			return [folded, folded.replace(/(?<=\d)[.,’'\s](?=\d{3}(?!\d))/g, '')].flatMap((each) =>
				[...each.matchAll(/\d+/g)].map(([digits]) => Number(digits)),
			);
		}),
	);
	const ranges = segments.flatMap(({ facts }) =>
		facts.flatMap((fact) => (fact.kind === 'port' && fact.from < fact.to ? fact : [])),
	);
	return { single, ranges };
});

function diagnostic(lost: readonly LostPort[], topic: Topic, { reliability }: CheckContext): Diagnostic {
	const [first] = lost as [LostPort, ...LostPort[]];
	const { locale, isSettled, lacks } = first;
	const [{ table, row }] = first.rows as [StatedPort['rows'][0]];
	const rows = lost.flatMap((port) => port.rows);
	const has = Object.keys(topic.documents).filter((each) => lost.some((port) => isHolder(each, port)));
	const own = row.cells[locale];
	const location = own
		? own.location
		: table.members[locale]
			? gapIn(table, row, locale).location
			: (gapPlace(table.members, topic, locale) as Diagnostic['location']);
	const all = portsOf(topic).filter((port) => has.some((other) => isHolder(other, port)));
	const ports = formatPorts(lost.map(({ range }) => range));
	return {
		confidence: first.confidence,
		locale: isSettled ? locale : null,
		location,
		table: table.index,
		message: {
			key: `checks.port-missing.${isSettled ? 'message' : 'undecided'}`,
			values: { has: has.join(', '), lacks: lacks.join(', '), ports },
		},
		expected: ports,
		features: {
			'ports-lost': Math.log2(1 + lost.length),
			'ports-share': lost.length / Math.max(1, all.length),
		},
		evidence: rows.slice(0, SHOWN).flatMap(({ row }) => rowWitnesses(row, 'expected', reliability.source)),
		target: row,
		alsoTargets: rows.flatMap(({ row }) => [row, ...(row.cells[locale]?.cells ?? [])]),
	};
}
