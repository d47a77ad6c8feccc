import { languageOf } from '../corpus/index.ts';
import {
	type Candidate,
	countObserved,
	type Family,
	type FeatureContext,
	type Features,
	severityFor,
	weigh,
} from '../evidence/index.ts';
import type { Finding, Locale, Settings, Topic } from '../model.ts';
import { candidatesOf } from './candidates.ts';
import { type Check, type CheckContext, type Diagnostic, familyOf, type TranslationUnit } from './check.ts';
import { contextOf } from './context.ts';
import { editsOf, findingOf } from './findings.ts';
import type { Model } from './learned.ts';
import { outranked, rivalsOf, type Weighed } from './overlaps.ts';
import { followsRevision, type Reported, revisionDiagnostics } from './page-revisions.ts';
import translationStale from './translation-stale.ts';
import { translationUnits } from './translation-units.ts';

/** A finding with what its confidence was computed from. */
export interface Judged {
	readonly finding: Finding;
	readonly features: Features;
	readonly family: Family;
	/** Whether another finding says it all: that the page is another version, or what supersedes it. */
	readonly isExplained: boolean;
	/** The findings of the same text, row or table that supersede it where they are told. */
	readonly rivals: readonly Finding[];
}

/** A possible finding: what a check observed in a topic, before anything is known of how often the like of it is. */
export interface Observation {
	readonly reported: Reported;
	readonly finding: Finding;
	readonly candidate: Candidate;
}

/** Runs checks over one topic in one walk. */
export function observeWith(checks: readonly Check[], topic: Topic, model: Model): readonly Observation[] {
	const context = contextOf(topic, model);
	const units = translationUnits(topic);
	const diagnostics = checks.flatMap((check) =>
		[...walk(check, topic, units, context)].filter(differs).map((diagnostic) => ({ check, diagnostic })),
	);
	const edits = editsOf(topic);
	const candidateOf = candidatesOf(topic, units);
	const revised = revisionDiagnostics(topic, diagnostics, context).map((diagnostic) => ({
		check: translationStale,
		diagnostic,
	}));
	return [...diagnostics, ...revised]
		.map(({ check, diagnostic }) => ({ check, diagnostic, candidate: candidateOf(check, diagnostic) }))
		.filter(({ candidate: { family, firmness } }) => family !== 'difference' || firmness >= LIKELY)
		.map(({ check, diagnostic, candidate }) => ({
			reported: { check, diagnostic },
			finding: findingOf(check, diagnostic, topic, edits),
			candidate,
		}));
}

/** How often each thing was observed: what matters to other topics. */
export const countObservations = (observed: readonly Observation[]): ReadonlyMap<string, number> =>
	countObserved(observed.map(({ candidate }) => candidate));

/**
 * Gives each observation of some whole topics the probability that it is a fault; severities are the highest possible. What
 * recurs is a convention: `counts` say how often each thing was observed, in the parts of all topics.
 */
export function weighAll(
	observed: readonly Observation[],
	{ corpus, drift }: Model,
	counts: readonly ReadonlyMap<string, number>[],
): readonly Judged[] {
	const context: FeatureContext = { corpus, language: languageOf, drift, counts: sumOf(counts) };
	const weighed = observed.map(({ reported, finding, candidate }) => {
		const { features, confidence } = weigh(candidate, context);
		return { reported, finding: { ...finding, confidence: Math.round(confidence * 1000) / 1000 }, features };
	});
	const stale = new Map<string, Map<Locale, number>>();
	for (const { finding, features } of weighed)
		if (finding.check === translationStale.id && finding.locale !== null && severityFor('info', finding.confidence)) {
			// Where its date says that a page is older, nothing on it is surer than that.
			const certainty = features['revision-older'] ? 1 : finding.confidence;
			stale.set(finding.topic, (stale.get(finding.topic) ?? new Map()).set(finding.locale, certainty));
		}
	const rivals = rivalsOf(weighed);
	const silenced = outranked(weighed, rivals);
	return weighed.map(({ reported, finding, features }, at) => ({
		finding,
		features,
		family: familyOf(reported.check, reported.diagnostic),
		isExplained: silenced.has(at) || followsRevision(reported, finding.confidence, stale.get(finding.topic) ?? NONE),
		rivals: (rivals[at] ?? []).map((rival) => (weighed[rival] as Weighed).finding),
	}));
}

/** What is told of what was judged, as it came and without ids (see `ordered`). */
export function told(judged: readonly Judged[], settings: Settings): Finding[] {
	return judged.flatMap(({ finding, isExplained }): Finding | [] => {
		if (isExplained) return [];
		const severity = severityFor(finding.severity, finding.confidence);
		return severity ? { ...finding, severity } : settings.all ? { ...finding, severity: 'info' } : [];
	});
}

function sumOf(counts: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
	const [first, ...others] = counts;
	if (first && others.length === 0) return first;
	const sum = new Map<string, number>();
	for (const each of counts) for (const [key, count] of each) sum.set(key, (sum.get(key) ?? 0) + count);
	return sum;
}

/** What is more likely not each other's translation contradicts nothing. */
const LIKELY = 0.5;

const NONE: ReadonlyMap<Locale, number> = new Map();

/** Nothing is wrong with what stands as it should. */
const differs = ({ actual, expected }: Diagnostic): boolean => !actual || actual !== expected;

function* walk(
	check: Check,
	topic: Topic,
	units: readonly TranslationUnit[],
	context: CheckContext,
): Generator<Diagnostic> {
	if (check.scope === 'topic') yield* check.run({ topic }, context);
	else if (check.scope === 'document')
		for (const document of Object.values(topic.documents)) yield* check.run({ document }, context);
	else if (check.scope === 'segment') for (const unit of units) yield* check.run(unit, context);
	else
		for (const table of topic.tables)
			if (check.scope === 'table') yield* check.run({ table }, context);
			else for (const row of table.rows) yield* check.run({ table, row }, context);
}
