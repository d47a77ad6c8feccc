import type { Evidence, Finding } from '../../core/index.ts';
import { visible } from '../terminal.ts';
import type { PrettyOptions } from './pretty-options.ts';
import { shorten } from './shorten.ts';
import { at } from './where.ts';

/** Lines shown of each list: a finding stays within a screenful. */
const most = { pro: 4, contra: 2, sides: 6 };

/** Why a finding says what it says, a line a witness; where nobody is blamed, what each side says. */
export function why(finding: Finding, options: PrettyOptions): string[] {
	const { t } = options;
	const { evidence, locale } = finding;
	const list = (title: string, which: readonly Evidence[], limit: number) =>
		which.length === 0 ? [] : evidenceList(title, finding, which, limit, options);
	if (locale === null) return list(t('report.sides'), evidence, most.sides);
	const pro = evidence.filter(({ supports }) => supports === 'expected');
	const contra = evidence.filter(({ supports }) => supports === 'actual');
	return [...list(t('report.why'), pro, most.pro), ...list(t('report.against'), contra, most.contra)];
}

function evidenceList(
	title: string,
	finding: Finding,
	evidence: readonly Evidence[],
	limit: number,
	options: PrettyOptions,
): string[] {
	const { t, paint } = options;
	const shown = evidence.slice(0, limit).map((one) => evidenceLine(one, finding, options));
	const rest = evidence.length - shown.length;
	return [`  ${paint('bold', title)}`, ...shown, ...(rest > 0 ? [`    ${t('report.more', { count: rest })}`] : [])];
}

function evidenceLine(evidence: Evidence, finding: Finding, { t, paint, width, content }: PrettyOptions): string {
	const { kind, locale, path, line, text, supports } = evidence;
	const isWholeRow = kind === 'peer' && finding.table !== null && finding.field === null;
	const who = t(`report.evidence.${isWholeRow ? 'peerRow' : kind}`, { locale });
	const place = path === '' ? '' : ` ${paint('dim', `${visible(at(content, path))}:${line}`)}`;
	const [expected, actual] = [wordsOf(finding.expected), wordsOf(finding.actual)];
	const words = supports === 'expected' ? [...expected, ...actual] : [...actual, ...expected];
	const said = text === '' ? t('report.nothing') : `“${shorten(text, Math.max(48, width - who.length - 10), words)}”`;
	return `    ${who}: ${said}${place}`;
}

/** The single values of a list such as `443, 4443`. */
export function wordsOf(values: string | null): string[] {
	return values === null ? [] : values.split(/,\s*/).filter((word) => word !== '');
}
