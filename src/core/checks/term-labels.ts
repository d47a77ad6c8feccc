import type { AlignedTable, Cell, Locale } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { type CheckContext, cellsIn, type Draft, rowPosition, witness } from './check.ts';

/**
 * The label before a key (`Access/SIP/TCP/5061`) left in another language in some rows, while the locale translates the
 * same label in other rows of the column.
 */
export function* untranslatedLabels(table: AlignedTable, { witnesses }: CheckContext): Generator<Draft> {
	for (const column of table.columns) {
		if (column.field !== 'port') continue;
		const rows = table.rows.map((row) => ({ row, cells: cellsIn(row, column) }));
		for (const locale of Object.keys(column.members)) {
			if (locale === witnesses.source) continue;
			const foreign = Object.keys(column.members).filter(
				(other) => witnesses.language(other) !== witnesses.language(locale),
			);
			for (const { row, cells } of rows) {
				const cell = cells[locale];
				const label = cell ? labelOf(cell) : null;
				const model = label ? foreign.find((other) => labelIn(cells[other]) === label) : undefined;
				if (!cell || label === null || model === undefined) continue;
				const other = rows.find(
					(each) =>
						labelIn(each.cells[model]) === label &&
						isTranslated(labelIn(each.cells[locale]), label, locale, each.cells),
				);
				const expected = labelIn(other?.cells[locale]);
				if (!other || expected === null) continue;
				yield {
					confidence: 0.7,
					locale,
					place: cell.place,
					...rowPosition(table, row, locale, 'port'),
					message: { key: 'checks.term-inconsistent.message', values: { actual: label, expected } },
					actual: label,
					expected,
					suggestion: cell.text.startsWith(label) ? `${expected}${cell.text.slice(label.length)}` : null,
					evidence: [
						witness('sibling', other.cells[locale] as Cell, 'expected'),
						witness('peer', cells[model] as Cell, 'actual'),
					],
					subject: cell,
				};
			}
		}
	}

	/** Whether a label is the locale's own word for another one: no other language uses it. */
	function isTranslated(
		text: string | null,
		label: string,
		locale: Locale,
		cells: Readonly<Record<Locale, Cell>>,
	): boolean {
		return (
			text !== null &&
			letters(text) !== letters(label) &&
			Object.entries(cells).every(
				([other, cell]) => witnesses.language(other) === witnesses.language(locale) || labelIn(cell) !== text,
			)
		);
	}
}

/** What stands before the first slash of a key, where facts follow and it is a word itself. */
function labelOf({ text, facts }: Cell): string | null {
	const label = comparable(text.slice(0, Math.max(0, text.indexOf('/'))));
	const flow = facts.filter(({ kind }) => kind === 'port' || kind === 'transport' || kind === 'protocol');
	if (!/^\p{L}[\p{L}\p{M} -]+$/u.test(label) || flow.length < 2) return null;
	return flow.every(({ start }) => start > label.length) ? label : null;
}

const labelIn = (cell: Cell | undefined): string | null => (cell ? labelOf(cell) : null);
const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}]/gu, '');
