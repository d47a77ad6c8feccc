import { languageOf } from '../corpus/index.ts';
import {
	countObserved,
	type Family,
	type FeatureContext,
	type Features,
	severityFor,
	weigh,
} from '../evidence/index.ts';
import type { Finding, Locale, Settings, Topic } from '../model.ts';
import type { Reconciled } from '../reconcile/index.ts';
import { candidatesOf } from './candidates.ts';
import { type Check, type CheckContext, type Diagnostic, familyOf, type TranslationUnit } from './check.ts';
import { contextOf } from './context.ts';
import { editsOf, findingOf } from './findings.ts';
import { learnFrom } from './learned.ts';
import { ordered } from './ordered.ts';
import { followsRevision, type Reported, revisionDiagnostics } from './page-revisions.ts';
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
	const learned = learnFrom(reconciled.topics);
	const observed = reconciled.topics.flatMap((topic) => {
		tell(done);
		done += Object.keys(topic.documents).length;
		const context = contextOf(topic, reconciled, settings, learned);
		const units = translationUnits(topic);
		const diagnostics = checks.flatMap((check) =>
			[...walk(check, topic, units, context)].filter(differs).map((diagnostic) => ({ check, diagnostic })),
		);
		const edits = editsOf(topic);
		const candidateOf = candidatesOf(topic, units);
		const reported = joined(diagnostics);
		const revised = revisionDiagnostics(topic, reported, context).map((diagnostic) => ({
			check: translationStale,
			diagnostic,
		}));
		return [...reported, ...revised]
			.map(({ check, diagnostic }) => ({ check, diagnostic, candidate: candidateOf(check, diagnostic) }))
			.filter(({ candidate: { family, firmness } }) => family !== 'difference' || firmness >= LIKELY)
			.map(({ check, diagnostic, candidate }) => ({
				reported: { check, diagnostic },
				finding: findingOf(check, diagnostic, topic, edits),
				candidate,
			}));
	});
	const context: FeatureContext = {
		corpus: learned.corpus,
		language: languageOf,
		drift: learned.drift,
		counts: countObserved(observed.map(({ candidate }) => candidate)),
	};
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
	return weighed.map(({ reported, finding, features }) => ({
		finding,
		features,
		family: familyOf(reported.check, reported.diagnostic),
		isExplained: followsRevision(reported, finding.confidence, stale.get(finding.topic) ?? NONE),
	}));
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

/** One fault, one finding: of checks that report the same subject, those that another one supersedes give way. */
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
