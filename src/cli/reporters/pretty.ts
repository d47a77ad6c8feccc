import type { Analysis, Finding, Severity } from '../../core/index.ts';
import { summaryOf } from '../../export/index.ts';
import type { TextKey, Translate } from '../../i18n/index.ts';
import { type Paint, type Style, visible } from '../terminal.ts';
import { why, wordsOf } from './evidence.ts';
import { excerpt } from './excerpt.ts';
import { shorten } from './shorten.ts';
import { at } from './where.ts';

/** What a report for people depends on besides the findings. */
export interface PrettyOptions {
	readonly t: Translate;
	readonly paint: Paint;
	/** Columns. */
	readonly width: number;
	/** The content folder as the user named it, so that paths can be opened. */
	readonly content: string;
	/** How many findings a baseline holds back. */
	readonly known?: number | undefined;
}

const styles: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'cyan' };
/** Lines of a suggestion: a finding stays within a screenful. */
const mostOfSuggestion = 4;

/** The report for people: each finding with its source, what it should read and why, then a count. */
export function pretty(analysis: Analysis, options: PrettyOptions): string {
	const sources = new Map(analysis.documents.map(({ path, source }) => [path, source]));
	const findings = analysis.findings.map((finding) =>
		findingText(finding, sources.get(finding.place.path) ?? '', options),
	);
	const { t, known = 0 } = options;
	const held = known > 0 ? `${t('report.known', { count: known })}\n` : '';
	return [...findings, `${countLine(analysis, t)}\n${held}`].join('\n');
}

function findingText(finding: Finding, source: string, options: PrettyOptions): string {
	const { t, paint, width } = options;
	const { check, severity, locale, message, place, actual } = finding;
	const style = styles[severity];
	const where = `${at(options.content, place.path)}:${place.start.line}:${place.start.column}`;
	const blamed = locale ?? t('report.undecided');
	return lines(
		`${paint('bold', visible(where))}  ${paint(style, severity)}  ${check}  ${paint('dim', `(${visible(blamed)})`)}`,
		`  ${visible(t(message.key as TextKey, message.values))}`,
		...(source === '' ? [] : excerpt(source, place, { words: wordsOf(actual), columns: width, style, paint })),
		...shouldRead(finding, options),
		...why(finding, options),
	);
}

function shouldRead({ suggestion, expected }: Finding, { t, paint, width }: PrettyOptions): string[] {
	if (suggestion !== null) {
		const text = shorten(suggestion, width * mostOfSuggestion, wordsOf(expected));
		return [`  ${paint('green', t('report.suggestion'))} ${text}`];
	}
	return expected === null ? [] : [`  ${paint('green', t('report.expected'))} ${shorten(expected, width)}`];
}

/** How much was found and read, as one line. */
export function countLine(analysis: Analysis, t: Translate): string {
	const summary = summaryOf(analysis);
	const part = (what: Exclude<keyof typeof summary, 'known'>) => t(`report.${what}`, { count: summary[what] });
	return t('report.count', {
		...{ errors: part('errors'), warnings: part('warnings'), infos: part('infos') },
		...{ documents: part('documents'), tables: part('tables'), rows: part('rows') },
	});
}

function lines(...texts: readonly string[]): string {
	return texts.map((text) => `${text.trimEnd()}\n`).join('');
}
