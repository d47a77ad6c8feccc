import type { AlignedRow, Cell, Locale, Row } from '../model.ts';
import { normalizeText } from '../text/index.ts';
import { type Check, evidenceOf, rowKey } from './check.ts';

/** A row that stands twice in one locale, to the letter, while the peers have it once or tell the two apart. */
const check: Check = {
	id: 'row-duplicated',
	family: 'form',
	scope: 'table',
	severity: 'error',
	supersedes: ['row-extra', 'row-missing'],
	*run({ table }, context) {
		for (const locale of Object.keys(table.members)) {
			const first = new Map<string, AlignedRow>();
			for (const row of table.rows) {
				const own = row.cells[locale];
				if (!own || isBlank(own)) continue;
				const text = textOf(own);
				const other = first.get(text);
				if (!other) first.set(text, row);
				else if (toldApart(row, other, locale)) {
					const cell = own.cells.find((each) => each.text.trim() !== '') as Cell;
					const before = other.cells[locale]?.cells[0];
					yield {
						confidence: 0.9,
						locale,
						location: cell.location,
						table: table.index,
						row: rowKey(table, row, locale),
						...(row.record === '' ? {} : { record: row.record }),
						message: {
							key: 'checks.row-duplicated.message',
							values: { row: rowKey(table, row, locale), line: other.cells[locale]?.location.start.line ?? 0 },
						},
						actual: text,
						evidence: before ? [evidenceOf('sibling', before, 'expected')] : [],
						target: row,
					};
				}
			}
		}

		/** Whether another language has only one of the two rows, or says different things in them. */
		function toldApart(row: AlignedRow, other: AlignedRow, locale: Locale): boolean {
			const { language } = context.reliability;
			const peers = Object.keys(table.members).filter((peer) => language(peer) !== language(locale));
			const verdicts = peers.flatMap((peer) => {
				const [a, b] = [row.cells[peer], other.cells[peer]];
				return a || b ? !a || !b || textOf(a) !== textOf(b) : [];
			});
			return verdicts.length > 0 && verdicts.every(Boolean);
		}
	},
};
export default check;

const textOf = ({ cells }: Row) => cells.map(({ text }) => normalizeText(text)).join('\u0000');

const isBlank = ({ cells }: Row) => cells.every(({ text }) => text.trim() === '');
