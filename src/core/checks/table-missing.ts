import { shapeOf, tokensIn } from '../corpus/index.ts';
import type { AlignedRow, AlignedTable, Locale, Location, SourceDocument, Table, Topic } from '../model.ts';
import { vote } from '../reconcile/index.ts';
import { type Check, type CheckContext, type Diagnostic, evidenceOf, rowKey } from './check.ts';
import { gapPlace, lostAt } from './gap-place.ts';

/** How many of the lost rows a finding names. */
const NAMED = 5;

/** A table that most languages have and a page of another language lacks whole. */
const check: Check = {
	id: 'table-missing',
	family: 'difference',
	scope: 'topic',
	severity: 'error',
	supersedes: ['row-missing', 'port-missing', 'sentence-missing'],
	*run({ topic }, context) {
		const lost = topic.tables.flatMap((table) => missingIn(table, topic, context));
		for (const tables of sections(lost, topic)) yield diagnostic(tables, topic, context);
	},
};
export default check;

/** A table that a locale lacks, or that one of the locales does and nothing settles which is right. */
interface Lost {
	readonly table: AlignedTable;
	readonly locale: Locale;
	readonly isSettled: boolean;
	readonly confidence: number;
	/** Where it would stand. */
	readonly location: Location;
}

function missingIn(table: AlignedTable, topic: Topic, { reliability }: CheckContext): Lost[] {
	const locales = Object.keys(topic.documents);
	const lacking = locales.filter((locale) => !table.members[locale]);
	if (lacking.length === 0 || rowsOf(table).length === 0) return [];
	const { value, confidence } = vote(
		locales.map((locale) => ({ locale, value: table.members[locale] ? 'has' : 'lacks' })),
		reliability,
	);
	if (value === 'lacks') return [];
	return (value === 'has' ? lacking : lacking.slice(0, 1)).flatMap((locale) => {
		const location = gapPlace(table.members, topic, locale);
		return location ? [{ table, locale, isSettled: value === 'has', confidence, location }] : [];
	});
}

/** Lost tables between which the locale that lacks them has nothing: one section is lost, not each table by itself. */
function sections(lost: readonly Lost[], topic: Topic): Lost[][] {
	const out: Lost[][] = [];
	for (const each of lost) {
		const same = out.find((tables) => isSameLoss(tables.at(-1) as Lost, each, topic));
		if (same) same.push(each);
		else out.push([each]);
	}
	return out;
}

function isSameLoss(a: Lost, b: Lost, topic: Topic): boolean {
	const holders = Object.keys(a.table.members);
	if (a.locale !== b.locale || holders.join() !== Object.keys(b.table.members).join()) return false;
	return holders.every((holder) => {
		const [from = 0, to = 0] = [a, b]
			.map(({ table }) => table.members[holder]?.location.start.offset ?? 0)
			.sort((x, y) => x - y);
		return ![...topic.blocks, ...topic.tables.map(({ members }) => members)].some((part) => {
			const offset = part[holder]?.location.start.offset ?? -1;
			return offset > from && offset < to && part[a.locale] !== undefined;
		});
	});
}

const rowsOf = ({ rows }: AlignedTable): AlignedRow[] =>
	rows.filter(({ cells }) => Object.values(cells).some((row) => row.cells.some(({ text }) => text.trim() !== '')));

function diagnostic(lost: readonly Lost[], topic: Topic, { reliability }: CheckContext): Diagnostic {
	const { table, locale, isSettled, confidence, location } = lost[0] as Lost;
	const holders = Object.keys(table.members);
	const [holder = ''] = holders;
	const rows = lost.flatMap(({ table }) => rowsOf(table).map((row) => ({ table, row })));
	const headings = new Set(lost.map(({ table }) => table.members[holder]?.heading ?? ''));
	const document = topic.documents[locale] as SourceDocument;
	const shares = lost.map(({ table }) => sharedWith(document.tables, table.members[holder] as Table));
	const alone = aloneIn(topic, locale, holders);
	const told = lost.map(({ table }) => shareOf(tokensOf(table.members[holder] as Table).filter(isKept), alone));
	return {
		severity: lost.some(({ table }) => table.kind === 'ports') ? 'error' : 'warning',
		confidence,
		locale: isSettled ? locale : null,
		location,
		table: table.index,
		message: {
			key: `checks.table-missing.${lost.length > 1 ? (isSettled ? 'several' : 'severalUndecided') : isSettled ? 'message' : 'undecided'}`,
			values: {
				has: holders.join(', '),
				lacks: Object.keys(topic.documents)
					.filter((each) => !table.members[each])
					.join(', '),
				tables: lost.length,
				size: rows.length,
				heading: [...headings].join(' / '),
				rows: [
					...rows.slice(0, NAMED).map(({ table, row }) => rowKey(table, row, holder)),
					...(rows.length > NAMED ? ['…'] : []),
				].join('; '),
			},
		},
		features: {
			'stands-elsewhere': Math.max(...shares),
			'stands-in-text': Math.max(...told),
			rows: Math.log2(rows.length),
		},
		evidence: lost.flatMap(({ table }) =>
			Object.values(table.members).flatMap(({ rows, headers }) => {
				const cell = [...headers, ...rows].flatMap(({ cells }) => cells).find(({ text }) => text.trim() !== '');
				return cell
					? [evidenceOf(cell.location.locale === reliability.source ? 'source' : 'peer', cell, 'expected')]
					: [];
			}),
		),
		target: table,
		alsoTargets: [
			...lost.slice(1).map(({ table }) => table),
			...rows.map(({ row }) => row),
			// The heading above it, and what else is lost with it.
			...lost.flatMap((each) => lostAt(each.location, each.locale, topic)),
		],
	};
}

const tokensOf = ({ rows }: Table) => rows.flatMap(({ cells }) => cells.flatMap((cell) => [...tokensIn(cell)]));

/** Which share of a table's tokens stands in the tables of a document, 0–1: it may be divided otherwise there. */
const sharedWith = (tables: readonly Table[], table: Table): number =>
	shareOf(tokensOf(table), tables.flatMap(tokensOf));

/** Which share of the different tokens is among others, 0–1. */
function shareOf(tokens: readonly string[], others: readonly string[]): number {
	const known = new Set(others);
	const own = [...new Set(tokens)];
	return own.length === 0 ? 0 : own.filter((token) => known.has(token)).length / own.length;
}

/** Whether a token is no word: translations keep it. */
const isKept = (token: string): boolean => !['word', 'name'].includes(shapeOf(token));

/** The tokens of the texts that a locale has and those who have the table lack: a list may say what the table says. */
const aloneIn = ({ blocks }: Topic, locale: Locale, holders: readonly Locale[]): string[] =>
	blocks.flatMap((block) => {
		const own = block[locale];
		return own && !holders.some((holder) => block[holder]) ? [...tokensIn(own)] : [];
	});
