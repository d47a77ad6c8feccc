import { languageOf } from '../corpus/index.ts';
import {
	countObserved,
	type Family,
	type FeatureContext,
	type Features,
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

/** A possible finding: what a check observed in a topic, before anything is known of how often the like of it is; plain data. */
export interface Observation extends Subject {
	readonly finding: Finding;
	readonly measured: Measured;
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
	const measuring: FeatureContext = { corpus: model.corpus, language: languageOf, drift: model.drift };
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
		}));
}

/**
 * Gives each observation the probability that it is a fault; severities are the highest possible. It takes the observations
 * of all topics: what recurs is a convention.
 */
export function weighAll(observed: readonly Observation[]): readonly Judged[] {
	const counts = countObserved(observed.map(({ measured }) => measured));
	const weighed = observed.map((observation) => {
		const { features, confidence } = weigh(observation.measured, counts);
		const finding = { ...observation.finding, confidence: Math.round(confidence * 1000) / 1000 };
		return { ...observation, finding, features };
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
	return weighed.map(({ finding, features, measured: { family } }, at) => ({
		finding,
		features,
		family,
		isExplained: silenced.has(at) || followsRevision(finding, family, stale.get(finding.topic) ?? NONE),
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
