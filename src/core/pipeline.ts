/** The stages in their order: the table of contents of the core. */
import { alignPart, type DocumentGroup, groupByTopic } from './align/index.ts';
import {
	featuresOfAll,
	type Judged,
	type Model,
	type Observation,
	observeTopic,
	ordered,
	teach,
	told,
	weighAll,
} from './checks/index.ts';
import type { Features } from './evidence/index.ts';
import { extract } from './extract/index.ts';
import { faultNotice, guarded } from './guard.ts';
import { lineBeyondComparing, lineBeyondReading, tooMuchNotice } from './limits.ts';
import type { Analysis, Finding, Notice, PortRecord, Settings, SourceDocument, SourceFile, Topic } from './model.ts';
import { parse } from './parse/index.ts';
import { alone, cut, type Part, toAll } from './parts.ts';
import { reconcile } from './reconcile/index.ts';
import { mayHaveDirectives, rated, suppress } from './suppress/index.ts';
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

/** What was read, without the tree: pages ask for it, all else only where a comment may suppress findings. */
export function withoutTree(reading: Reading): Reading {
	const { document } = reading;
	if (!document || mayHaveDirectives(document.source)) return reading;
	return { ...reading, document: { ...document, tree: NO_TREE } };
}

/** Aligns what was read, settles its records, and gathers what it all teaches. */
export function learn(
	documents: readonly SourceDocument[],
	settings: Settings,
): Model & { readonly notices: readonly Notice[] } {
	const { groups, notices } = groupByTopic(documents);
	return { ...alone(learnPart(groups, settings)).model, notices };
}

/** What a part has learned: the model, which is the same in all parts but for the records, and its own topics. */
interface Learned {
	readonly model: Model;
	readonly topics: readonly Topic[];
}

function* learnPart(groups: readonly DocumentGroup[], settings: Settings): Part<Learned> {
	const own = reconcile(yield* alignPart(groups, settings), settings);
	const mine = own.topics.map((topic) => withDocuments(topic, (document) => ({ ...document, tree: NO_TREE })));
	const all = yield* toAll(mine);
	const topics = all.flatMap((theirs) => (theirs === mine ? own.topics : theirs));
	return { model: yield* teach(own, topics, settings), topics: own.topics };
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
	const { groups, notices } = groupByTopic(read);
	const share = alone(analysePart(groups, settings, null, (done, of) => tell('checking', done, of)));
	const trees = new Map(read.map(({ path, tree }) => [path, tree] as const));
	const whole = (document: SourceDocument) => ({ ...document, tree: trees.get(document.path) ?? NO_TREE });
	return joined([share], share.topics, { notices, whole }, settings);
}

/** What was read, as the documents of each topic, and cut into parts of about one size. */
export interface Division {
	readonly parts: readonly (readonly DocumentGroup[])[];
	/** The topics that are to be judged, by id, where not all are. */
	readonly judged: ReadonlySet<string> | null;
	/** What is wrong so far. */
	readonly notices: readonly Notice[];
	/** A document as it was read: what goes from part to part lacks its tree. */
	whole(document: SourceDocument): SourceDocument;
}

/** One of several shares of the topics, each of about one size, that are judged apart; `at` counts from 0. */
export interface Shard {
	readonly at: number;
	readonly of: number;
}

/** Cuts what was read into so many parts, for `analysePart`. */
export function divided(readings: readonly Reading[], count: number, shard: Shard = { at: 0, of: 1 }): Division {
	const { groups, notices } = groupByTopic(documentsOf(readings));
	const bare = groups.map((group) => withDocuments(group, (document) => ({ ...document, tree: NO_TREE })));
	const sizeOf = ({ documents }: DocumentGroup) =>
		Object.values(documents).reduce((sum, { source }) => sum + source.length, 0);
	const trees = new Map(documentsOf(readings).map(({ path, tree }) => [path, tree] as const));
	return {
		parts: cut(bare, count, sizeOf),
		judged: shard.of === 1 ? null : new Set(cut(bare, shard.of, sizeOf)[shard.at]?.map(({ id }) => id)),
		notices: [...readings.flatMap((reading) => reading.notices), ...notices],
		whole: (document) => ({ ...document, tree: trees.get(document.path) ?? NO_TREE }),
	};
}

/** What a part of the topics comes to, as plain data; `topics` are those of all parts, `observed` are of those that were judged. */
export interface Share {
	readonly topics: readonly Topic[];
	readonly records: readonly PortRecord[];
	readonly observed: readonly Observation[];
}

/** Analyses some of the topics, as a part of all; `tell` is told of how many of its documents are done. */
export function* analysePart(
	groups: readonly DocumentGroup[],
	settings: Settings,
	judged: ReadonlySet<string> | null = null,
	tell: (done: number, of: number) => void = () => {},
): Part<Share> {
	const { model, topics } = yield* learnPart(groups, settings);
	const own = judged ? topics.filter(({ id }) => judged.has(id)) : topics;
	return { topics: model.topics, records: model.records, observed: observedIn(own, model, tell) };
}

/** All that was found, from what all parts came to, in their order, and the topics of all. */
export function joined(
	shares: readonly Omit<Share, 'topics'>[],
	topics: readonly Topic[],
	{ notices, whole }: Pick<Division, 'notices' | 'whole'>,
	settings: Settings,
): Analysis {
	const own = topics.map((topic) => withDocuments(topic, whole));
	const documents = own.flatMap((topic) => Object.values(topic.documents));
	const judged = weighAll(shares.flatMap(({ observed }) => observed));
	const found = ordered(told(judged, settings));
	const findings = rated(suppress(found, documents), settings);
	return {
		locales: [...new Set(documents.map(({ locale }) => locale))].sort(),
		documents: documents.sort((a, b) => (a.path < b.path ? -1 : 1)) satisfies SourceDocument[],
		topics: own,
		records: withFindings(
			shares.flatMap(({ records }) => records),
			findings,
		),
		findings,
		notices,
	};
}

/** Nobody but the stages before and after asks for the tree of a document. */
const NO_TREE: SourceDocument['tree'] = { type: 'root', children: [] };

/** A topic, its documents changed. */
function withDocuments<T extends DocumentGroup>(topic: T, to: (document: SourceDocument) => SourceDocument): T {
	const documents = Object.entries(topic.documents).map(([locale, document]) => [locale, to(document)]);
	return { ...topic, documents: Object.fromEntries(documents) };
}

/** A finding with all that is known of it, as the evidence model weighs it. */
export interface Measurable extends Judged {
	readonly features: Features;
}

/** Everything that the checks observe, with what its confidence is computed from: for calibration. */
export function observe(files: readonly SourceFile[], settings: Settings): readonly Measurable[] {
	const model = learn(documentsOf(files.map((file) => read(file, settings))), settings);
	const observed = observedIn(model.topics, { ...model, isAsked: () => true });
	const features = featuresOfAll(observed);
	return weighAll(observed).map((judged, at) => ({ ...judged, features: features[at] as Features }));
}

const documentsOf = (readings: readonly Reading[]) => readings.flatMap(({ document }) => document ?? []);

/** What the checks observe in some topics, one after the other. */
function observedIn(
	topics: readonly Topic[],
	model: Model,
	tell: (done: number, of: number) => void = () => {},
): readonly Observation[] {
	const of = topics.reduce((sum, { documents }) => sum + Object.keys(documents).length, 0);
	let done = 0;
	return topics.flatMap((topic) => {
		tell(done, of);
		done += Object.keys(topic.documents).length;
		return judge(topic, model);
	});
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
