import { languageOf } from '../corpus/index.ts';
import {
	countObserved,
	type Family,
	type FeatureContext,
	type Features,
	featuresOf,
	isWeighed,
	type Measured,
	measure,
	severityFor,
	weigh,
} from '../evidence/index.ts';
import type { Finding, Locale, Settings, Topic } from '../model.ts';
import { forget } from '../text/index.ts';
import { candidatesOf } from './candidates.ts';
import type { Check, CheckContext, Diagnostic, TranslationUnit } from './check.ts';
import { contextOf } from './context.ts';
import { editsOf, findingOf } from './findings.ts';
import type { Model } from './learned.ts';
import { outranked, rivalsOf, type Subject, subjectsIn, type Weighed } from './overlaps.ts';
import { followsRevision, revisionDiagnostics } from './page-revisions.ts';
import translationStale from './translation-stale.ts';
import { translationUnits } from './translation-units.ts';

/** A finding whose confidence is known, and what else is told of the same. */
export interface Judged {
	readonly finding: Finding;
	readonly family: Family;
	/** Whether another finding says it all: that the page is another version, or what supersedes it. */
	readonly isExplained: boolean;
	/** The findings of the same text, row or table that supersede it where they are told. */
	readonly rivals: readonly Finding[];
}

/** A possible finding: what a check observed in a topic, before anything is known of how often the like of it is; plain data. */
export interface Observation extends Subject {
	readonly finding: Finding;
	readonly measured: Measured;
	/** Whether its date says that a page is older than its peers. */
	readonly isOlder: boolean;
	/** Whether it is told whatever version its page is. */
	readonly isOfAnyVersion: boolean;
}

/** Runs checks over one topic in one walk. */
export function observeWith(checks: readonly Check[], topic: Topic, model: Model): readonly Observation[] {
	try {
		return observed(checks, topic, model);
	} finally {
		forget();
	}
}

function observed(checks: readonly Check[], topic: Topic, model: Model): readonly Observation[] {
	const context = contextOf(topic, model);
	const units = translationUnits(topic);
	const diagnostics = checks.flatMap((check) =>
		[...walk(check, topic, units, context)].filter(differs).map((diagnostic) => ({ check, diagnostic })),
	);
	const edits = editsOf(topic);
	const candidateOf = candidatesOf(topic, units);
	const { corpus, drift, isAsked = isWeighed } = model;
	const measuring: FeatureContext = { corpus, drift, isAsked, language: languageOf };
	const subjectOf = subjectsIn(topic);
	const revised = revisionDiagnostics(topic, diagnostics, context).map((diagnostic) => ({
		check: translationStale,
		diagnostic,
	}));
	return [...diagnostics, ...revised]
		.map(({ check, diagnostic }) => ({ check, diagnostic, candidate: candidateOf(check, diagnostic) }))
		.filter(({ candidate: { family, firmness } }) => family !== 'difference' || firmness >= LIKELY)
		.map(({ check, diagnostic, candidate }) => ({
			...subjectOf(check, diagnostic),
			finding: findingOf(check, diagnostic, topic, edits),
			measured: measure(candidate, measuring),
			isOlder: diagnostic.features?.['revision-older'] === 1,
			isOfAnyVersion: (check.isOfAnyVersion ?? diagnostic.isOfAnyVersion) === true,
		}));
}

/**
 * Gives each observation the probability that it is a fault; severities are the highest possible. It takes the observations
 * of all topics: what recurs is a convention.
 */
export function weighAll(observed: readonly Observation[]): readonly Judged[] {
	const counts = countObserved(observed.map(({ measured }) => measured));
	const weighed = observed.map((observation) => {
		const confidence = weigh(observation.measured, counts);
		const finding = { ...observation.finding, confidence: Math.round(confidence * 1000) / 1000 };
		return { ...observation, finding };
	});
	const stale = new Map<string, Map<Locale, number>>();
	for (const { finding, isOlder } of weighed)
		if (finding.check === translationStale.id && finding.locale !== null && severityFor('info', finding.confidence)) {
			// Where its date says that a page is older, nothing on it is surer than that.
			const certainty = isOlder ? 1 : finding.confidence;
			stale.set(finding.topic, (stale.get(finding.topic) ?? new Map()).set(finding.locale, certainty));
		}
	const rivals = rivalsOf(weighed);
	const behind = weighed.map(
		({ finding, isOfAnyVersion, measured: { family } }) =>
			!isOfAnyVersion && followsRevision(finding, family, stale.get(finding.topic) ?? NONE),
	);
	const silenced = outranked(weighed, rivals, (at) => behind[at] === true);
	return weighed.map(({ finding, measured: { family } }, at) => ({
		finding,
		family,
		isExplained: silenced.has(at) || behind[at] === true,
		rivals: (rivals[at] ?? []).map((rival) => (weighed[rival] as Weighed).finding),
	}));
}

/** The features that the confidence of each observation is computed from. */
export function featuresOfAll(observed: readonly Observation[]): readonly Features[] {
	const counts = countObserved(observed.map(({ measured }) => measured));
	return observed.map(({ measured }) => featuresOf(measured, counts));
}

/** What is told of what was judged, as it came and without ids (see `ordered`). */
export function told(judged: readonly Judged[], settings: Settings): Finding[] {
	return judged.flatMap(({ finding, isExplained }): Finding | [] => {
		if (isExplained) return [];
		const severity = severityFor(finding.severity, finding.confidence);
		return severity ? { ...finding, severity } : settings.all ? { ...finding, severity: 'info' } : [];
	});
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
