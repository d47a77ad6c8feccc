import type { AlignedRow, AlignedTable, Cell, Locale, Row, Table, Topic } from '../model.ts';
import { normalizeText } from '../text/index.ts';
import { type Check, evidenceOf, rowKey } from './check.ts';

/** A row that stands twice or more often in a table of one locale, to the letter, while the peers have it once or tell the two apart. */
const check: Check = {
	id: 'row-duplicated',
	family: 'form',
	scope: 'topic',
	severity: 'error',
	supersedes: ['row-extra', 'row-missing'],
	*run({ topic }, { reliability: { language } }) {
		for (const [locale, { tables }] of Object.entries(topic.documents))
			for (const rows of rowsByTable(topic, locale, tables)) {
				const repeated = rows.length - new Set(rows.map(({ own }) => textOf(own))).size;
				for (const [before, ...alike] of Map.groupBy(rows, ({ own }) => textOf(own)).values()) {
					if (!before) continue;
					const foreign = (peer: Locale) => language(peer) !== language(locale);
					// What a peer has twice as well may be meant so.
					const more = alike.filter(({ row }) => !apartIn(row, before.row, foreign).includes(false));
					const [member, ...others] = more;
					if (!member) continue;
					const { table, row, own } = member;
					const sibling = before.own.cells[0];
					yield {
						confidence: 0.9,
						locale,
						location: filledCell(own).location,
						table: table.index,
						row: rowKey(table, row, locale),
						...(row.record === '' ? {} : { record: row.record }),
						message: {
							key: 'checks.row-duplicated.message',
							values: { row: rowKey(table, row, locale), line: before.own.location.start.line },
						},
						actual: textOf(own),
						evidence: [
							...(sibling ? [evidenceOf('sibling', sibling, 'expected')] : []),
							...others.map((other) => evidenceOf('sibling', filledCell(other.own), 'actual')),
						],
						target: row,
						alsoTargets: others.map((other) => other.row),
						features: {
							'row-apart': Math.log2(1 + apartIn(row, before.row, foreign).length),
							'row-repeated': Math.log2(repeated),
							'row-filled': Math.log2(own.cells.filter((each) => each.text.trim() !== '').length),
						},
					};
				}
			}
	},
};
export default check;

interface Member {
	readonly table: AlignedTable;
	readonly row: AlignedRow;
	readonly own: Row;
}

/** The rows with text of each table of a locale, in its order, wherever they were aligned. */
function rowsByTable({ tables }: Topic, locale: Locale, own: readonly Table[]): Member[][] {
	const byTable = new Map<number, Member[]>(own.map(({ index }) => [index, []]));
	for (const table of tables) {
		const rows = byTable.get(table.members[locale]?.index ?? Number.NaN);
		for (const row of rows ? table.rows : []) {
			const own = row.cells[locale];
			if (own?.cells.some(({ text }) => text.trim() !== '')) rows?.push({ table, row, own });
		}
	}
	for (const rows of byTable.values()) rows.sort((a, b) => a.own.location.start.offset - b.own.location.start.offset);
	return [...byTable.values()];
}

/** For each peer that has one of two rows, whether it has only that, or says different things in the two. */
function apartIn(row: AlignedRow, other: AlignedRow, isForeign: (locale: Locale) => boolean): boolean[] {
	const peers = new Set([...Object.keys(row.cells), ...Object.keys(other.cells)].filter(isForeign));
	return [...peers].map((peer) => {
		const [a, b] = [row.cells[peer], other.cells[peer]];
		return !a || !b || textOf(a) !== textOf(b);
	});
}

const filledCell = ({ cells }: Row): Cell => cells.find(({ text }) => text.trim() !== '') as Cell;

const textOf = ({ cells }: Row) => cells.map(({ text }) => normalizeText(text)).join('\u0000');
