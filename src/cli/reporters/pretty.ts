import type { Analysis, Finding } from '../../core/index.ts';
import { alike, summaryOf } from '../../export/index.ts';
import { findingText, readingsOf, type Translate } from '../../i18n/index.ts';
import { rankOf } from '../narrow.ts';
import { visible } from '../terminal.ts';
import { why, wordsOf } from './evidence.ts';
import { excerpt } from './excerpt.ts';
import { type PrettyOptions, styles } from './pretty-options.ts';
import { shorten } from './shorten.ts';
import { tables } from './tables.ts';
import { at } from './where.ts';

/** Lines of a suggestion: a finding stays within a screenful. */
const mostOfSuggestion = 4;

/**
 * The report for people: the most severe findings, file by file, each finding with its source, what it should read and why;
 * then counts by locale and by check, and how to see what is not shown.
 */
export function pretty(analysis: Analysis, options: PrettyOptions): string {
	const { t, known = 0, limit = Number.POSITIVE_INFINITY } = options;
	const { findings } = analysis;
	const shown = byFile(findings.toSorted((a, b) => rankOf(b.severity) - rankOf(a.severity)).slice(0, limit));
	const sources = new Map(analysis.documents.map(({ path, source }) => [path, source]));
	const files = Map.groupBy(shown, ({ location }) => location.path);
	const groups = [...files].map(([path, findings]) => fileText(path, findings, sources.get(path) ?? '', options));
	const ends = [
		countLine(analysis, t),
		...(known > 0 ? [t('report.known', { count: known })] : []),
		...(shown.length < findings.length ? [t('report.rest', { shown: shown.length, count: findings.length })] : []),
		...(findings.length > 0 ? [t('report.explain')] : []),
	];
	return [...groups, ...tables(analysis, options).map((table) => `${table}\n`), lines(...ends)].join('');
}

/** The findings, files with the most severe first, and so within a file. */
function byFile(findings: readonly Finding[]): Finding[] {
	const worst = new Map<string, number>();
	for (const { location, severity } of findings)
		worst.set(location.path, Math.max(worst.get(location.path) ?? 0, rankOf(severity)));
	return findings.toSorted((a, b) => {
		const [fileA, fileB] = [a.location.path, b.location.path];
		if (fileA !== fileB) return (worst.get(fileB) ?? 0) - (worst.get(fileA) ?? 0) || (fileA < fileB ? -1 : 1);
		return rankOf(b.severity) - rankOf(a.severity) || a.location.start.offset - b.location.start.offset;
	});
}

function fileText(path: string, findings: readonly Finding[], source: string, options: PrettyOptions): string {
	const file = at(options.content, path);
	const head = options.link(options.paint('underline', visible(file)), file);
	return [`${head}\n`, ...alike(findings).map((lot) => findingLines(lot, source, options))].join('');
}

function findingLines(
	[finding, ...others]: readonly [Finding, ...Finding[]],
	source: string,
	options: PrettyOptions,
): string {
	const { t, paint, width } = options;
	const { check, severity, locale, location, actual } = finding;
	const style = styles[severity];
	const blamed = locale ?? t('report.undecided');
	return lines(
		`  ${paint('bold', placeOf(finding))}  ${paint(style, severity)}  ${check}  ${paint('dim', `(${visible(blamed)})`)}`,
		...indented([
			`  ${visible(findingText(finding, t))}`,
			...(source === '' ? [] : excerpt(source, location, { words: wordsOf(actual), columns: width - 4, style, paint })),
			...shouldRead(finding, options),
			...why(finding, options),
			...also(others, options),
		]),
		'',
	);
}

const placeOf = ({ location: { start } }: Finding) => `${start.line}:${start.column}`;

/** Places named of findings that say the same. */
const mostPlaces = 12;

function also(others: readonly Finding[], { t, paint }: PrettyOptions): string[] {
	if (others.length === 0) return [];
	const places = others.slice(0, mostPlaces).map(placeOf).join(', ');
	const rest = others.length - mostPlaces;
	return [`  ${paint('bold', t('report.also'))} ${places}${rest > 0 ? ` ${t('report.more', { count: rest })}` : ''}`];
}

const indented = (texts: readonly string[]) => texts.map((text) => `  ${text}`);

function shouldRead(finding: Finding, { t, paint, width }: PrettyOptions): string[] {
	const { suggestion } = finding;
	const { expected } = readingsOf(finding, t);
	if (suggestion !== null) {
		const text = shorten(suggestion, width * mostOfSuggestion, wordsOf(expected));
		return [`  ${paint('green', t('report.suggestion'))} ${text}`];
	}
	return expected === null || expected === ''
		? []
		: [`  ${paint('green', t('report.expected'))} ${shorten(expected, width)}`];
}

/** How much was found and read, as one line. */
export function countLine(analysis: Analysis, t: Translate): string {
	const summary = summaryOf(analysis);
	const part = (what: Exclude<keyof typeof summary, 'known' | 'compared'>) =>
		t(`report.${what}`, { count: summary[what] });
	return t('report.count', {
		...{ errors: part('errors'), warnings: part('warnings'), infos: part('infos') },
		...{ documents: part('documents'), tables: part('tables'), rows: part('rows') },
	});
}

function lines(...texts: readonly string[]): string {
	return texts.map((text) => `${text.trimEnd()}\n`).join('');
}
