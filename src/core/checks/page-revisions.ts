import { type Family, similarity } from '../evidence/index.ts';
import type { Block, Finding, Locale, Segment, Topic } from '../model.ts';
import { type Check, type CheckContext, type Diagnostic, evidenceOf, familyOf } from './check.ts';
import { translationUnits } from './translation-units.ts';

/** A diagnostic with the check that made it. */
export interface Reported {
	readonly check: Check;
	readonly diagnostic: Diagnostic;
}

/** How many of the texts that differ a finding shows. */
const SHOWN = 5;

/**
 * For each locale of a topic one diagnostic that says it is another version of the page: that it lacks texts which most other
 * languages have, has others alone, and states facts otherwise. How far it is from the others is told as features.
 */
export function revisionDiagnostics(topic: Topic, reported: readonly Reported[], context: CheckContext): Diagnostic[] {
	const { language } = context.reliability;
	const locales = Object.keys(topic.documents);
	if (new Set(locales.map(language)).size < 2) return [];
	// What a page lacks is counted as that.
	const blocks = new Set<object>(topic.blocks);
	const differing = reported.filter(({ diagnostic }) => !blocks.has(diagnostic.target));
	return locales.flatMap((locale) => {
		const { lacking, alone, of: count } = unevenIn(topic, locale, language);
		const changed = differencesOf(differing, locale);
		const open = differencesOf(differing, null);
		const differences = lacking.length + alone.length + changed.length + open.length;
		const document = topic.documents[locale];
		const first: Block | Segment | undefined = document?.blocks[0] ?? document?.tables[0]?.rows[0]?.cells[0];
		// One difference is told as itself.
		if (!first || differences < 2 || count === 0) return [];
		const dates = Object.values(topic.documents).map(({ revision }) => revision);
		const own = document?.revision ?? null;
		return [
			{
				confidence: 0.5,
				locale,
				location: first.location,
				message: {
					key: 'checks.translation-stale.message',
					values: { locale, lacking: lacking.length, alone: alone.length, changed: changed.length + open.length },
				},
				evidence: [
					...lacking.slice(0, SHOWN).map((segment) => evidenceOf('peer', segment, 'expected')),
					...changed.slice(0, SHOWN).flatMap(({ evidence }) => evidence.slice(0, 1)),
					...alone.slice(0, SHOWN).map((segment) => evidenceOf('peer', segment, 'actual')),
				].slice(0, SHOWN),
				target: first,
				features: {
					'revision-share': Math.log2((differences + 0.5) / (count + 1)),
					'revision-count': Math.log2(1 + differences),
					'revision-lacking': (lacking.length + 0.5) / (lacking.length + alone.length + 1),
					'revision-changed': Math.log2(1 + changed.length),
					'revision-uneven': Math.log2(1 + lacking.length + alone.length),
					// What differs in spelling was written of the same version.
					'revision-spelling': likeness([...changed, ...open]),
					'revision-older': own !== null && dates.some((date) => date !== null && date > own) ? 1 : 0,
					'revision-same': own !== null && dates.every((date) => date === own) ? 1 : 0,
				},
			},
		];
	});
}

/** How alike what stands and what should are, 0–1, on average where a fact stands in another's place. */
function likeness(differences: readonly Diagnostic[]): number {
	const shares = differences.flatMap(({ actual, expected }) =>
		actual && expected ? similarity(actual, expected) : [],
	);
	return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}

/** What is said of a locale that may be another version of the page; of each text, row or table once. */
function differencesOf(reported: readonly Reported[], locale: Locale | null): readonly Diagnostic[] {
	const found = reported.flatMap(({ check, diagnostic }) =>
		!(check.isOfAnyVersion ?? diagnostic.isOfAnyVersion) &&
		diagnostic.locale === locale &&
		familyOf(check, diagnostic) === 'difference'
			? diagnostic
			: [],
	);
	return [...new Map(found.map((diagnostic) => [diagnostic.target, diagnostic])).values()];
}

/** The texts of a topic that a locale lacks though most other languages have them, those that it has alone, and how many there are. */
export function unevenIn(
	topic: Topic,
	locale: Locale,
	language: (locale: Locale) => string,
): { readonly lacking: readonly Segment[]; readonly alone: readonly Segment[]; readonly of: number } {
	const own = language(locale);
	const others = new Set(
		Object.keys(topic.documents)
			.map(language)
			.filter((other) => other !== own),
	);
	const lacking: Segment[] = [];
	const alone: Segment[] = [];
	const units = translationUnits(topic).filter(({ header }) => !header);
	for (const { segments } of units) {
		const theirs = Object.entries(segments).filter(([other]) => language(other) !== own);
		const having = new Set(theirs.map(([other]) => language(other)));
		const [, first] = theirs[0] ?? [];
		if (first && !segments[locale] && 2 * having.size > others.size) lacking.push(first);
		else if (segments[locale] && !first) alone.push(segments[locale]);
	}
	return { lacking, alone, of: units.length };
}

/**
 * Whether a finding says no more than that its page is another version; `stale` tells how sure that is of each locale. A
 * fact that stands in another's place, and is surer to be a fault than the page is to be another version, says more.
 */
export function followsRevision(finding: Finding, family: Family, stale: ReadonlyMap<Locale, number>): boolean {
	if (family !== 'difference') return false;
	const { locale, actual, expected, confidence } = finding;
	if (locale === null) return isBetweenVersions(finding, stale);
	const own = stale.get(locale);
	if (own !== undefined) return !(actual && expected) || confidence <= own;
	return expecting(finding).every((each) => stale.has(each));
}

/**
 * Whether all locales on one side of a difference that nobody is blamed for are of another version, and surer than the
 * difference is, where that is of two facts: what is merely behind has none.
 */
function isBetweenVersions(
	{ location, evidence, actual, confidence }: Finding,
	stale: ReadonlyMap<Locale, number>,
): boolean {
	const side = (wanted: 'actual' | 'expected') =>
		evidence.flatMap((each) => (each.supports === wanted ? each.locale : []));
	const sides = [[location.locale, ...side('actual')], side('expected')].filter((locales) => locales.length > 0);
	const isOlder = (locale: Locale) => (stale.get(locale) ?? -1) >= (actual ? confidence : 0);
	return sides.length < 2
		? sides.flat().some((locale) => stale.has(locale))
		: sides.some((locales) => locales.every(isOlder));
}

/** The locales that have it otherwise than a finding's locale; a page that all of them are behind is not wrong. */
function expecting({ evidence }: Finding): readonly Locale[] {
	const expected = evidence.filter(({ supports }) => supports === 'expected').map(({ locale }) => locale);
	return expected.length > 0 ? expected : [''];
}
