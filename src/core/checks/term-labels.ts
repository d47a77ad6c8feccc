import type { AlignedTable, Cell, Locale, PerLocale } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { type CheckContext, cellsIn, type Draft, rowPosition, witness } from './check.ts';

/**
 * The label before a key (`Access/SIP/TCP/5061`) left in another language in some rows, while the locale translates the
 * same label in other rows of the column.
 */
export function* untranslatedLabels(table: AlignedTable, { witnesses }: CheckContext): Generator<Draft> {
	for (const column of table.columns) {
		if (column.field !== 'port') continue;
		const rows = table.rows.map((row) => {
			const cells = cellsIn(row, column);
			return { row, cells, labels: mapped(cells, labelOf) };
		});
		for (const locale of Object.keys(column.members)) {
			if (locale === witnesses.source) continue;
			const isForeign = (other: Locale) => witnesses.language(other) !== witnesses.language(locale);
			const translations = translationsIn(rows, locale, isForeign);
			for (const { row, cells, labels } of rows) {
				const [cell, label] = [cells[locale], labels[locale]];
				if (!cell || !label) continue;
				const model = Object.keys(labels).find((other) => isForeign(other) && labels[other] === label);
				const found = model === undefined ? undefined : translations.get(`${model} ${label}`);
				if (model === undefined || !found) continue;
				yield {
					confidence: 0.7,
					locale,
					place: cell.place,
					...rowPosition(table, row, locale, 'port'),
					message: { key: 'checks.term-inconsistent.message', values: { actual: label, expected: found.label } },
					actual: label,
					expected: found.label,
					suggestion: cell.text.startsWith(label) ? `${found.label}${cell.text.slice(label.length)}` : null,
					evidence: [witness('sibling', found.cell, 'expected'), witness('peer', cells[model] as Cell, 'actual')],
					subject: cell,
				};
			}
		}
	}
}

interface LabelRow {
	readonly cells: PerLocale<Cell>;
	/** The labels of the cells' keys; null where they have none. */
	readonly labels: PerLocale<string | null>;
}

/**
 * How a locale translates the label of each foreign one, by its locale and text: with a word that no other language uses
 * there, at least as often as it leaves it, or in a script of its own.
 */
function translationsIn(
	rows: readonly LabelRow[],
	locale: Locale,
	isForeign: (other: Locale) => boolean,
): ReadonlyMap<string, Translation> {
	const found = new Map<string, Translation & { times: number; left: number }>();
	for (const { cells, labels } of rows) {
		const [cell, label] = [cells[locale], labels[locale]];
		if (!cell || !label) continue;
		const others = Object.keys(labels).filter(isForeign);
		const isOwn = others.every((other) => labels[other] !== label);
		for (const other of others) {
			const theirs = labels[other];
			if (!theirs || (isOwn && letters(theirs) === letters(label))) continue;
			const key = `${other} ${theirs}`;
			const use = found.get(key) ?? { label, cell, times: 0, left: 0 };
			if (theirs === label) use.left++;
			else if (isOwn)
				found.set(key, use.times === 0 ? { ...use, label, cell, times: 1 } : { ...use, times: use.times + 1 });
			if (!found.has(key)) found.set(key, use);
		}
	}
	const isLatin = (text: string) => /\p{Script=Latin}/u.test(text);
	return new Map([...found].filter(([, { label, times, left }]) => times > 0 && (times >= left || !isLatin(label))));
}

interface Translation {
	readonly label: string;
	readonly cell: Cell;
}

const mapped = <A, B>(items: PerLocale<A>, map: (item: A) => B): PerLocale<B> =>
	Object.fromEntries(Object.entries(items).map(([locale, item]) => [locale, map(item)]));

/** What stands before the first slash of a key, where facts follow and it is a word itself. */
export function labelOf({ text, facts }: Cell): string | null {
	const label = comparable(text.slice(0, Math.max(0, text.indexOf('/'))));
	const flow = facts.filter(({ kind }) => kind === 'port' || kind === 'transport' || kind === 'protocol');
	if (!/^\p{L}[\p{L}\p{M} -]+$/u.test(label) || flow.length < 2) return null;
	return flow.every(({ start }) => start > label.length) ? label : null;
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}]/gu, '');
