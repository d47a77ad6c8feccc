import { tokensIn } from '../corpus/index.ts';
import type { AlignedTable, Locale, SourceDocument, Table, Topic } from '../model.ts';
import { vote } from '../reconcile/index.ts';
import { type Check, type CheckContext, type Diagnostic, evidenceOf, rowKey } from './check.ts';

/** How many of the lost rows a finding names. */
const NAMED = 5;

/** A table that most languages have and a page of another language lacks whole. */
const check: Check = {
	id: 'table-missing',
	family: 'difference',
	scope: 'topic',
	severity: 'error',
	supersedes: ['row-missing'],
	*run({ topic }, context) {
		for (const table of topic.tables) yield* missingIn(table, topic, context);
	},
};
export default check;

function* missingIn(table: AlignedTable, topic: Topic, { reliability }: CheckContext): Generator<Diagnostic> {
	const locales = Object.keys(topic.documents);
	const lacking = locales.filter((locale) => !table.members[locale]);
	const [holder] = Object.keys(table.members);
	const rows = table.rows.filter(({ cells }) =>
		Object.values(cells).some((row) => row.cells.some(({ text }) => text.trim() !== '')),
	);
	if (lacking.length === 0 || holder === undefined || rows.length === 0) return;
	const consensus = vote(
		locales.map((locale) => ({ locale, value: table.members[locale] ? 'has' : 'lacks' })),
		reliability,
	);
	if (consensus.value === 'lacks') return;
	const sure = consensus.value === 'has';
	for (const locale of sure ? lacking : lacking.slice(0, 1)) {
		const document = topic.documents[locale] as SourceDocument;
		const before = placeBefore(table, topic, locale);
		if (!before) continue;
		yield {
			severity: table.kind === 'ports' ? 'error' : 'warning',
			confidence: consensus.confidence,
			locale: sure ? locale : null,
			location: before,
			table: table.index,
			message: {
				key: `checks.table-missing.${sure ? 'message' : 'undecided'}`,
				values: {
					has: Object.keys(table.members).join(', '),
					lacks: lacking.join(', '),
					size: rows.length,
					heading: table.members[holder]?.heading ?? '',
					rows: [
						...rows.slice(0, NAMED).map((row) => rowKey(table, row, holder)),
						...(rows.length > NAMED ? ['…'] : []),
					].join('; '),
				},
			},
			features: {
				'stands-elsewhere': sharedWith(document, table.members[holder] as Table),
				rows: Math.log2(rows.length),
			},
			evidence: Object.values(table.members).flatMap(({ rows, headers }) => {
				const cell = [...headers, ...rows].flatMap(({ cells }) => cells).find(({ text }) => text.trim() !== '');
				return cell
					? [evidenceOf(cell.location.locale === reliability.source ? 'source' : 'peer', cell, 'expected')]
					: [];
			}),
			target: table,
			alsoTargets: rows,
		};
	}
}

/** Which share of a table's tokens stands in the tables of a document, 0–1: it may be divided otherwise there. */
function sharedWith(document: SourceDocument, table: Table): number {
	const tokensOf = ({ rows }: Table) => rows.flatMap(({ cells }) => cells.flatMap((cell) => [...tokensIn(cell)]));
	const known = new Set(document.tables.flatMap(tokensOf));
	const own = [...new Set(tokensOf(table))];
	return own.length === 0 ? 0 : own.filter((token) => known.has(token)).length / own.length;
}

/** Where the table would stand: the last table before it that the locale has, else the page's beginning. */
function placeBefore(table: AlignedTable, topic: Topic, locale: Locale) {
	const before = topic.tables.slice(0, topic.tables.indexOf(table)).findLast(({ members }) => members[locale]);
	const last = before?.members[locale]?.rows.at(-1)?.location;
	return last ?? topic.documents[locale]?.blocks[0]?.location ?? topic.documents[locale]?.tables[0]?.location;
}
