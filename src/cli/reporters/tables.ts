import stringWidth from 'string-width';
import type { Analysis, Finding, Severity } from '../../core/index.ts';
import { type Style, visible } from '../terminal.ts';
import { type PrettyOptions, styles } from './pretty-options.ts';

interface Head {
	readonly text: string;
	readonly style: Style;
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** How many findings of each severity blame each locale; the last line is their sum. Locales without any are absent. */
export function countsByLocale({ findings, locales }: Pick<Analysis, 'findings' | 'locales'>) {
	const count = (own: readonly Finding[]) =>
		severities.map((severity) => own.filter((finding) => finding.severity === severity).length);
	return [...locales, null].flatMap((locale) => {
		const own = findings.filter((finding) => finding.locale === locale);
		return own.length === 0 ? [] : [{ locale, counts: count(own) }];
	});
}

/** Two tables that end a report: locale by severity, and the checks, each with its number of findings. Empty without any. */
export function tables(analysis: Analysis, { t, paint }: PrettyOptions): string[] {
	const { findings } = analysis;
	if (findings.length === 0) return [];
	const locales = countsByLocale(analysis).map(({ locale, counts }) => [locale ?? t('report.undecided'), ...counts]);
	const sum = severities.map((severity) => findings.filter((finding) => finding.severity === severity).length);
	const byCheck = [...Map.groupBy(findings, ({ check }) => check)].sort(
		([a, own], [b, other]) => other.length - own.length || (a < b ? -1 : 1),
	);
	const heads: readonly Head[] = severities.map((severity) => ({ text: severity, style: styles[severity] }));
	const table = (first: string, rows: readonly (readonly (string | number)[])[], columns: readonly Head[]) => {
		const cells = [
			[first, ...columns.map(({ text }) => text)],
			...rows.map((row) => row.map((cell) => visible(`${cell}`))),
		];
		const widths = [first, ...columns].map((_, at) => Math.max(...cells.map((row) => stringWidth(row[at] ?? ''))));
		return cells
			.map((row, line) =>
				row
					.map((cell, at) => {
						const blanks = ' '.repeat((widths[at] ?? 0) - stringWidth(cell));
						if (at === 0) return line === 0 ? paint('bold', cell) + blanks : cell + blanks;
						const style = columns[at - 1]?.style;
						return blanks + (style && (line === 0 || cell !== '0') ? paint(line === 0 ? 'bold' : style, cell) : cell);
					})
					.join('  ')
					.trimEnd(),
			)
			.map((line) => `${line}\n`)
			.join('');
	};
	const total = locales.length > 1 ? [[t('report.total'), ...sum]] : [];
	return [
		table(t('report.locale'), [...locales, ...total], heads),
		table(
			t('report.check'),
			byCheck.map(([check, own]) => [check, own.length]),
			[{ text: t('report.findings'), style: 'bold' }],
		),
	];
}
