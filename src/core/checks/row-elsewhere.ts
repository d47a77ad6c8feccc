import { tokensIn } from '../corpus/index.ts';
import type { AlignedRow, Row, SourceDocument } from '../model.ts';

const rowsWith = new WeakMap<SourceDocument, ReadonlyMap<string, readonly Row[]>>();

/** The share of the tokens of a row, as one of its locales has it, that stand together in some row of a document, 0–1. */
export function mostAlike({ cells }: AlignedRow, document: SourceDocument | undefined): number {
	const [own] = Object.values(cells);
	const tokens = new Set(own?.cells.flatMap((cell) => [...tokensIn(cell)]));
	if (!document || tokens.size === 0) return 0;
	const index = rowsWith.get(document) ?? indexed(document);
	rowsWith.set(document, index);
	const shared = new Map<Row, number>();
	for (const token of tokens) for (const row of index.get(token) ?? []) shared.set(row, (shared.get(row) ?? 0) + 1);
	return Math.max(0, ...shared.values()) / tokens.size;
}

function indexed({ tables }: SourceDocument): ReadonlyMap<string, readonly Row[]> {
	const index = new Map<string, Row[]>();
	for (const row of tables.flatMap(({ rows }) => rows))
		for (const token of new Set(row.cells.flatMap((cell) => [...tokensIn(cell)]))) {
			const rows = index.get(token);
			if (rows) rows.push(row);
			else index.set(token, [row]);
		}
	return index;
}
