import type { Finding } from '../../src/core/index.ts';
import { calibration } from './ablation.ts';
import { adversarial } from './adversarial.ts';
import { equivalent } from './equivalent.ts';
import { faults } from './faults.ts';
import type { GoldScore } from './gold.ts';
import type { Verdict } from './oracle.ts';
import type { BenchResult } from './run.ts';

const NAME = 28;
const SHOWN = 110;

/** The whole result as lines of text; `verbose` adds each fault that was not found, blamed wrongly or not, each false alarm. */
export function resultLines(result: BenchResult, verbose: boolean): string[] {
	const lines = [`${result.pages} topics with port tables, ${result.sites} rows without findings to mutate in`];
	lines.push('', heading(['n', 'found', 'right', 'undecided', 'wrong', 'line', 'repaired', 'extra'], 'fault'));
	for (const { name } of faults)
		lines.push(
			...faultLine(
				name,
				result.faults.filter(({ operator }) => operator === name),
			),
		);
	lines.push(...faultLine('all', result.faults));
	lines.push('', heading(['n', 'alarms', 'share'], 'equivalent change'));
	for (const { name } of equivalent) {
		const own = result.equivalent.filter(({ operator }) => operator === name);
		const alarms = own.filter(({ findings }) => findings.length > 0).length;
		if (own.length > 0) lines.push(cells(name, [String(own.length), String(alarms), share(alarms, own.length)]));
	}
	lines.push('', heading(['n', 'right', 'undecided', 'wrong', 'missed'], 'adversarial'));
	for (const { name } of adversarial) {
		const own = result.adversarial.filter(({ adversarial: of }) => of === name);
		const counts = (['right', 'undecided', 'wrong', 'missed'] as const).map(
			(outcome) => own.filter((verdict) => verdict.outcome === outcome).length,
		);
		if (own.length > 0) lines.push(cells(name, [own.length, ...counts].map(String)));
	}
	const alarms = result.equivalent.flatMap(({ findings }) => findings);
	const told = calibration([
		...result.faults.flatMap((verdict) => verdict.told),
		...alarms.map(({ confidence }) => ({ confidence, isTrue: false })),
	]);
	lines.push('', ...told.lines, `expected calibration error ${told.error.toFixed(3)}`);
	return verbose ? [...lines, '', ...details(result)] : lines;
}

function faultLine(name: string, verdicts: readonly Verdict[]): string[] {
	if (verdicts.length === 0) return [];
	const found = verdicts.filter((verdict) => verdict.found);
	const blamed = (blame: Verdict['blame']) => verdicts.filter((verdict) => verdict.blame === blame).length;
	const repairable = verdicts.filter(({ repaired }) => repaired !== null);
	const extra = verdicts.reduce((sum, verdict) => sum + verdict.extra, 0) / verdicts.length;
	return [
		cells(name, [
			String(verdicts.length),
			share(found.length, verdicts.length),
			share(found.filter(({ blame }) => blame === 'right').length, found.length),
			share(found.filter(({ blame }) => blame === 'undecided').length, found.length),
			String(blamed('wrong')),
			share(found.filter(({ line }) => line).length, found.length),
			share(repairable.filter(({ repaired }) => repaired).length, repairable.length),
			extra.toFixed(2),
		]),
	];
}

function details({ faults: verdicts, equivalent: changes, adversarial: sprung }: BenchResult): string[] {
	return [
		...verdicts
			.filter(({ found, blame }) => !found || blame === 'wrong' || blame === 'undecided')
			.flatMap(({ operator, path, shown, found, blame, findings }) => [
				`${found ? blame : blame === 'wrong' ? 'wrong, not found' : 'not found'}: ${operator} ${path}\n  ${cut(shown)}`,
				...findings.map(findingLine),
			]),
		...changes
			.filter(({ findings }) => findings.length > 0)
			.flatMap(({ operator, path, findings }) => [`false alarm: ${operator} ${path}`, ...findings.map(findingLine)]),
		...sprung
			.filter(({ outcome }) => outcome === 'wrong' || outcome === 'missed')
			.flatMap(({ adversarial, path, shown, outcome, findings }) => [
				`adversarial ${outcome}: ${adversarial} ${path}\n  ${shown}`,
				...findings.map(findingLine),
			]),
	];
}

/** A gold score as lines of text. */
export function goldLines(
	{ kinds, table, prose, missed, unexplained, explained }: GoldScore,
	verbose: boolean,
): string[] {
	const lines = ['', heading(['issues', 'found', 'share'], 'gold list: certain, in tables')];
	for (const [kind, { issues, found }] of kinds)
		lines.push(cells(kind, [String(issues), String(found), share(found, issues)]));
	lines.push(cells('all', [String(table.issues), String(table.found), share(table.found, table.issues)]));
	lines.push(cells('certain, in prose', [String(prose.issues), String(prose.found), share(prose.found, prose.issues)]));
	lines.push('', `errors and warnings: ${explained} that the list knows, ${unexplained.length} that it lacks:`);
	lines.push(...unexplained.map(findingLine));
	if (verbose) {
		lines.push(
			'',
			'missed:',
			...missed.map(
				({ kind, file, table, row, quote, issue }) =>
					`  ${kind} ${issue} ${file} table ${table} row ${row}: ${cut(quote ?? '')}`,
			),
		);
	}
	return lines;
}

function findingLine({ severity, check, locale, location, field, row, actual, expected, suggestion }: Finding): string {
	const where = `${location.path}:${location.start.line}:${location.start.column}`;
	const texts = [`${cut(actual ?? '-')} ⇒ ${cut(expected ?? '-')}`, suggestion === null ? '' : ` [${cut(suggestion)}]`];
	return `    ${severity} ${check} ${locale ?? 'nobody'} ${where} ${field ?? ''} (${cut(row ?? '-')}) ${texts.join('')}`;
}

function heading(names: readonly string[], name: string): string {
	return cells(name, names);
}

function cells(name: string, values: readonly string[]): string {
	return `${name.padEnd(NAME)}${values.map((value) => value.padStart(10)).join('')}`;
}

function share(part: number, whole: number): string {
	return whole === 0 ? '-' : (part / whole).toFixed(3);
}

function cut(text: string): string {
	const line = text.replace(/\s+/g, ' ');
	return line.length > SHOWN * 2 ? `${line.slice(0, SHOWN)} … ${line.slice(-SHOWN)}` : line;
}
