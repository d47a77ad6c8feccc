import { learnAffinity } from '../align/index.ts';
import { languageOf, learn, learnLanguages } from '../corpus/index.ts';
import {
	countObserved,
	type Drift,
	type FeatureContext,
	type Features,
	type Observation,
	severityFor,
	weigh,
} from '../evidence/index.ts';
import { type Places, placesOf } from '../extract/index.ts';
import type {
	AlignedRow,
	Edit,
	Finding,
	Locale,
	Passage,
	PerLocale,
	Settings,
	SourceDocument,
	Topic,
} from '../model.ts';
import { formatPorts } from '../normalise/index.ts';
import type { Reconciled } from '../reconcile/index.ts';
import { changesBetween, type Markup, markupOf, sourceEdit } from '../text/index.ts';
import type { Check, CheckContext, Draft, PassageScope } from './check.ts';
import { type Flow, flowKey, portCell } from './documents-contradict.ts';
import { ordered } from './ordered.ts';
import { followsRevision, type Reported, revisionDrafts, unevenIn } from './page-revisions.ts';
import { passagesOf } from './passages.ts';
import translationStale from './translation-stale.ts';

/** A finding with what its confidence was computed from. */
export interface Judged {
	readonly finding: Finding;
	readonly features: Features;
	/** Whether another finding, that the page is another version, says it all. */
	readonly isExplained: boolean;
}

/** Runs the checks over all topics in one walk, joins what is one fault, weighs it, and gives each finding its id; `tell` is told the documents that are done. */
export function runChecks(
	checks: readonly Check[],
	reconciled: Reconciled,
	settings: Settings,
	tell?: (documents: number) => void,
): Finding[] {
	return ordered(
		judgeWith(checks, reconciled, settings, tell).flatMap(({ finding, isExplained }) => {
			if (isExplained) return [];
			const severity = severityFor(finding.severity, finding.confidence);
			return severity ? { ...finding, severity } : settings.all ? { ...finding, severity: 'info' } : [];
		}),
	);
}

/** Everything that the checks observe, each with the probability that it is a fault; severities are the highest possible. */
export function judgeWith(
	checks: readonly Check[],
	reconciled: Reconciled,
	settings: Settings,
	tell: (documents: number) => void = () => {},
): Judged[] {
	let done = 0;
	const units = reconciled.topics.flatMap(passagesOf);
	const affinity = learnAffinity(reconciled.topics.flatMap(({ tables }) => tables));
	const flows = flowsIn(reconciled.topics);
	const corpus = learn(
		units.map(({ passages }) => passages),
		languageOf,
	);
	const learned = {
		corpus,
		topics: reconciled.topics,
		affinity,
		flows,
		languages: learnLanguages(units.filter(({ code }) => !code).map(({ passages }) => passages)),
	};
	const observed = reconciled.topics.flatMap((topic) => {
		tell(done);
		done += Object.keys(topic.documents).length;
		const context = contextOf(topic, reconciled, settings, learned);
		const passages = passagesOf(topic);
		const drafts = checks.flatMap((check) =>
			[...walk(check, topic, passages, context)].filter(differs).map((draft) => ({ check, draft })),
		);
		const edits = editsOf(topic);
		const observation = observationOf(topic, passages);
		const reported = joined(drafts);
		const revised = revisionDrafts(topic, reported, context).map((draft) => ({ check: translationStale, draft }));
		return [...reported, ...revised]
			.map(({ check, draft }) => ({ check, draft, observation: observation(check, draft) }))
			.filter(({ check, observation: { firmness } }) => check.family !== 'difference' || firmness >= LIKELY)
			.map(({ check, draft, observation }) => ({
				reported: { check, draft },
				finding: findingOf(check, draft, topic, edits),
				observation,
			}));
	});
	const context: FeatureContext = {
		corpus,
		language: languageOf,
		drift: driftIn(reconciled.topics),
		counts: countObserved(observed.map(({ observation }) => observation)),
	};
	const weighed = observed.map(({ reported, finding, observation }) => {
		const { features, confidence } = weigh(observation, context);
		return { reported, finding: { ...finding, confidence: Math.round(confidence * 1000) / 1000 }, features };
	});
	const stale = new Map<string, Set<Locale>>();
	for (const { finding } of weighed)
		if (finding.check === translationStale.id && finding.locale !== null && severityFor('info', finding.confidence))
			stale.set(finding.topic, (stale.get(finding.topic) ?? new Set()).add(finding.locale));
	return weighed.map(({ reported, finding, features }) => ({
		finding,
		features,
		isExplained: followsRevision(reported, stale.get(finding.topic) ?? NONE),
	}));
}

/** What is more likely not each other's translation contradicts nothing. */
const LIKELY = 0.5;

const NONE: ReadonlySet<Locale> = new Set();

/** How far each locale's page of a topic is from the others', by topic and locale. */
function driftIn(topics: readonly Topic[]): FeatureContext['drift'] {
	const drifts = new Map<string, Drift>();
	for (const topic of topics)
		for (const locale of Object.keys(topic.documents)) {
			const { lacking, alone, of } = unevenIn(topic, locale, languageOf);
			drifts.set(`${topic.id} ${locale}`, { lacking: lacking.length, alone: alone.length, of });
		}
	return (topic, locale) => drifts.get(`${topic} ${locale}`) ?? { lacking: 0, alone: 0, of: 0 };
}

/** Sees a draft as what the evidence model weighs. */
function observationOf(topic: Topic, scopes: readonly PassageScope[]): (check: Check, draft: Draft) => Observation {
	const byPassage = new Map(
		scopes.flatMap((scope) => Object.values(scope.passages).map((passage) => [passage, scope] as const)),
	);
	const firmness = new Map(topic.blocks.map((block, at) => [block, topic.blockFirmness?.[at] ?? {}] as const));
	return (check, draft) => {
		const passage = isPassage(draft.subject) ? draft.subject : null;
		const scope = passage ? byPassage.get(passage) : undefined;
		return {
			check: check.id,
			variant: draft.message.key.split('.').at(-1) ?? '',
			locale: draft.locale,
			passage,
			passages: scope?.passages ?? null,
			where: whereOf(passage, scope),
			topic: topic.id,
			table: draft.table ?? null,
			actual: draft.actual ?? null,
			expected: draft.expected ?? null,
			evidence: draft.evidence,
			confidence: draft.confidence,
			family: check.family,
			features: draft.features ?? {},
			firmness: firmnessOf(firmness, scope, passage?.place.locale ?? draft.locale),
		};
	};
}

/** How surely a locale's text belongs to its peers, as the alignment saw it; 1 where nobody asked. */
function firmnessOf(
	firmness: ReadonlyMap<object, PerLocale<number>>,
	scope: PassageScope | undefined,
	locale: Locale | null | undefined,
): number {
	if (!scope || !locale) return 1;
	if (scope.cell) return scope.cell.row.firmness?.[locale] ?? scope.cell.table.firmness?.[locale] ?? 1;
	return firmness.get(scope.passages)?.[locale] ?? 1;
}

function whereOf(passage: Passage | null, scope: PassageScope | undefined): Observation['where'] {
	if (!passage || !scope) return 'row';
	if (scope.code) return 'code';
	if (scope.header) return 'header';
	if (scope.field === null) return 'kind' in passage && passage.kind === 'heading' ? 'heading' : 'prose';
	return scope.field === 'port' || scope.field === 'protocol' ? 'key' : scope.field === 'notes' ? 'notes' : 'cell';
}

function flowsIn(topics: readonly Topic[]): ReadonlyMap<string, readonly Flow[]> {
	const flows = new Map<string, Flow[]>();
	for (const topic of topics)
		for (const table of topic.tables)
			for (const row of table.rows)
				for (const [locale, { flow }] of Object.entries(row.cells)) {
					const cell = portCell(table, row, locale);
					const key = flowKey(table, row, locale);
					if (!key || !cell) continue;
					const same = flows.get(`${locale}\u0000${key}`) ?? [];
					flows.set(`${locale}\u0000${key}`, same);
					same.push({ topic: topic.id, ports: formatPorts(flow.ports), cell });
				}
	return flows;
}

/** Nothing is wrong with what stands as it should. */
const differs = ({ actual, expected }: Draft): boolean => !actual || actual !== expected;

function* walk(check: Check, topic: Topic, passages: readonly PassageScope[], context: CheckContext): Generator<Draft> {
	if (check.scope === 'topic') yield* check.run({ topic }, context);
	else if (check.scope === 'document')
		for (const document of Object.values(topic.documents)) yield* check.run({ document }, context);
	else if (check.scope === 'passage') for (const passage of passages) yield* check.run(passage, context);
	else
		for (const table of topic.tables)
			if (check.scope === 'table') yield* check.run({ table }, context);
			else for (const row of table.rows) yield* check.run({ table, row }, context);
}

/** One fault, one finding: of checks that report the same subject, those that another one is `over` give way. */
function joined(reported: readonly Reported[]): Reported[] {
	const over = new Map<object, Set<string>>();
	for (const { check, draft } of reported)
		for (const subject of [draft.subject, ...(draft.also ?? [])]) {
			const ids = over.get(subject) ?? new Set<string>();
			for (const id of check.over ?? []) ids.add(id);
			over.set(subject, ids);
		}
	return reported.filter(
		({ check, draft }) => ![draft.subject, ...(draft.also ?? [])].some((subject) => over.get(subject)?.has(check.id)),
	);
}

function contextOf(
	topic: Topic,
	reconciled: Reconciled,
	settings: Settings,
	learned: Pick<CheckContext, 'corpus' | 'topics' | 'affinity' | 'languages' | 'flows'>,
): CheckContext {
	const places = new Map<string, Places>();
	const witnesses = reconciled.witnesses.get(topic.id);
	if (!witnesses) throw new Error(`topic ${topic.id} was not reconciled`);
	return {
		settings,
		topic,
		witnesses,
		claims: (row: AlignedRow) => reconciled.claims.get(row.record),
		...learned,
		place(passage, start, end) {
			const document = topic.documents[passage.place.locale] as SourceDocument;
			const known = places.get(document.path) ?? placesOf(document.path, document.locale, document.source);
			places.set(document.path, known);
			return known.at(sourceOffset(passage, start, 'start'), sourceOffset(passage, end, 'end'));
		},
	};
}

/** The source offset of an offset in a passage's text. */
function sourceOffset({ pieces, place }: Passage, at: number, edge: 'start' | 'end'): number {
	const piece = pieces.find((each) => (edge === 'start' ? at < each.at + each.length : at <= each.at + each.length));
	if (!piece) return place.end.offset;
	if (piece.length === piece.end - piece.start) return piece.start + at - piece.at;
	return edge === 'start' ? piece.start : piece.end;
}

/** Writes a draft's suggestion as edits of the source of the passage that it is about. */
function editsOf(topic: Topic): (draft: Draft) => readonly Edit[] {
	const markups = new Map<string, ReadonlyMap<Passage, Markup>>();
	return ({ subject, suggestion, locale }) => {
		const document = locale === null ? undefined : topic.documents[locale];
		if (!document || suggestion === undefined || suggestion === null || !isPassage(subject)) return [];
		const known = markups.get(document.path) ?? markupOf(document);
		markups.set(document.path, known);
		const { path, source } = document;
		const target = { passage: subject, markup: known.get(subject) ?? 'markdown' };
		const edits = changesBetween(subject.text, suggestion).map((change) => sourceEdit(change, target, source));
		const places = placesOf(path, document.locale, source);
		return edits.every((edit) => edit !== null)
			? edits.map(({ start, end, text }) => ({ place: places.at(start, end), text }))
			: [];
	};
}

const isPassage = (subject: object): subject is Passage => 'pieces' in subject;

function findingOf(check: Check, draft: Draft, topic: Topic, edits: (draft: Draft) => readonly Edit[]): Finding {
	const { subject: _, also: __, features: ___, ...rest } = draft;
	return {
		id: '',
		check: check.id,
		severity: check.severity,
		topic: topic.id,
		table: null,
		row: null,
		record: null,
		field: null,
		actual: null,
		expected: null,
		suggestion: null,
		edits: edits(draft),
		...rest,
	};
}
