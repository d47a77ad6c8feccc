import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Cell, Finding, PortRecord, Row } from '../../core/index.ts';
import { readingsOf, type TextKey } from '../../i18n/index.ts';
import { type Change, changesText, correctionOf, shortChange } from '../correction.ts';
import { findingSentence } from '../finding-sentence.ts';
import type { RenderContext } from './context.ts';

/** What is said of one row, by the column that it is said in. */
export interface Marks {
	readonly notes: ReadonlyMap<number, readonly Element[]>;
	/** What its findings would change in a cell, in order and apart from each other. */
	readonly changes: ReadonlyMap<Cell, readonly Change[]>;
}

/**
 * Writes what is said of a row: its findings in this text, each where it stands, then in one line how many there are in
 * the other languages' texts of it, which say nothing against this one; or that nothing is settled.
 */
export function marksOf(record: PortRecord, row: Row | undefined, keyColumn: number, context: RenderContext): Marks {
	const { document } = context;
	const notes = new Map<number, Element[]>();
	const changes = new Map<Cell, readonly Change[]>();
	const put = (column: number, mark: Element) => notes.set(column, [...(notes.get(column) ?? []), mark]);
	const findings = record.findings.flatMap((id) => context.finding(id) ?? []);
	const isElsewhere = ({ locale }: Finding) => locale !== null && locale !== document.locale;
	for (const finding of findings.filter((one) => !isElsewhere(one))) {
		const column = row ? columnOf(finding, row) : -1;
		const correction = column < 0 ? null : correctionOf(finding, document);
		const cell = row?.cells[column];
		if (cell && correction?.text === cell.text) changes.set(cell, merged(changes.get(cell) ?? [], correction.changes));
		put(column < 0 ? keyColumn : column, findingMark(finding, correction, context));
	}
	const elsewhere = findings.filter(isElsewhere);
	if (elsewhere.length > 0) put(keyColumn, elsewhereMark(elsewhere, context));
	if (findings.length === 0 && record.basis === 'undecided')
		put(keyColumn, h('p.mark.undecided', h('span.mark-word', context.t('basis.undecided'))));
	return { notes, changes };
}

/** The changes of a second finding beside those of a first one; where they overlap, the first stands. */
function merged(first: readonly Change[], second: readonly Change[]): Change[] {
	const free = second.filter(({ start, end }) => !first.some((one) => start <= one.end && one.start <= end));
	return [...first, ...free].sort((a, b) => a.start - b.start);
}

/** A finding as a mark: what it is in a word of its own, which is none of the document's cautions, and what it changes. */
function findingMark(finding: Finding, correction: ReturnType<typeof correctionOf>, context: RenderContext): Element {
	const { t, urls, reader } = context;
	const change = correction ? changesText(correction.text, correction.changes) : '';
	const short = shortChange(correction);
	return h(`details.mark.${finding.severity}`, { lang: context.textsLang, dataReading: change || finding.expected }, [
		h('summary', [
			h('span.mark-word', t(`site.mark.words.${finding.severity}`)),
			': ',
			h('span.mark-name', t(`checks.${finding.check}.name` as TextKey)),
			...(short === null ? [] : [' ', h('span.mark-change', { lang: finding.location.locale }, short)]),
		]),
		h('p', findingSentence(finding, reader, t, context.nameIn)),
		...(correction ? [] : reading(finding, context)),
		h('p', h('a', { href: urls.finding(reader, finding.id) }, t('site.mark.why'))),
	]);
}

/** What stands there and what should, each by its name; where nobody is known to be wrong, nothing is struck out. */
function reading(finding: Finding, { t }: RenderContext): Element[] {
	const { actual, expected, isNamed } = readingsOf(finding, t);
	if (finding.locale === null || actual === null || expected === null) return [];
	const lang = isNamed ? undefined : finding.location.locale;
	return [
		h('p', [t('site.finding.actual'), ' ', h('del', { lang }, actual)]),
		h('p', [t('site.finding.expected'), ' ', h('ins', expected)]),
	];
}

/** The findings that other languages' texts of the row have, folded. */
function elsewhereMark(
	findings: readonly Finding[],
	{ t, urls, reader, textsLang, nameAlone }: RenderContext,
): Element {
	const entry = ({ id, check, locale, severity }: Finding): ElementContent =>
		h('li', [
			`${nameAlone(reader, locale ?? '')}: `,
			h('a', { href: urls.finding(reader, id) }, t(`checks.${check}.name` as TextKey)),
			` (${t(`severity.${severity}`)})`,
		]);
	return h('details.mark.elsewhere', { lang: textsLang }, [
		h('summary', t('site.mark.elsewhere', { count: findings.length })),
		h('ul', findings.map(entry)),
	]);
}

/** The column of the cell that a finding points into, or -1. */
function columnOf({ location, locale }: Finding, row: Row): number {
	if (locale !== null && locale !== row.location.locale) return -1;
	if (location.path !== row.location.path) return -1;
	return row.cells.findIndex(
		(cell) =>
			cell.location.start.offset <= location.start.offset &&
			location.start.offset < Math.max(cell.location.end.offset, cell.location.start.offset + 1),
	);
}
