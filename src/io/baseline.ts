import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Finding } from '../core/index.ts';
import { reason, UserError } from './user-error.ts';
import { writeAside } from './write-aside.ts';

const schema = z.object({
	schema: z.literal('portolan/baseline/1'),
	findings: z.array(
		z.object({ id: z.string().min(1), check: z.string(), path: z.string(), row: z.string().nullable() }),
	),
});

/** `portolan/baseline/1`: the findings that are known; by their ids they are told, the rest is for readers. */
export type Baseline = z.output<typeof schema>;

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

/** Writes a baseline of these findings, sorted by id. Throws a UserError where the file can't be written. */
export function writeBaseline(file: string, findings: readonly Finding[]): void {
	const known = findings.map(({ id, check, place, row }) => ({ id, check, path: place.path, row }));
	known.sort((a, b) => (a.id < b.id ? -1 : 1));
	const baseline: Baseline = { schema: 'portolan/baseline/1', findings: known };
	try {
		writeAside(file, `${JSON.stringify(baseline, null, 2)}\n`);
	} catch (error) {
		throw new UserError(`--baseline ${file}: it can't be written (${reason(error)}); check its permissions`);
	}
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		return null;
	}
}
