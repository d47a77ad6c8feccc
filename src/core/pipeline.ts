/** The stages in their order: the table of contents of the core. */
import { align } from './align/index.ts';
import { check, type Judged, judge } from './checks/index.ts';
import { extract } from './extract/index.ts';
import { faultNotice, guarded } from './guard.ts';
import type { Analysis, Finding, Notice, PortRecord, Settings, SourceDocument, SourceFile } from './model.ts';
import { parse } from './parse/index.ts';
import { reconcile } from './reconcile/index.ts';
import { rated, suppress } from './suppress/index.ts';
import { normalise } from './tables/index.ts';

/** Told as documents get through a stage: how many of how many. */
export type Tell = (stage: 'reading' | 'checking', done: number, total: number) => void;

/**
 * Turns files into documents, topics, records and findings; never throws for what a file holds: a fault that one leads to
 * costs that document, or its topic, and a notice.
 */
export function analyse(files: readonly SourceFile[], settings: Settings, tell: Tell = () => {}): Analysis {
	const { read, notices } = readAll(files, settings, tell);
	const topics = [...Map.groupBy(read, ({ topic }) => topic).values()];
	const { result, leftOut } = guarded(topics, (some) => analyseRead(some.flat(), settings, tell));
	const { notices: more, ...analysis } = result ?? analyseRead([], settings, tell);
	const faults = leftOut.map(({ group, error }) => faultNotice(group.map(({ path }) => path).sort(), error));
	return { ...analysis, notices: [...notices, ...more, ...faults] };
}

/** Everything that the checks observe, with what its confidence is computed from: for calibration. */
export function observe(files: readonly SourceFile[], settings: Settings): readonly Judged[] {
	const { read } = readAll(files, settings, () => {});
	return judge(reconcile(align(read, settings).topics, settings), settings);
}

function analyseRead(read: readonly SourceDocument[], settings: Settings, tell: Tell): Analysis {
	const { topics, notices } = align(read, settings);
	const reconciled = reconcile(topics, settings);
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

function readAll(files: readonly SourceFile[], settings: Settings, tell: Tell) {
	const read: SourceDocument[] = [];
	const notices: Notice[] = [];
	for (const [at, file] of files.entries()) {
		tell('reading', at, files.length);
		try {
			const { parsed, notices: own } = parse(file);
			if (parsed) read.push(normalise(extract(parsed, settings), settings));
			for (const notice of own) notices.push(notice);
		} catch (error) {
			notices.push(faultNotice([file.path], error));
		}
	}
	tell('reading', files.length, files.length);
	return { read, notices };
}

function withFindings(records: readonly PortRecord[], findings: readonly Finding[]): PortRecord[] {
	const byRecord = new Map<string, string[]>();
	for (const { id, record } of findings) if (record) byRecord.set(record, [...(byRecord.get(record) ?? []), id]);
	return records.map((record) => ({ ...record, findings: byRecord.get(record.id) ?? [] }));
}
