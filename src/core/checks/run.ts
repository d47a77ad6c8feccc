import { learnTranslationScore } from '../align/index.ts';
import { languageOf, learn, learnLanguages } from '../corpus/index.ts';
import {
	type Candidate,
	countObserved,
	type Drift,
	type Family,
	type FeatureContext,
	type Features,
	severityFor,
	weigh,
} from '../evidence/index.ts';
import { type Locations, locationsOf } from '../extract/index.ts';
import type {
	AlignedRow,
	Edit,
	Finding,
	Locale,
	PerLocale,
	Segment,
	Settings,
	SourceDocument,
	Topic,
} from '../model.ts';
import type { Reconciled } from '../reconcile/index.ts';
import { formatPorts } from '../tables/index.ts';
import { changesBetween, type Markup, markupOf, sourceEdit } from '../text/index.ts';
import { type Check, type CheckContext, type Diagnostic, familyOf, type TranslationUnit } from './check.ts';
import { type Flow, flowKey, portCell } from './documents-contradict.ts';
import { ordered } from './ordered.ts';
import { followsRevision, type Reported, revisionDiagnostics, unevenIn } from './page-revisions.ts';
import translationStale from './translation-stale.ts';
import { translationUnits } from './translation-units.ts';

/** A finding with what its confidence was computed from. */
export interface Judged {
	readonly finding: Finding;
	readonly features: Features;
	readonly family: Family;
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
	const units = reconciled.topics.flatMap(translationUnits);
	const translationScore = learnTranslationScore(reconciled.topics.flatMap(({ tables }) => tables));
	const flows = flowsIn(reconciled.topics);
	const corpus = learn(
		units.map(({ segments }) => segments),
		languageOf,
	);
	const learned = {
		corpus,
		topics: reconciled.topics,
		translationScore,
		flows,
		languages: learnLanguages(units.filter(({ code }) => !code).map(({ segments }) => segments)),
	};
	const observed = reconciled.topics.flatMap((topic) => {
		tell(done);
		done += Object.keys(topic.documents).length;
		const context = contextOf(topic, reconciled, settings, learned);
		const segments = translationUnits(topic);
		const diagnostics = checks.flatMap((check) =>
			[...walk(check, topic, segments, context)].filter(differs).map((diagnostic) => ({ check, diagnostic })),
		);
		const edits = editsOf(topic);
		const observation = observationOf(topic, segments);
		const reported = joined(diagnostics);
		const revised = revisionDiagnostics(topic, reported, context).map((diagnostic) => ({
			check: translationStale,
			diagnostic,
		}));
		return [...reported, ...revised]
			.map(({ check, diagnostic }) => ({ check, diagnostic, observation: observation(check, diagnostic) }))
			.filter(({ observation: { family, firmness } }) => family !== 'difference' || firmness >= LIKELY)
			.map(({ check, diagnostic, observation }) => ({
				reported: { check, diagnostic },
				finding: findingOf(check, diagnostic, topic, edits),
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
		family: familyOf(reported.check, reported.diagnostic),
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

/** Sees a diagnostic as what the evidence model weighs. */
function observationOf(
	topic: Topic,
	scopes: readonly TranslationUnit[],
): (check: Check, diagnostic: Diagnostic) => Candidate {
	const byPassage = new Map(
		scopes.flatMap((scope) => Object.values(scope.segments).map((segment) => [segment, scope] as const)),
	);
	const firmness = new Map(topic.blocks.map((block, at) => [block, topic.blockFirmness?.[at] ?? {}] as const));
	return (check, diagnostic) => {
		const segment = isSegment(diagnostic.target) ? diagnostic.target : null;
		const scope = segment ? byPassage.get(segment) : undefined;
		return {
			check: check.id,
			variant: diagnostic.message.key.split('.').at(-1) ?? '',
			locale: diagnostic.locale,
			segment,
			segments: scope?.segments ?? null,
			where: whereOf(segment, scope),
			topic: topic.id,
			table: diagnostic.table ?? null,
			actual: diagnostic.actual ?? null,
			expected: diagnostic.expected ?? null,
			evidence: diagnostic.evidence,
			confidence: diagnostic.confidence,
			family: familyOf(check, diagnostic),
			features: diagnostic.features ?? {},
			firmness: firmnessOf(firmness, scope, segment?.location.locale ?? diagnostic.locale),
		};
	};
}

/** How surely a locale's text belongs to its peers, as the alignment saw it; 1 where nobody asked. */
function firmnessOf(
	firmness: ReadonlyMap<object, PerLocale<number>>,
	scope: TranslationUnit | undefined,
	locale: Locale | null | undefined,
): number {
	if (!scope || !locale) return 1;
	if (scope.cell) return scope.cell.row.firmness?.[locale] ?? scope.cell.table.firmness?.[locale] ?? 1;
	return firmness.get(scope.segments)?.[locale] ?? 1;
}

function whereOf(segment: Segment | null, scope: TranslationUnit | undefined): Candidate['where'] {
	if (!segment || !scope) return 'row';
	if (scope.code) return 'code';
	if (scope.header) return 'header';
	if (scope.field === null) return 'kind' in segment && segment.kind === 'heading' ? 'heading' : 'prose';
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
const differs = ({ actual, expected }: Diagnostic): boolean => !actual || actual !== expected;

function* walk(
	check: Check,
	topic: Topic,
	segments: readonly TranslationUnit[],
	context: CheckContext,
): Generator<Diagnostic> {
	if (check.scope === 'topic') yield* check.run({ topic }, context);
	else if (check.scope === 'document')
		for (const document of Object.values(topic.documents)) yield* check.run({ document }, context);
	else if (check.scope === 'segment') for (const segment of segments) yield* check.run(segment, context);
	else
		for (const table of topic.tables)
			if (check.scope === 'table') yield* check.run({ table }, context);
			else for (const row of table.rows) yield* check.run({ table, row }, context);
}

/** One fault, one finding: of checks that report the same subject, those that another one is `over` give way. */
function joined(reported: readonly Reported[]): Reported[] {
	const superseded = new Map<object, Set<string>>();
	for (const { check, diagnostic } of reported)
		for (const target of [diagnostic.target, ...(diagnostic.alsoTargets ?? [])]) {
			const ids = superseded.get(target) ?? new Set<string>();
			for (const id of check.supersedes ?? []) ids.add(id);
			superseded.set(target, ids);
		}
	return reported.filter(
		({ check, diagnostic }) =>
			![diagnostic.target, ...(diagnostic.alsoTargets ?? [])].some((target) => superseded.get(target)?.has(check.id)),
	);
}

function contextOf(
	topic: Topic,
	reconciled: Reconciled,
	settings: Settings,
	learned: Pick<CheckContext, 'corpus' | 'topics' | 'translationScore' | 'languages' | 'flows'>,
): CheckContext {
	const locations = new Map<string, Locations>();
	const reliability = reconciled.reliability.get(topic.id);
	if (!reliability) throw new Error(`topic ${topic.id} was not reconciled`);
	return {
		settings,
		topic,
		reliability,
		consensus: (row: AlignedRow) => reconciled.consensus.get(row.record),
		...learned,
		locate(segment, start, end) {
			const document = topic.documents[segment.location.locale] as SourceDocument;
			const known = locations.get(document.path) ?? locationsOf(document.path, document.locale, document.source);
			locations.set(document.path, known);
			return known.at(sourceOffset(segment, start, 'start'), sourceOffset(segment, end, 'end'));
		},
	};
}

/** The source offset of an offset in a segment's text. */
function sourceOffset({ mappings, location }: Segment, at: number, edge: 'start' | 'end'): number {
	const mapping = mappings.find((each) =>
		edge === 'start' ? at < each.at + each.length : at <= each.at + each.length,
	);
	if (!mapping) return location.end.offset;
	if (mapping.length === mapping.end - mapping.start) return mapping.start + at - mapping.at;
	return edge === 'start' ? mapping.start : mapping.end;
}

/** Writes a diagnostic's suggestion as edits of the source of the segment that it is about. */
function editsOf(topic: Topic): (diagnostic: Diagnostic) => readonly Edit[] {
	const markups = new Map<string, ReadonlyMap<Segment, Markup>>();
	return ({ target, suggestion, locale }) => {
		const document = locale === null ? undefined : topic.documents[locale];
		if (!document || suggestion === undefined || suggestion === null || !isSegment(target)) return [];
		const known = markups.get(document.path) ?? markupOf(document);
		markups.set(document.path, known);
		const { path, source } = document;
		const edited = { segment: target, markup: known.get(target) ?? ('markdown' as const) };
		const edits = changesBetween(target.text, suggestion).map((change) => sourceEdit(change, edited, source));
		const locations = locationsOf(path, document.locale, source);
		return edits.every((edit) => edit !== null)
			? edits.map(({ start, end, text }) => ({ location: locations.at(start, end), text }))
			: [];
	};
}

const isSegment = (target: object): target is Segment => 'mappings' in target;

function findingOf(
	check: Check,
	diagnostic: Diagnostic,
	topic: Topic,
	edits: (diagnostic: Diagnostic) => readonly Edit[],
): Finding {
	const { target: _, alsoTargets: __, features: ___, family: ____, ...rest } = diagnostic;
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
		edits: edits(diagnostic),
		...rest,
	};
}
