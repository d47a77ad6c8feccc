import { analyse, type Finding, type Locale } from '../../src/core/index.ts';
import type { Plant } from './faults.ts';
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
			!(unchanged.has(finding.place.path) && lines.has(lineOfFinding(finding))),
	);
}

function lineOfFinding({ place }: Finding): string {
	return `${place.path}:${place.start.line}`;
}

/** Plants a fault, analyses the page and judges what is new. */
export function judge(operator: string, site: Site, plant: Plant): Verdict {
	const { source, path } = site.document;
	const text = applyEdits(source, plant.edits);
	const findings = newAlarms(site.page, filesWith(site.page, path, text));
	const lineOf = (offset: number) => lineAt(text, movedOffset(offset, plant.edits));
	const rows = plant.rows.map(({ start, end }) => [lineOf(start), lineOf(end)] as const);
	const exact = new Set(plant.at.map(lineOf));
	const inRows = (where: string, line: number) =>
		where === path && rows.some(([from, to]) => from <= line && line <= to);
	const here = findings.filter((finding) => {
		const { locale, place, evidence } = finding;
		if (locale !== null && locale !== site.locale) return false;
		if (inRows(place.path, place.start.line)) return true;
		return (
			locale === null && (evidence.some((witness) => inRows(witness.path, witness.line)) || inPeerRow(site, finding))
		);
	});
	const wrong = findings.some(({ locale }) => locale !== null && locale !== site.locale);
	const right = here.filter(({ locale }) => locale === site.locale);
	const told = right.length > 0 ? right : here;
	return {
		operator,
		path: `${path}:${lineOf(plant.at[0] ?? 0)}`,
		shown: plant.shown,
		found: here.length > 0,
		blame: wrong ? 'wrong' : right.length > 0 ? 'right' : here.length > 0 ? 'undecided' : 'none',
		line: told.some(
			({ place, evidence }) =>
				(place.path === path && exact.has(place.start.line)) ||
				evidence.some((witness) => witness.path === path && exact.has(witness.line) && place.path !== path),
		),
		repaired: plant.original === null ? null : told.some((finding) => repairs(finding, text, source, plant.original)),
		extra: Math.max(0, findings.length - 1),
		findings,
	};
}

/** A finding without blame may point at the same row of any locale. */
function inPeerRow({ alignedRow, locale }: Site, { place }: Finding): boolean {
	return Object.entries(alignedRow.cells).some(
		([peer, row]: [Locale, (typeof alignedRow.cells)[Locale]]) =>
			peer !== locale &&
			row?.place.path === place.path &&
			row.place.start.line <= place.start.line &&
			place.start.line <= row.place.end.line,
	);
}

/** Whether the suggestion is the cell's text as it was, or gives back the file as it was. */
function repairs({ suggestion, place }: Finding, text: string, source: string, original: string | null): boolean {
	if (suggestion === null) return false;
	const fold = (value: string) => value.replace(/\s+/g, ' ').trim();
	if (original !== null && fold(suggestion) === fold(original)) return true;
	return text.slice(0, place.start.offset) + suggestion + text.slice(place.end.offset) === source;
}
