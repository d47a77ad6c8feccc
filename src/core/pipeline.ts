/** The stages in their order: the table of contents of the core. */
import { align } from './align/index.ts';
import { check, type Judged, judge } from './checks/index.ts';
import { extract } from './extract/index.ts';
import type { Analysis, Finding, PortRecord, Settings, SourceDocument, SourceFile } from './model.ts';
import { parse } from './parse/index.ts';
import { reconcile } from './reconcile/index.ts';
import { rated, suppress } from './suppress/index.ts';
import { normalise } from './tables/index.ts';

/** Told as documents get through a stage: how many of how many. */
export type Tell = (stage: 'reading' | 'checking', done: number, total: number) => void;

/** Turns files into documents, topics, records and findings; never throws for what a file holds. */
export function analyse(files: readonly SourceFile[], settings: Settings, tell: Tell = () => {}): Analysis {
	const { reconciled, notices } = readAll(files, settings, tell);
	const documents = reconciled.topics.flatMap((topic) => Object.values(topic.documents));
	const checked = check(reconciled, settings, (done) => tell('checking', done, documents.length));
	const findings = rated(suppress(checked, documents), settings);
	return {
		locales: [...new Set(documents.map(({ locale }) => locale))].sort(),
		documents: documents.sort((a, b) => (a.path < b.path ? -1 : 1)) satisfies SourceDocument[],
		topics: reconciled.topics,
		records: withFindings(reconciled.records, findings),
		findings,
		notices,
	};
}

/** Everything that the checks observe, with what its confidence is computed from: for calibration. */
export function observe(files: readonly SourceFile[], settings: Settings): readonly Judged[] {
	return judge(readAll(files, settings).reconciled, settings);
}

function readAll(files: readonly SourceFile[], settings: Settings, tell: Tell = () => {}) {
	const parsed = files.map((file, at) => {
		tell('reading', at, files.length);
		return parse(file);
	});
	tell('reading', files.length, files.length);
	const read = parsed.flatMap((file) => (file.parsed ? normalise(extract(file.parsed, settings), settings) : []));
	const aligned = align(read, settings);
	const notices = [...parsed.flatMap((file) => file.notices), ...aligned.notices];
	return { reconciled: reconcile(aligned.topics, settings), notices };
}

function withFindings(records: readonly PortRecord[], findings: readonly Finding[]): PortRecord[] {
	const byRecord = new Map<string, string[]>();
	for (const { id, record } of findings) if (record) byRecord.set(record, [...(byRecord.get(record) ?? []), id]);
	return records.map((record) => ({ ...record, findings: byRecord.get(record.id) ?? [] }));
}
