import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Finding, Locale, PortRecord, Row } from '../../core/index.ts';
import { findingText, type TextKey } from '../../i18n/index.ts';
import { nameIn } from '../languages.ts';
import type { RenderContext } from './context.ts';

/** The marks of one row, by the column that they stand in. */
export type Marks = ReadonlyMap<number, readonly Element[]>;

/** Writes the marks of a row: its findings, each a word that leads to the finding's page, or that nothing is settled. */
export function marksOf(record: PortRecord, row: Row | undefined, keyColumn: number, context: RenderContext): Marks {
	const marks = new Map<number, Element[]>();
	const put = (column: number, mark: Element) => marks.set(column, [...(marks.get(column) ?? []), mark]);
	const findings = record.findings.flatMap((id) => context.finding(id) ?? []);
	for (const finding of findings) {
		const column = row ? columnOf(finding, row) : -1;
		put(column < 0 ? keyColumn : column, findingMark(finding, context.document.locale, context));
	}
	if (findings.length === 0 && record.basis === 'undecided')
		put(keyColumn, h('p.mark.undecided', h('span.mark-word', context.t('basis.undecided'))));
	return marks;
}

/** A finding as a mark; `here` is the locale of the text that it stands beside. */
function findingMark(finding: Finding, here: Locale, context: RenderContext): Element {
	const { t, urls, reader } = context;
	const elsewhere = finding.locale !== null && finding.locale !== here;
	const word = t(`severity.${finding.severity}`);
	const language = elsewhere ? nameIn(reader, finding.locale as Locale) : '';
	const label = elsewhere ? t('site.mark.elsewhere', { word, language }) : word;
	const expected = !elsewhere && finding.expected ? t('site.mark.expected', { expected: finding.expected }) : null;
	return h(`details.mark.${finding.severity}${elsewhere ? '.elsewhere' : ''}`, { lang: context.textsLang }, [
		h('summary', [
			h('span.mark-word', label),
			' ',
			h('span.mark-name', t(`checks.${finding.check}.name` as TextKey)),
			...(expected ? [' ', h('span.mark-expected', expected)] : []),
		]),
		h('p', findingText(finding, t)),
		...reading(finding, context),
		h('p', h('a', { href: urls.finding(reader, finding.id) }, t('site.mark.why'))),
	]);
}

/** What the source says and what it should say, each by its name: the one never stands for the other. */
function reading({ actual, expected, place }: Finding, { t }: RenderContext): Element[] {
	return [
		...(actual === null ? [] : [h('p', [t('site.finding.actual'), ' ', h('del', { lang: place.locale }, actual)])]),
		...(expected === null ? [] : [h('p', [t('site.finding.expected'), ' ', h('ins', expected)])]),
	];
}

/** The column of the cell that a finding points into, or -1. */
function columnOf({ place, locale }: Finding, row: Row): number {
	if (locale !== null && locale !== row.place.locale) return -1;
	if (place.path !== row.place.path) return -1;
	return row.cells.findIndex(
		(cell) =>
			cell.place.start.offset <= place.start.offset &&
			place.start.offset < Math.max(cell.place.end.offset, cell.place.start.offset + 1),
	);
}
