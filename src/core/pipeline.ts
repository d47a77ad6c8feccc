/** The stages in their order: the table of contents of the core. */
import { align } from './align/index.ts';
import { conclude, type Judged, type Model, type Observation, observeTopic, teach, weighAll } from './checks/index.ts';
import { extract } from './extract/index.ts';
import { faultNotice, guarded } from './guard.ts';
import { lineBeyondComparing, lineBeyondReading, tooMuchNotice } from './limits.ts';
import type { Analysis, Finding, Notice, PortRecord, Settings, SourceDocument, SourceFile, Topic } from './model.ts';
import { parse } from './parse/index.ts';
import { reconcile } from './reconcile/index.ts';
import { rated, suppress } from './suppress/index.ts';
import { normalise } from './tables/index.ts';

/** Told as documents get through a stage: how many of how many. */
export type Tell = (stage: 'reading' | 'checking', done: number, total: number) => void;

/** What came of reading a file, as plain data: null where it could not be read; the notices say why, and what else is wrong. */
export interface Reading {
	readonly document: SourceDocument | null;
	readonly notices: readonly Notice[];
}

/** Reads one file, whatever others there are: of the settings only keys and vocabularies count. Never throws for what it holds: a fault that it leads to is a notice. */
export function read(file: SourceFile, settings: Settings): Reading {
	try {
		const beyondReading = lineBeyondReading(file);
		if (beyondReading !== null) return { document: null, notices: [tooMuchNotice(file.path, beyondReading)] };
		const { parsed, notices } = parse(file);
		const document = parsed && extract(parsed, settings);
		const beyondComparing = document && lineBeyondComparing(document);
		if (document && beyondComparing === null) return { document: normalise(document, settings), notices };
		const left = beyondComparing === null ? [] : [tooMuchNotice(file.path, beyondComparing)];
		return { document: null, notices: [...notices, ...left] };
	} catch (error) {
		return { document: null, notices: [faultNotice([file.path], error)] };
	}
}

/** Aligns what was read, settles its records, and gathers what it all teaches. */
export function learn(
	documents: readonly SourceDocument[],
	settings: Settings,
): Model & { readonly notices: readonly Notice[] } {
	const { topics, notices } = align(documents, settings);
	return { ...teach(reconcile(topics, settings), settings), notices };
}

/** What the checks observe in one topic, whatever comes of the others. */
export function judge(topic: Topic, model: Model): readonly Observation[] {
	return observeTopic(topic, model);
}

/**
 * Turns files into documents, topics, records and findings; never throws for what a file holds: a fault that one leads to
 * costs that document, or its topic, and a notice.
 */
export function analyse(files: readonly SourceFile[], settings: Settings, tell: Tell = () => {}): Analysis {
	const readings = files.map((file, at) => {
		tell('reading', at, files.length);
		return read(file, settings);
	});
	tell('reading', files.length, files.length);
	return analyseReadings(readings, settings, tell);
}

/** The same from what was read of the files before, in their order. */
export function analyseReadings(readings: readonly Reading[], settings: Settings, tell: Tell = () => {}): Analysis {
	const topics = [...Map.groupBy(documentsOf(readings), ({ topic }) => topic).values()];
	const { result, leftOut } = guarded(topics, (some) => analyseDocuments(some.flat(), settings, tell));
	const { notices, ...analysis } = result ?? analyseDocuments([], settings, tell);
	const faults = leftOut.map(({ group, error }) => faultNotice(group.map(({ path }) => path).sort(), error));
	return { ...analysis, notices: [...readings.flatMap((reading) => reading.notices), ...notices, ...faults] };
}

function analyseDocuments(read: readonly SourceDocument[], settings: Settings, tell: Tell): Analysis {
	const model = learn(read, settings);
	const documents = model.topics.flatMap((topic) => Object.values(topic.documents));
	const observed = judged(model, (done) => tell('checking', done, documents.length));
	const findings = rated(suppress(conclude(observed, settings), documents), settings);
	return {
		locales: [...new Set(documents.map(({ locale }) => locale))].sort(),
		documents: documents.sort((a, b) => (a.path < b.path ? -1 : 1)) satisfies SourceDocument[],
		topics: model.topics,
		records: withFindings(model.records, findings),
		findings,
		notices: model.notices,
	};
}

/** Everything that the checks observe, with what its confidence is computed from: for calibration. */
export function observe(files: readonly SourceFile[], settings: Settings): readonly Judged[] {
	return judged(learn(documentsOf(files.map((file) => read(file, settings))), settings));
}

const documentsOf = (readings: readonly Reading[]) => readings.flatMap(({ document }) => document ?? []);

/** All topics judged, one after the other, and what was observed weighed by how often the like of it was; `tell` is told the documents that are done. */
function judged(model: Model, tell: (documents: number) => void = () => {}): readonly Judged[] {
	let done = 0;
	const observed = model.topics.flatMap((topic) => {
		tell(done);
		done += Object.keys(topic.documents).length;
		return judge(topic, model);
	});
	return weighAll(observed, model);
}

function withFindings(records: readonly PortRecord[], findings: readonly Finding[]): PortRecord[] {
	const byRecord = new Map<string, string[]>();
	for (const { id, record } of findings) {
		if (!record) continue;
		const known = byRecord.get(record);
		if (known) known.push(id);
		else byRecord.set(record, [id]);
	}
	return records.map((record) => ({ ...record, findings: byRecord.get(record.id) ?? [] }));
}
