import { z } from 'zod';
import type { ChangesJson, DatasetJson, HistoryJson, ReportJson, TablesJson } from './shapes.ts';

const locale = z.string().min(2).describe('BCP 47 tag');
const texts = z.record(locale, z.string());
const port = z.int().min(0).max(65535);
const range = z.strictObject({ from: port, to: port });
const names = z.array(z.string());
const line = z.int().min(1);
const fields = [
	...([
		'port',
		'protocol',
		'source',
		'destination',
		'role',
		'service',
		'direction',
		'count',
		'notes',
		'other',
	] as const),
];

const recordShape = z.strictObject({
	...{ id: z.string(), topic: z.string(), table: z.int().min(1) },
	...{ ports: z.array(range), transports: names, protocols: names, security: names },
	fields: z.partialRecord(z.enum(fields), texts),
	witnesses: z.record(locale, z.strictObject({ path: z.string(), line })),
	basis: z.enum(['unanimous', 'majority', 'source', 'single', 'undecided']),
	direction: z.enum(['in', 'out', 'both']).nullable(),
	required: z.boolean().nullable(),
	alternatives: z.array(
		z.strictObject({
			...{ ports: z.array(range), transports: names, protocols: names, security: names },
			locales: z.array(locale),
		}),
	),
	findings: z.array(z.string()),
});

const dataset = z
	.strictObject({
		schema: z.literal('portolan/dataset/1'),
		version: z
			.string()
			.regex(/^[0-9a-f]{64}$/)
			.describe('SHA-256 of what follows'),
		locales: z.array(locale),
		topics: z.array(
			z.strictObject({
				...{ id: z.string(), slug: z.string(), titles: texts },
				documents: z.array(
					z.strictObject({
						locale,
						path: z.string(),
						revision: z.string().nullable(),
						translation: z.string().nullable(),
					}),
				),
			}),
		),
		records: z.array(recordShape),
	})
	.describe('The canonical dataset of all flows');

const tables = z
	.strictObject({
		schema: z.literal('portolan/tables/1'),
		documents: z.array(
			z.strictObject({
				...{ topic: z.string(), locale, path: z.string(), title: z.string() },
				...{ revision: z.string().nullable(), translation: z.string().nullable() },
				tables: z.array(
					z.strictObject({
						...{ line, heading: z.string(), kind: z.enum(['ports', 'other']) },
						columns: z.array(z.strictObject({ name: z.string(), field: z.enum(fields) })),
						rows: z.array(
							z.strictObject({
								line,
								cells: z.array(z.strictObject({ text: z.string(), line, column: line })),
								facts: z.strictObject({
									...{ ports: z.array(range), transports: names, protocols: names, security: names },
								}),
							}),
						),
					}),
				),
			}),
		),
	})
	.describe('Every table, the place of each cell in the source, and the facts read from each row');

const evidence = z.strictObject({
	kind: z.enum(['peer', 'row', 'sibling', 'prose', 'document', 'registry', 'source']),
	...{ locale, path: z.string(), line: z.int().min(0), text: z.string(), supports: z.enum(['expected', 'actual']) },
});

const count = z.int().min(0);

const edit = z.strictObject({
	...{ path: z.string(), line, column: line, endLine: line, endColumn: line, text: z.string() },
});

const report = z
	.strictObject({
		schema: z.literal('portolan/report/1'),
		locales: z.array(locale),
		summary: z.strictObject({
			...{ documents: count, tables: count, rows: count, errors: count, warnings: count, infos: count },
			compared: z.strictObject({ documents: count, tables: count, rows: count }),
			known: count.exactOptional(),
		}),
		findings: z.array(
			z.strictObject({
				...{ id: z.string(), check: z.string(), severity: z.enum(['error', 'warning', 'info']) },
				...{ confidence: z.number().min(0).max(1), locale: locale.nullable(), path: z.string() },
				...{ line, column: line, endLine: line, endColumn: line, topic: z.string() },
				...{ table: z.int().min(1).nullable(), row: z.string().nullable(), field: z.enum(fields).nullable() },
				...{ message: z.string(), actual: z.string().nullable(), expected: z.string().nullable() },
				...{ suggestion: z.string().nullable(), edits: z.array(edit), evidence: z.array(evidence) },
				url: z.string().nullable(),
			}),
		),
	})
	.describe('Where the languages disagree, who is wrong, and what it should say');

const day = z.string().nullable();
const changedFinding = z.strictObject({
	...{ id: z.string(), check: z.string(), severity: z.enum(['error', 'warning', 'info']), locale: locale.nullable() },
	...{ path: z.string(), line, message: z.string() },
});
const dated = z.array(z.strictObject({ date: day, record: recordShape }));

const changes = z
	.strictObject({
		...{ schema: z.literal('portolan/changes/1'), from: z.string(), to: z.string() },
		records: z.strictObject({
			...{ added: dated, removed: dated },
			changed: z.array(
				z.strictObject({
					...{ date: day, id: z.string(), was: z.string(), topic: z.string() },
					differences: z.array(
						z.strictObject({ what: z.string(), locale: locale.nullable(), before: z.string(), after: z.string() }),
					),
				}),
			),
		}),
		findings: z.strictObject({ new: z.array(changedFinding), gone: z.array(changedFinding) }),
	})
	.describe('What has changed from one dataset to another');

const number = z.int().min(0);
const history = z
	.strictObject({
		schema: z.literal('portolan/history/1'),
		builds: z.array(
			z.strictObject({
				...{ version: z.string(), date: day },
				locales: z.record(
					locale,
					z.strictObject({ documents: number, errors: number, warnings: number, infos: number }),
				),
			}),
		),
	})
	.describe('What the builds of a site counted, the oldest first');

/** Whether a value is a `portolan/history/1`. */
export function isHistory(value: unknown): value is HistoryJson {
	return history.safeParse(value).success;
}

const version = z.strictObject({
	...{ schema: z.literal('portolan/version/1'), portolan: z.string(), dataset: z.string() },
});

const schemas: {
	dataset: z.ZodType<DatasetJson>;
	tables: z.ZodType<TablesJson>;
	report: z.ZodType<ReportJson>;
	changes: z.ZodType<ChangesJson>;
	history: z.ZodType<HistoryJson>;
	version: z.ZodType;
} = { dataset, tables, report, changes, history, version };

/** The JSON Schemas (draft 2020-12) of the outputs, by the name in their `schema` field: `dataset`, `tables`, `report`, `changes`, `history`, `version`. */
export function jsonSchemas(): ReadonlyMap<string, object> {
	made ??= new Map(Object.entries(schemas).map(([name, schema]) => [name, identified(name, z.toJSONSchema(schema))]));
	return made;
}

let made: ReadonlyMap<string, object> | undefined;

/** A schema under the name that its outputs go by, `portolan/<name>/1`: it changes with the number only. */
export function identified(name: string, schema: object): object {
	return { $id: `urn:portolan:${name}:1`, ...schema };
}
