import { join } from 'node:path';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Analysis } from '../core/index.ts';
import { type NewTexts, newTexts, provenRepairs } from '../fix/index.ts';
import { rewriteFiles } from '../io/index.ts';
import type { Session } from './analysis.ts';
import { at, belowHere } from './reporters/where.ts';

/**
 * Makes the suggestions of `shown`, the findings to be mended: writes them and gives null, or gives the unified diff
 * where this is a dry run. Each is proven first by a second analysis. Throws a UserError where a file can't be written.
 */
export async function fix({ project, analysis, terminal, t }: Session, shown: Analysis, dryRun: boolean) {
	const { analyse } = await import('../core/index.ts');
	const anew = (texts: NewTexts) =>
		analyse(
			project.files.map((file) => ({ ...file, text: texts.get(file.path) ?? file.text })),
			project.settings,
		);
	terminal.progress('trying the suggestions …');
	const repairs = provenRepairs(shown, analysis.findings, anew);
	terminal.progress('');
	const texts = newTexts(shown, repairs);
	const changed = project.files.flatMap(({ path, text }) => {
		const after = texts.get(path);
		return after === undefined ? [] : { path, before: text, after };
	});
	if (!dryRun) rewriteFiles(changed.map(({ path, ...rest }) => ({ file: join(project.content, path), ...rest })));
	for (const { finding, reason } of repairs.skipped) {
		const { path, start } = finding.place;
		terminal.note(`note: ${path}:${start.line}: ${t(`report.skipped.${reason}`, { check: finding.check })}`);
	}
	const files = t('report.documents', { count: changed.length });
	terminal.note(t(dryRun ? 'report.wouldFix' : 'report.fixed', { count: repairs.made.length, files }));
	if (!dryRun) return null;
	const folder = belowHere(project.content) || '.';
	return changed.map(({ path, before, after }) => unifiedDiff(at(folder, path), before, after)).join('');
}

function unifiedDiff(path: string, before: string, after: string): string {
	const diff = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
		headerOptions: FILE_HEADERS_ONLY,
	});
	// A terminal must not obey what a document says; a file or a pipe gets every byte.
	return process.stdout.isTTY ? diff.replace(/(?![\t\n])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD') : diff;
}
