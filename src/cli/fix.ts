import { join } from 'node:path';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Analysis, Finding } from '../core/index.ts';
import { type NewTexts, newTexts, tryRepairs } from '../fix/index.ts';
import { outlined, rewriteFiles } from '../io/index.ts';
import type { Session } from './analysis.ts';
import { withFindings } from './narrow.ts';
import { at, belowHere } from './reporters/where.ts';

/** How far `--fix` goes: errors and warnings that are sure, or whatever has a suggestion. */
export type Reach = 'safe' | 'all';

/** The confidence from which a finding is sure. */
const sure = 0.95;

/**
 * Makes the suggestions of `found`, the findings to be mended: writes them and gives null, or gives the unified diff
 * where this is a dry run. Each is proven first by a second analysis. Throws a UserError where a file can't be written.
 */
export async function fix({ project, analysis, terminal, t }: Session, found: Analysis, reach: Reach, dryRun: boolean) {
	const shown = reach === 'all' ? found : withFindings(found, isSafe);
	const passed = found.findings.filter((finding) => finding.suggestion !== null && !shown.findings.includes(finding));
	const { analyse } = await import('../core/index.ts');
	const anew = async (texts: NewTexts) =>
		analyse(
			await outlined(project.files.map((file) => ({ ...file, text: texts.get(file.path) ?? file.text }))),
			project.settings,
		);
	terminal.progress({ stage: 'trying the suggestions' });
	const trial = tryRepairs(shown, analysis.findings);
	let step = trial.next(analysis);
	while (!step.done) step = trial.next(await anew(step.value));
	const repairs = step.value;
	terminal.progress(null);
	const texts = newTexts(shown, repairs);
	const changed = project.files.flatMap(({ path, text }) => {
		const after = texts.get(path);
		return after === undefined ? [] : { path, before: text, after };
	});
	if (!dryRun) rewriteFiles(changed.map(({ path, ...rest }) => ({ file: join(project.content, path), ...rest })));
	for (const { finding, reason } of repairs.skipped) {
		const { path, start } = finding.location;
		terminal.note(`note: ${path}:${start.line}: ${t(`report.skipped.${reason}`, { check: finding.check })}`);
	}
	const files = t('report.documents', { count: changed.length });
	terminal.note(t(dryRun ? 'report.wouldFix' : 'report.fixed', { count: repairs.made.length, files }));
	if (passed.length > 0) terminal.note(t('report.unsure', { count: passed.length }));
	if (!dryRun) return null;
	const folder = belowHere(project.content) || '.';
	return changed.map(({ path, before, after }) => unifiedDiff(at(folder, path), before, after)).join('');
}

function isSafe({ severity, confidence }: Finding): boolean {
	return severity !== 'info' && confidence >= sure;
}

function unifiedDiff(path: string, before: string, after: string): string {
	return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
		headerOptions: FILE_HEADERS_ONLY,
	});
}
