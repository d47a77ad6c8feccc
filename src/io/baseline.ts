import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Finding } from '../core/index.ts';
import { advice, reason, UserError } from './user-error.ts';
import { writeAside } from './write-aside.ts';

const schema = z.object({
	schema: z.literal('portolan/baseline/1'),
	findings: z.array(
		z.object({
			...{ id: z.string().min(1), check: z.string(), path: z.string(), row: z.string().nullable() },
			// Not in baselines written before 0.1.0.
			fault: z.string().optional(),
		}),
	),
});

/** `portolan/baseline/1`: the findings that are known; by their ids they are told, or by their faults where a document has another name now. */
export type Baseline = z.output<typeof schema>;

/** The JSON Schema of a baseline. */
export const baselineJsonSchema = (): object => z.toJSONSchema(schema, { io: 'input' });

/** Reads a baseline. Throws a UserError where there is none or the file is something else. */
export function readBaseline(file: string): Baseline {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch (error) {
		throw new UserError(`--baseline ${file}: it can't be read (${reason(error)}); make it with --update-baseline`);
	}
	const result = schema.safeParse(parsed(text));
	if (result.success) return result.data;
	throw new UserError(`--baseline ${file}: this is no baseline of Portolan; name another file`);
}

/** What a baseline knows of some findings: the ids of those, and its own entries that none of them is. */
export interface Recognised {
	readonly known: ReadonlySet<string>;
	readonly gone: Baseline['findings'];
}

/**
 * Tells which findings a baseline knows. An entry whose document is not among `paths` any more also stands for a finding
 * with the same fault in another document: a renamed one. Each entry stands for one finding.
 */
export function recognise(
	baseline: Pick<Baseline, 'findings'>,
	findings: readonly Finding[],
	paths: ReadonlySet<string>,
): Recognised {
	const known = new Set(baseline.findings.map(({ id }) => id));
	const byId = new Set(findings.map(({ id }) => id));
	const fresh = Map.groupBy(
		findings.filter(({ id }) => !known.has(id)),
		faultOf,
	);
	const gone = baseline.findings.filter(({ id, path, fault }) => {
		if (byId.has(id)) return false;
		const renamed = paths.has(path) || fault === undefined ? undefined : fresh.get(fault)?.shift();
		if (renamed) known.add(renamed.id);
		return !renamed;
	});
	return { known, gone };
}

/** What is wrong, wherever it stands: a text without path and topic. */
function faultOf({ check, locale, table, row, field, actual, expected }: Finding): string {
	const key = JSON.stringify([check, locale, table, row, field, actual, expected]);
	return createHash('sha256').update(key).digest('hex').slice(0, 16);
}

/** Writes a baseline of these findings, sorted by id. Throws a UserError where the file can't be written. */
export function writeBaseline(file: string, findings: readonly Finding[]): void {
	const known = findings.map((finding) => {
		const { id, check, location, row } = finding;
		return { id, check, path: location.path, row, fault: faultOf(finding) };
	});
	known.sort((a, b) => (a.id < b.id ? -1 : 1));
	const baseline: Baseline = { schema: 'portolan/baseline/1', findings: known };
	try {
		writeAside(file, `${JSON.stringify(baseline, null, 2)}\n`);
	} catch (error) {
		throw new UserError(
			`--baseline ${file}: it can't be written (${reason(error)}); ${advice(error, 'check its permissions')}`,
		);
	}
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		return null;
	}
}
