import { analyse, type Finding, type Locale } from '../../src/core/index.ts';
import type { Mutation } from './faults.ts';
import { isAlarm, type Page, type Site } from './pages.ts';
import { applyEdits, lineAt, movedOffset } from './source-edits.ts';

/** What became of one planted fault. */
export interface Verdict {
	readonly operator: string;
	readonly path: string;
	readonly shown: string;
	/** A finding stands in the planted row and blames the planted locale or none. */
	readonly found: boolean;
	/** Whom the findings blame; `wrong` as soon as one blames another locale. */
	readonly blame: 'right' | 'undecided' | 'wrong' | 'none';
	readonly line: boolean;
	/** Null where no one cell holds the original text. */
	readonly repaired: boolean | null;
	/** New findings beyond the first in the planted row. */
	readonly extra: number;
	readonly findings: readonly Finding[];
	/** Of each new finding, how sure it is and whether it tells of the planted fault. */
	readonly told: readonly { readonly confidence: number; readonly isTrue: boolean }[];
}

/** The page's files with one of them changed. */
export function filesWith(page: Page, path: string, text: string): Page['files'] {
	return page.files.map((file) => (file.path === path ? { ...file, text } : file));
}

/**
 * The errors and warnings that a changed page has and the unmodified one has not. A line of an unchanged file that had
 * one before is not new: the same old fault, told otherwise.
 */
export function newAlarms(page: Page, files: Page['files']): Finding[] {
	const { findings } = page.before;
	const known = new Set(findings.map(({ id }) => id));
	const unchanged = new Set(page.files.filter((file) => files.includes(file)).map(({ path }) => path));
	const lines = new Set(findings.filter(isAlarm).map(lineOfFinding));
	return analyse(files, page.settings).findings.filter(
		(finding) =>
			isAlarm(finding) &&
			!known.has(finding.id) &&
			!(unchanged.has(finding.location.path) && lines.has(lineOfFinding(finding))),
	);
}

function lineOfFinding({ location }: Finding): string {
	return `${location.path}:${location.start.line}`;
}

/** Plants a fault, analyses the page and judges what is new. */
export function oracle(operator: string, site: Site, mutate: Mutation): Verdict {
	const { source, path } = site.document;
	const text = applyEdits(source, mutate.edits);
	const findings = newAlarms(site.page, filesWith(site.page, path, text));
	const lineOf = (offset: number) => lineAt(text, movedOffset(offset, mutate.edits));
	const rows = mutate.rows.map(({ start, end }) => [lineOf(start), lineOf(end)] as const);
	const exact = new Set(mutate.at.map(lineOf));
	const inRows = (where: string, line: number) =>
		where === path && rows.some(([from, to]) => from <= line && line <= to);
	const here = findings.filter((finding) => {
		const { locale, location, evidence } = finding;
		if (locale !== null && locale !== site.locale) return false;
		if (inRows(location.path, location.start.line)) return true;
		return (
			locale === null && (evidence.some((witness) => inRows(witness.path, witness.line)) || inPeerRow(site, finding))
		);
	});
	const wrong = findings.some(({ locale }) => locale !== null && locale !== site.locale);
	const right = here.filter(({ locale }) => locale === site.locale);
	const told = right.length > 0 ? right : here;
	return {
		operator,
		path: `${path}:${lineOf(mutate.at[0] ?? 0)}`,
		shown: mutate.shown,
		found: here.length > 0,
		blame: wrong ? 'wrong' : right.length > 0 ? 'right' : here.length > 0 ? 'undecided' : 'none',
		line: told.some(
			({ location, evidence }) =>
				(location.path === path && exact.has(location.start.line)) ||
				evidence.some((witness) => witness.path === path && exact.has(witness.line) && location.path !== path),
		),
		repaired: mutate.original === null ? null : told.some((finding) => repairs(finding, text, source, mutate.original)),
		extra: Math.max(0, findings.length - 1),
		findings,
		told: findings.map((finding) => ({ confidence: finding.confidence, isTrue: here.includes(finding) })),
	};
}

/** A finding without blame may point at the same row of any locale. */
function inPeerRow({ alignedRow, locale }: Site, { location }: Finding): boolean {
	return Object.entries(alignedRow.cells).some(
		([peer, row]: [Locale, (typeof alignedRow.cells)[Locale]]) =>
			peer !== locale &&
			row?.location.path === location.path &&
			row.location.start.line <= location.start.line &&
			location.start.line <= row.location.end.line,
	);
}

/** Whether the suggestion is the cell's text as it was, or gives back the file as it was. */
function repairs({ suggestion, location }: Finding, text: string, source: string, original: string | null): boolean {
	if (suggestion === null) return false;
	const fold = (value: string) => value.replace(/\s+/g, ' ').trim();
	if (original !== null && fold(suggestion) === fold(original)) return true;
	return text.slice(0, location.start.offset) + suggestion + text.slice(location.end.offset) === source;
}
