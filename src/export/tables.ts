import type { Analysis, SourceDocument, Table } from '../core/index.ts';
import { type CsvCell, csv } from './csv.ts';
import { factsOf } from './order.ts';
import { ports } from './ports.ts';
import type { TablesJson } from './shapes.ts';

/** Every table of every document, in the shape `portolan/tables/1`. */
export function tablesJson(analysis: Analysis): TablesJson {
	return {
		schema: 'portolan/tables/1',
		documents: analysis.documents.map((document) => ({
			topic: document.topic,
			locale: document.locale,
			path: document.path,
			title: document.title,
			revision: document.revision,
			translation: document.translation,
			tables: document.tables.map(tableJson),
		})),
	};
}

function tableJson(table: Table): TablesJson['documents'][number]['tables'][number] {
	return {
		line: table.location.start.line,
		heading: table.heading,
		kind: table.kind,
		columns: table.columns.map(({ name, field }) => ({ name, field })),
		rows: table.rows.map((row) => ({
			line: row.location.start.line,
			cells: row.cells.map(({ text, location }) => ({
				text,
				line: location.start.line,
				column: location.start.column,
			})),
			facts: factsOf(row.flow),
		})),
	};
}

const header = [
	...['topic', 'locale', 'path', 'table', 'heading', 'kind', 'row', 'ports', 'transports', 'protocols', 'security'],
	...['cell', 'name', 'field', 'text', 'line', 'column'],
];

/** Every table as CSV, one line per cell, with the facts of the cell's row; tables, rows and cells count from 1. */
export function tablesCsv(analysis: Analysis): string {
	return csv([header, ...analysis.documents.flatMap(documentLines)]);
}

function documentLines(document: SourceDocument): CsvCell[][] {
	const { topic, locale, path } = document;
	return document.tables.flatMap((table) =>
		table.rows.flatMap((row) => {
			const { transports, protocols, security } = row.flow;
			const facts = [ports(row.flow.ports), transports.join(' '), protocols.join(' '), security.join(' ')];
			return row.cells.map((cell, index) => {
				const column = table.columns[index];
				return [
					...[topic, locale, path, table.index, table.heading, table.kind, row.index + 1, ...facts],
					...[index + 1, column?.name ?? '', column?.field ?? '', cell.text],
					...[cell.location.start.line, cell.location.start.column],
				];
			});
		}),
	);
}
