import { tokensIn } from '../corpus/index.ts';
import type { AlignedRow, Row, SourceDocument } from '../model.ts';

/** The rows of a document that have each token, and what rows share of the tokens that many have. */
interface Index {
	readonly rows: ReadonlyMap<string, ReadonlySet<Row>>;
	readonly known: Map<string, number>;
}

const indices = new WeakMap<SourceDocument, Index>();

/** A token in more rows than this is looked up once with those that stand beside it, and not for each row anew. */
const COMMON = 64;

/** The share of the tokens of a row, as one of its locales has it, that stand together in some row of a document, 0–1. */
export function mostAlike({ cells }: AlignedRow, document: SourceDocument | undefined): number {
	const [own] = Object.values(cells);
	const tokens = new Set(own?.cells.flatMap((cell) => [...tokensIn(cell)]));
	if (!document || tokens.size === 0) return 0;
	const index = indices.get(document) ?? { rows: indexed(document), known: new Map() };
	indices.set(document, index);
	const isCommon = (token: string) => (index.rows.get(token)?.size ?? 0) > COMMON;
	const common = [...tokens].filter(isCommon).sort();
	const shared = countsIn(
		[...tokens].filter((token) => !isCommon(token)),
		index,
	);
	let most = mostOfCommon(common, index);
	for (const [row, count] of shared)
		most = Math.max(most, count + common.filter((token) => index.rows.get(token)?.has(row)).length);
	return most / tokens.size;
}

/** How many of some tokens, which many rows have, stand together in some row. */
function mostOfCommon(tokens: readonly string[], index: Index): number {
	if (tokens.length < 2) return tokens.length;
	const key = tokens.join('\u0000');
	let most = index.known.get(key);
	if (most === undefined) {
		most = 0;
		for (const count of countsIn(tokens, index).values()) most = Math.max(most, count);
		index.known.set(key, most);
	}
	return most;
}

/** How many of some tokens stand in each row that has any. */
function countsIn(tokens: readonly string[], { rows }: Index): Map<Row, number> {
	const counts = new Map<Row, number>();
	for (const token of tokens) for (const row of rows.get(token) ?? []) counts.set(row, (counts.get(row) ?? 0) + 1);
	return counts;
}

function indexed({ tables }: SourceDocument): ReadonlyMap<string, ReadonlySet<Row>> {
	const index = new Map<string, Set<Row>>();
	for (const row of tables.flatMap(({ rows }) => rows))
		for (const token of new Set(row.cells.flatMap((cell) => [...tokensIn(cell)]))) {
			const rows = index.get(token);
			if (rows) rows.add(row);
			else index.set(token, new Set([row]));
		}
	return index;
}
