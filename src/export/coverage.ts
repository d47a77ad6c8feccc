import type { Analysis } from '../core/index.ts';

/** How much of what was read was compared with another language; every count is of a locale's own documents, tables and rows. */
export interface Coverage {
	readonly documents: Share;
	readonly tables: Share;
	readonly rows: Share;
}

/** `compared` of `total` have a counterpart in at least one other locale. */
interface Share {
	readonly total: number;
	readonly compared: number;
}

/** Counts what has counterparts in other locales. */
export function coverage({ documents, topics }: Pick<Analysis, 'documents' | 'topics'>): Coverage {
	const tables = documents.flatMap((document) => document.tables);
	const aligned = topics.flatMap((topic) => topic.tables);
	return {
		documents: { total: documents.length, compared: shared(topics.map((topic) => topic.documents)) },
		tables: { total: tables.length, compared: shared(aligned.map(({ members }) => members)) },
		rows: {
			total: tables.reduce((sum, { rows }) => sum + rows.length, 0),
			compared: shared(aligned.flatMap(({ rows }) => rows.map(({ cells }) => cells))),
		},
	};
}

/** How many members the groups have that hold more than one locale. */
function shared(groups: readonly Readonly<Record<string, unknown>>[]): number {
	const sizes = groups.map((group) => Object.keys(group).length);
	return sizes.reduce((sum, size) => sum + (size > 1 ? size : 0), 0);
}
