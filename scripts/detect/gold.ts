import { readFileSync } from 'node:fs';
import type { Analysis, Finding, Row, SourceDocument } from '../../src/core/index.ts';
import { isAlarm } from './pages.ts';
import { lineAt } from './source-edits.ts';

/** An error that people found: `table` and `row` count from 0 (-1: the header row), `quote` stands in the text. */
export interface GoldLine {
	readonly issue: string;
	readonly file: string;
	readonly where: string;
	readonly table: number | null;
	readonly row: number | null;
	readonly kind: string;
	readonly certainty: string;
	readonly quote: string | null;
}

/** How much of a gold list was found. */
export interface GoldScore {
	/** Distinct issues by kind, certain and in tables; an issue is found where one of its lines is. */
	readonly kinds: ReadonlyMap<string, { readonly issues: number; readonly found: number }>;
	readonly table: { readonly issues: number; readonly found: number };
	/** The same for certain errors in paragraphs, lists, headings and admonitions, found by the quote's line. */
	readonly prose: { readonly issues: number; readonly found: number };
	readonly missed: readonly GoldLine[];
	/** Errors and warnings of which the list says nothing, and how many it knows. */
	readonly unexplained: readonly Finding[];
	readonly explained: number;
}

interface Spot {
	readonly gold: GoldLine;
	readonly path: string;
	readonly lines: readonly [number, number];
}

const PROSE = new Set(['paragraph', 'bullet', 'admonition', 'heading']);

/** Reads a JSONL gold list. Throws what the file system or the JSON parser throws. */
export function readGold(file: string): GoldLine[] {
	return readFileSync(file, 'utf8')
		.split('\n')
		.filter((line) => line.trim() !== '')
		.map((line) => JSON.parse(line) as GoldLine);
}

/** Scores an analysis of the content folder `name` (its last part, with which the list's files may begin). */
export function scoreGold({ documents, findings }: Analysis, list: readonly GoldLine[], name: string): GoldScore {
	const byPath = new Map(documents.map((document) => [document.path, document]));
	const spots = list.flatMap((gold) => {
		const path = gold.file.startsWith(`${name}/`) ? gold.file.slice(name.length + 1) : gold.file;
		const document = byPath.get(path);
		const lines = document && linesOf(document, gold);
		return lines ? [{ gold, path, lines }] : [];
	});
	const certain = spots.filter(({ gold }) => gold.certainty === 'certain');
	const inTables = certain.filter(({ gold }) => gold.where === 'table');
	const kinds = new Map<string, { issues: number; found: number }>();
	for (const kind of [...new Set(inTables.map(({ gold }) => gold.kind))].sort()) {
		kinds.set(
			kind,
			count(
				inTables.filter(({ gold }) => gold.kind === kind),
				findings,
			),
		);
	}
	const alarms = findings.filter(isAlarm);
	const unexplained = alarms.filter((finding) => !spots.some((spot) => meets(spot, finding)));
	return {
		kinds,
		table: count(inTables, findings),
		prose: count(
			certain.filter(({ gold }) => PROSE.has(gold.where)),
			findings,
		),
		missed: inTables.filter((spot) => !findings.some((finding) => meets(spot, finding))).map(({ gold }) => gold),
		unexplained,
		explained: alarms.length - unexplained.length,
	};
}

function count(spots: readonly Spot[], findings: readonly Finding[]): { issues: number; found: number } {
	const found = spots.filter((spot) => findings.some((finding) => meets(spot, finding)));
	const issues = (list: readonly Spot[]) => new Set(list.map(({ gold }) => gold.issue)).size;
	return { issues: issues(spots), found: issues(found) };
}

function meets({ path, lines: [from, to] }: Spot, { location, evidence, locale }: Finding): boolean {
	const at = (where: string, line: number) => where === path && from <= line && line <= to;
	return (
		at(location.path, location.start.line) ||
		(locale === null && evidence.some((witness) => at(witness.path, witness.line)))
	);
}

function linesOf(document: SourceDocument, { where, table, row, quote }: GoldLine): readonly [number, number] | null {
	if (where === 'table' && table !== null) {
		const there = document.tables[table];
		const at: Row | undefined = row === null ? undefined : row < 0 ? there?.headers.at(row) : there?.rows[row];
		const place = row === null ? there?.location : at?.location;
		return place ? [place.start.line, place.end.line] : null;
	}
	const offset = quote ? document.source.indexOf(quote) : -1;
	return offset < 0 ? null : [lineAt(document.source, offset), lineAt(document.source, offset)];
}
