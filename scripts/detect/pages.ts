import {
	type AlignedRow,
	type AlignedTable,
	type Analysis,
	analyse,
	type Field,
	type Finding,
	type Locale,
	type Row,
	type Settings,
	type SourceDocument,
	type SourceFile,
	type Table,
	type Topic,
} from '../../src/core/index.ts';

/** One topic with port tables, on its own: its files in all locales and what the core finds in them as they are. */
export interface Page {
	readonly topic: Topic;
	readonly files: readonly SourceFile[];
	readonly settings: Settings;
	readonly before: Analysis;
}

/** A row of a port table in one locale, beside the same row in the others: where a fault can be planted. */
export interface Site {
	readonly page: Page;
	readonly locale: Locale;
	readonly document: SourceDocument;
	readonly table: Table;
	readonly aligned: AlignedTable;
	readonly alignedRow: AlignedRow;
	readonly row: Row;
}

/** Findings that a reader must act on. */
export function isAlarm({ severity }: Finding): boolean {
	return severity !== 'info';
}

/** The topics that have a port table in two locales or more, each analysed alone. */
export function pagesOf(files: readonly SourceFile[], settings: Settings, anyTable = false): Page[] {
	const topics = analyse(files, settings).topics.filter(
		({ documents, tables }) =>
			Object.keys(documents).length > 1 && (anyTable || tables.some(({ kind }) => kind === 'ports')),
	);
	return topics.flatMap((topic) => {
		const paths = new Set(Object.values(topic.documents).map(({ path }) => path));
		return (
			pageOf(
				files.filter(({ path }) => paths.has(path)),
				settings,
			) ?? []
		);
	});
}

/** One topic's files as a page; null where the core sees no topic in them. */
export function pageOf(files: readonly SourceFile[], settings: Settings): Page | null {
	const before = analyse(files, settings);
	const topic = before.topics[0];
	return topic ? { topic, files, settings, before } : null;
}

/** Every row of the page's port tables that stands in two locales or more and has no error or warning as it is. */
export function sitesOf(page: Page, anyTable = false): Site[] {
	const { topic, before } = page;
	const sites: Site[] = [];
	for (const aligned of topic.tables) {
		if (!anyTable && aligned.kind !== 'ports') continue;
		for (const alignedRow of aligned.rows) {
			if (Object.keys(alignedRow.cells).length < 2 || hasAlarm(alignedRow, before.findings)) continue;
			for (const [locale, row] of Object.entries(alignedRow.cells)) {
				const document = topic.documents[locale];
				const table = aligned.members[locale];
				if (document && table) sites.push({ page, locale, document, table, aligned, alignedRow, row });
			}
		}
	}
	return sites;
}

function hasAlarm({ cells }: AlignedRow, findings: readonly Finding[]): boolean {
	return Object.values(cells).some((row) =>
		findings.some((finding) => isAlarm(finding) && finding.location.path === row.location.path && within(finding, row)),
	);
}

function within({ location }: Finding, row: Row): boolean {
	return location.start.line >= row.location.start.line && location.start.line <= row.location.end.line;
}

/** The field of a column, as most locales that have it read it. */
export function fieldOf({ aligned, locale }: Site, column: number): Field | null {
	return aligned.columns.find(({ members }) => members[locale] === column)?.field ?? null;
}

/** The columns of a row that hold one of the fields. */
export function columnsOf(site: Site, fields: readonly Field[]): number[] {
	return site.row.cells.flatMap((_, column) => {
		const field = fieldOf(site, column);
		return field !== null && fields.includes(field) ? [column] : [];
	});
}

/** The texts of the same cell in the other locales, by locale. */
export function peersOf(site: Site, column: number, row: AlignedRow = site.alignedRow): Map<Locale, string> {
	const members = site.aligned.columns.find((aligned) => aligned.members[site.locale] === column)?.members ?? {};
	const texts = new Map<Locale, string>();
	for (const [locale, there] of Object.entries(row.cells)) {
		const text = there.cells[members[locale] ?? -1]?.text;
		if (locale !== site.locale && text !== undefined) texts.set(locale, text);
	}
	return texts;
}

/** The other rows of the same table and locale. */
export function otherRows(site: Site): { readonly row: Row; readonly alignedRow: AlignedRow }[] {
	return site.aligned.rows.flatMap((alignedRow) => {
		const row = alignedRow.cells[site.locale];
		return row && row !== site.row ? [{ row, alignedRow }] : [];
	});
}
