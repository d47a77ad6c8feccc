import type { Analysis, Evidence, Finding, Severity } from '../../core/index.ts';
import type { CheckUrl } from '../../export/index.ts';
import { findingText, readingsOf, type Translate } from '../../i18n/index.ts';
import { rankOf } from '../narrow.ts';
import { visible } from '../terminal.ts';
import { wordsOf } from './evidence.ts';
import { countLine } from './pretty.ts';
import { shorten } from './shorten.ts';
import { countsByLocale } from './tables.ts';

/** What a comment depends on besides the findings. */
export interface MarkdownOptions {
	readonly t: Translate;
	/** A document's path as the reader knows it. */
	readonly path: (path: string) => string;
	/** How many known findings are not among those of the analysis. */
	readonly known: number;
	readonly checkUrl: CheckUrl;
}

/** GitHub refuses comments of more than 65,536 characters; the report stays below this many bytes. */
const mostBytes = 60_000;
/** Kept free for the line that says how many were left out. */
const reserve = 500;
const most = { witnesses: 6, text: 160, suggestion: 600 };

/**
 * The findings as a comment on a pull request: a table of counts, then each finding folded, errors first. All text of
 * documents stands escaped within HTML without blank lines, where Markdown reads nothing.
 */
export function markdown(analysis: Analysis, options: MarkdownOptions): string {
	const { t, known } = options;
	const findings = analysis.findings.toSorted((a, b) => rankOf(b.severity) - rankOf(a.severity));
	const head = [`### Portolan`, countLine(analysis, t), ...(known > 0 ? [t('report.known', { count: known })] : [])];
	const blocks = [...head, ...(findings.length === 0 ? [] : [countTable(analysis, t)])];
	let bytes = Buffer.byteLength(blocks.join('\n\n'));
	let shown = 0;
	for (const finding of findings) {
		const block = folded(finding, options);
		bytes += Buffer.byteLength(block) + 2;
		if (bytes > mostBytes - reserve) break;
		blocks.push(block);
		shown++;
	}
	const left = findings.length - shown;
	if (left > 0) blocks.push(t('report.leftOut', { count: left }));
	return `${blocks.join('\n\n')}\n`;
}

function countTable(analysis: Analysis, t: Translate): string {
	const columns: readonly Severity[] = ['error', 'warning', 'info'];
	const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
	return [
		line(['', ...columns.map((severity) => t(`severity.${severity}`))]),
		line(['---', ...columns.map(() => '--:')]),
		...countsByLocale(analysis).map(({ locale, counts }) => line([locale ?? t('report.undecided'), ...counts])),
	].join('\n');
}

function folded(finding: Finding, options: MarkdownOptions): string {
	const { t, path, checkUrl } = options;
	const { severity, check, locale, location, suggestion } = finding;
	const { expected } = readingsOf(finding, t);
	const where = code(`${path(location.path)}:${location.start.line}`);
	const what = prose(findingText(finding, t));
	const should =
		suggestion !== null
			? `${t('report.suggestion')} ${code(shorten(suggestion, most.suggestion, wordsOf(expected)))}`
			: expected === null || expected === ''
				? null
				: `${t('report.expected')} ${code(shorten(expected, most.text))}`;
	const url = checkUrl(check);
	const name = url === null ? code(check) : `<a href="${escaped(url).replaceAll('"', '&quot;')}">${code(check)}</a>`;
	const rest = finding.evidence.length - most.witnesses;
	const items = [
		...(should === null ? [] : [should]),
		...finding.evidence.slice(0, most.witnesses).map((evidence) => witness(evidence, finding, options)),
		...(rest > 0 ? [t('report.more', { count: rest })] : []),
	];
	return [
		`<details><summary><b>${t(`severity.${severity}`)}</b> ${name} (${prose(locale ?? t('report.undecided'))}) ${where}<br>${what}</summary>`,
		...(items.length === 0 ? [] : ['<ul>', ...items.map((item) => `<li>${item}</li>`), '</ul>']),
		'</details>',
	].join('\n');
}

function witness(evidence: Evidence, finding: Finding, { t, path }: MarkdownOptions): string {
	const { kind, locale, line, text, supports } = evidence;
	const wholeRow = kind === 'peer' && finding.table !== null && finding.field === null;
	const who = t(`report.evidence.${wholeRow ? 'peerRow' : kind}`, { locale });
	const [expected, actual] = [wordsOf(finding.expected), wordsOf(finding.actual)];
	const words = supports === 'expected' ? [...expected, ...actual] : [...actual, ...expected];
	const place = evidence.path === '' ? '' : ` ${code(`${path(evidence.path)}:${line}`)}`;
	const against = supports === 'actual' && finding.locale !== null ? `${t('report.against')} ` : '';
	return `${prose(`${against}${who}:`)} ${text === '' ? t('report.nothing') : code(shorten(text, most.text, words))}${place}`;
}

/** A text of a document, to the letter; GitHub makes no links and no mentions of it. */
export function code(text: string): string {
	return `<code>${escaped(text)}</code>`;
}

/** A sentence with words of documents in it: `@name` and `#1` become no mentions and no links. */
export function prose(text: string): string {
	return escaped(text).replace(/[@#](?=\w)/g, '$&<!-- -->');
}

function escaped(text: string): string {
	return visible(text.replace(/\s+/g, ' ')).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
