import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
	type DatasetJson,
	findingsOfReport,
	isHistory,
	snapshotOf as ofAnalysis,
	type ReportJson,
	type Snapshot,
} from '../export/index.ts';
import { advice, outlined, reason, UserError } from '../io/index.ts';
import { readProject } from './analysis.ts';
import { isRevision } from './changed.ts';
import type { CommonOptions } from './options.ts';
import { inRevision } from './revision.ts';

/** The options that say what to read. */
export interface SnapshotOptions extends CommonOptions {
	/** The content folder, below the working folder. */
	readonly content?: string;
}

/**
 * The dataset and findings that a name stands for: a dataset's file (with `findings.json` beside it, if there), the folder
 * of a built site, or a git revision, whose documents are read as they were. Throws a UserError where it is none of these.
 */
export async function snapshotOf(name: string, options: SnapshotOptions): Promise<Snapshot> {
	if (existsSync(name) && statSync(name).isFile()) return readSnapshot(name);
	const built = join(name, 'data', 'ports.json');
	if (existsSync(built)) return readSnapshot(built);
	if (isRevision(name)) return inRevision(name, options.content, '--content', () => currentSnapshot(options));
	throw new UserError(`diff: ${name} is no file of a dataset, no built site and no git revision`);
}

/** The documents as they are now. */
export async function currentSnapshot(options: SnapshotOptions): Promise<Snapshot> {
	const { analyse } = await import('../core/index.ts');
	const { files, settings } = await readProject(options.content, options);
	return ofAnalysis(analyse(await outlined(files), settings));
}

/** The earlier dataset that a build tells the changes since: a file, or the folder of a built site. Throws a UserError. */
export function readSince(name: string): Snapshot {
	const built = join(name, 'data', 'ports.json');
	return readSnapshot(existsSync(built) ? built : name);
}

/** Reads a dataset from a file, as `reconcile` prints it or a site has it in `data/ports.json`. Throws a UserError. */
function readSnapshot(file: string): Snapshot {
	const dataset = parsed(file);
	if (schemaOf(dataset) !== 'portolan/dataset/1')
		throw new UserError(`${file}: this is no dataset of Portolan, as "portolan reconcile" prints it`);
	const report = join(dirname(file), 'findings.json');
	const findings = existsSync(report) ? parsed(report) : null;
	const known = schemaOf(findings) === 'portolan/report/1';
	const remembered = join(dirname(file), 'history.json');
	const history = existsSync(remembered) ? parsed(remembered) : null;
	return {
		history: isHistory(history) ? history : null,
		dataset: dataset as DatasetJson,
		findings: known ? findingsOfReport(findings as ReportJson) : null,
	};
}

function parsed(file: string): unknown {
	try {
		return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
	} catch (error) {
		throw new UserError(
			`${file}: it can't be read as JSON (${reason(error)}); ${advice(error, 'name a file that “portolan reconcile” printed, or a built site')}`,
		);
	}
}

const schemaOf = (value: unknown) => (value as { schema?: unknown } | null)?.schema;
