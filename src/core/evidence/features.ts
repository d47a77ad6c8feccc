/** What is known about a possible finding, as numbers: what the model weighs. */
import { type Corpus, shapeOf, tokensIn, tokensOf } from '../corpus/index.ts';
import type { Evidence, Locale, PerLocale, Segment } from '../model.ts';

/** Differences may be another version of the page, language and form may not; that a page is one is told apart. */
export type Family = 'difference' | 'language' | 'form' | 'revision';

/** A possible finding, as the features see it. */
export interface Candidate {
	readonly check: string;
	/** What the check says: the last part of the message's key. */
	readonly variant: string;
	readonly locale: Locale | null;
	/** The text that it is about; null where it is about a row or a table. */
	readonly segment: Segment | null;
	/** That text in all locales that have it. */
	readonly segments: PerLocale<Segment> | null;
	readonly where: 'code' | 'header' | 'heading' | 'key' | 'notes' | 'cell' | 'prose' | 'row';
	readonly topic: string;
	readonly table: number | null;
	readonly actual: string | null;
	readonly expected: string | null;
	readonly evidence: readonly Evidence[];
	/** How sure the check is by what it counted itself, 0–1. */
	readonly confidence: number;
	/** What kind of fault it may be: what speaks for one kind says nothing of another. */
	readonly family: Family;
	/** What the check measured itself. */
	readonly features: Features;
	/** How surely the text belongs to its peers, 0–1. */
	readonly firmness: number;
	/** Whether it tells again, of a whole page, what others tell of its parts, so that it is not counted with them. */
	readonly isSummary: boolean;
}

/** By name; a feature that is absent is 0. */
export type Features = Readonly<Record<string, number>>;

/** Features as they are kept of many observations: the names, which are one list where they are the same, and their values. */
interface Packed {
	readonly names: readonly string[];
	readonly values: readonly number[];
}

/** How far a locale's page is from the other languages' of the same topic, in texts. */
export interface Drift {
	readonly lacking: number;
	readonly alone: number;
	readonly of: number;
}

/** What the features are computed from besides the candidate itself. */
export interface FeatureContext {
	readonly corpus: Corpus;
	readonly language: (locale: Locale) => string;
	/** How many of a topic's texts a locale lacks though most others have them, and has alone. */
	readonly drift: (topic: string, locale: Locale) => Drift;
	/** Whether a feature is asked for. */
	readonly isAsked: (name: string) => boolean;
}

/** What is known of a candidate but for how often the like of it was observed, as plain data. */
export interface Measured {
	readonly check: string;
	readonly family: Family;
	/** Its features; those that recur are 0. */
	readonly features: Packed;
	/** What it is counted by; of what recurs only those that tell of it. */
	readonly keys: Readonly<Record<CountedBy, string>>;
	readonly telling: readonly Recurring[];
}

type CountedBy = 'same' | 'affix' | 'expected' | 'page' | 'text';
type Recurring = 'same' | 'affix' | 'expected-again' | 'page' | 'text';

const log2 = (count: number) => Math.log2(1 + Math.max(0, count));
const logit = (count: number, of: number) => Math.log((count + 0.5) / (of - count + 0.5));

/** The keys under which a candidate is counted, so that what recurs is seen. */
function countedKeys(candidate: Candidate): Readonly<Record<CountedBy, string>> {
	const { check, locale, topic, segment, table, family, isSummary } = candidate;
	const [from, to] = changeOf(candidate);
	const [removed, added] = trimmed(from, to);
	return {
		same: JSON.stringify(['same', check, locale, from, to]),
		affix: JSON.stringify(['affix', check, locale, removed, added]),
		expected: JSON.stringify(['expected', check, locale, to]),
		page: JSON.stringify(['page', locale, topic, isSummary ? check : family]),
		text: JSON.stringify([
			'text',
			family,
			locale,
			segment?.location.path ?? topic,
			segment?.location.start.offset ?? `table ${table}`,
		]),
	};
}

/** What stands, and what should, without what they begin and end with alike in words. */
function changeOf({ actual, expected }: Candidate): readonly [string, string] {
	return [(actual ?? '').trim().toLowerCase(), (expected ?? '').trim().toLowerCase()];
}

function trimmed(a: string, b: string): readonly [string, string] {
	let start = 0;
	while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
	let end = 0;
	while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
	return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

/** Measures a candidate. */
export function measure(candidate: Candidate, context: FeatureContext): Measured {
	const measured = {
		bias: 1,
		[`where:${candidate.where}`]: 1,
		[`says:${candidate.variant}`]: 1,
		...votes(candidate, context),
		...UNCOUNTED,
		...tokens(candidate, context),
		...surroundings(candidate, context),
		given: Math.log(candidate.confidence / (1.001 - candidate.confidence)),
	};
	const { check, variant, family, actual, expected } = candidate;
	return {
		...{ check, family, keys: countedKeys(candidate) },
		telling: [
			...(actual !== null || expected !== null ? (['same', 'affix'] as const) : []),
			...(expected ? (['expected-again'] as const) : []),
			...(['page', 'text'] as const),
		],
		features: packed(
			[
				[`check:${check}`, 1],
				[`variant:${check}.${variant}`, 1],
				...Object.entries(measured).map(([name, value]) => [ofFamily(family, name), value] as const),
				...Object.entries(candidate.features),
			],
			context,
		),
	};
}

/** Names by family and name. */
const familyNames = new Map<Family, Map<string, string>>();

/** The name of what is measured of all candidates, for those of a family. */
function ofFamily(family: Family, name: string): string {
	const names = familyNames.get(family) ?? new Map<string, string>();
	familyNames.set(family, names);
	let full = names.get(name);
	if (full === undefined) {
		full = `${family}/${name}`;
		names.set(name, full);
	}
	return full;
}

/** Lists of names by what they hold. */
const lists = new Map<string, readonly string[]>();
/** How many of them are remembered at once. */
const REMEMBERED = 10_000;

/** The features that are asked for. */
function packed(features: readonly (readonly [string, number])[], { isAsked }: FeatureContext): Packed {
	const asked = features.filter(([name]) => isAsked(name));
	const names = asked.map(([name]) => name);
	const key = names.join();
	const known = lists.get(key) ?? names;
	if (known === names) {
		if (lists.size >= REMEMBERED) lists.clear();
		lists.set(key, names);
	}
	return { names: known, values: asked.map(([, value]) => value) };
}

const UNCOUNTED: Readonly<Record<Recurring, number>> = { same: 0, affix: 0, 'expected-again': 0, page: 0, text: 0 };

/** All features of what was measured, with how often the like was observed elsewhere: what recurs is a convention. */
export function featuresOf(
	{ family, features, keys, telling }: Measured,
	counts: ReadonlyMap<string, number>,
): Features {
	const recurrence = (name: Recurring): number => {
		const others = (counts.get(keys[name === 'expected-again' ? 'expected' : name]) ?? 1) - 1;
		// How often the same recurs grows with the documents; what that tells does not.
		return name === 'page' || name === 'text' ? log2(others) : others / (1 + others);
	};
	const recurring = new Map(telling.map((name) => [ofFamily(family, name), name] as const));
	return Object.fromEntries(
		features.names.map((name, at) => {
			const told = recurring.get(name);
			return [name, told === undefined ? (features.values[at] as number) : recurrence(told)];
		}),
	);
}

/** Who says what. */
function votes({ locale, evidence, segments }: Candidate, { language }: FeatureContext): Features {
	const peers = evidence.filter(({ kind }) => kind === 'peer' || kind === 'source');
	const own = locale === null ? null : language(locale);
	const side = (wanted: Evidence['supports']) =>
		new Set(
			peers.flatMap((each) => (each.supports === wanted && language(each.locale) !== own ? language(each.locale) : [])),
		).size;
	const languages = new Set(Object.keys(segments ?? {}).map(language)).size;
	const isAgreed = side('expected') > 1 && side('actual') === 0;
	return {
		agreed: isAgreed ? 1 : 0,
		undecided: locale === null ? 1 : 0,
		for: log2(side('expected')),
		against: log2(side('actual')),
		two: languages === 2 ? 1 : 0,
		source: evidence.some(({ kind, supports }) => kind === 'source' && supports === 'expected') ? 1 : 0,
		context: evidence.some(({ kind, supports }) => kind !== 'peer' && kind !== 'source' && supports === 'expected')
			? 1
			: 0,
	};
}

/** The token that differs: how the locale treats it elsewhere, and what kind of token it is. */
function tokens(candidate: Candidate, { corpus }: FeatureContext): Features {
	const { locale, actual, expected, segments } = candidate;
	const own = new Set(tokensOf(actual ?? ''));
	const wanted = tokensOf(expected ?? '').filter((token) => !own.has(token));
	const written = [...own].filter((token) => !tokensOf(expected ?? '').includes(token));
	const judged = locale ?? Object.keys(segments ?? {})[0];
	if (judged === undefined) return {};
	const shapes = [...wanted, ...written].map(shapeOf);
	const rates = wanted.map((token) => {
		const { count, of } = corpus.kept(judged, token, segments);
		const alike = corpus.keptAlike(judged, token);
		return { kept: logit(count, of), asked: log2(of), alike: logit(alike.count, alike.of) };
	});
	const least = rates.sort((a, b) => a.kept - b.kept)[0];
	const seen = written.map((token) => corpus.usage(judged, token) - 1);
	const seenAnywhere = written.map((token) => corpus.total(token) - 1);
	return {
		...(least ? { kept: least.kept, asked: least.asked, 'kept-alike': least.alike } : {}),
		'written-here': seen.length > 0 ? log2(Math.min(...seen)) : 0,
		'written-anywhere': seenAnywhere.length > 0 ? log2(Math.min(...seenAnywhere)) : 0,
		'wanted-here': wanted.length > 0 ? log2(Math.min(...wanted.map((token) => corpus.usage(judged, token)))) : 0,
		...Object.fromEntries(
			shapes.flatMap((shape) => [
				[`shape:${shape}`, 1],
				[`${candidate.variant}:${shape}`, 1],
			]),
		),
		near: actual && expected ? similarity(actual, expected) : 0,
		case: actual && expected && actual.toLowerCase() === expected.toLowerCase() ? 1 : 0,
	};
}

/** How alike two spellings are, 0–1: the share of their letter pairs that both have. */
export function similarity(a: string, b: string): number {
	const pairs = (text: string) =>
		Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
	const [left, right] = [pairs(a.toLowerCase()), new Set(pairs(b.toLowerCase()))];
	if (left.length + right.size === 0) return a === b ? 1 : 0;
	return (2 * left.filter((pair) => right.has(pair)).length) / (left.length + right.size);
}

/** The text around: whether it is the same text at all, and the same version of it. */
function surroundings(candidate: Candidate, { corpus, language, drift }: FeatureContext): Features {
	const { locale, segments, segment, topic, firmness, evidence } = candidate;
	const locales = Object.keys(segments ?? {});
	const judged = locale ?? segment?.location.locale ?? locales[0];
	if (judged === undefined) return { firmness };
	const own = segments?.[judged];
	const others = locales.filter((other) => language(other) !== language(judged));
	const shared = own ? others.map((other) => sharedTokens(own, segments[other] as Segment)) : [];
	const most = (values: readonly number[]) => (values.length > 0 ? Math.max(...values) : 0);
	const dated = evidence.length > 0 ? 1 : 0;
	return {
		firmness,
		'length-off': segments ? Math.min(4, corpus.lengthDeviation(segments, judged)) : 0,
		shared: most(shared),
		...driftOf(drift(topic, judged)),
		'drift-peers': Math.max(0, ...others.map((other) => shareOf(drift(topic, other)))),
		words: log2(own ? own.text.length / 6 : 0),
		evidence: dated,
		templates: own && /\{\{|\{%|<\/?[A-Z]\w*/.test(own.text) ? 1 : 0,
	};
}

const shareOf = ({ lacking, alone, of }: Drift) => (lacking + alone) / Math.max(1, of);

/** How far the page is from its peers, and whether it is behind them or ahead. */
function driftOf(drift: Drift): Features {
	return { drift: shareOf(drift), ahead: Math.log((drift.alone + 1) / (drift.lacking + 1)) };
}

/** Which share of two texts' tokens both have, 0–1; 1/2 where neither has any. */
function sharedTokens(a: Segment, b: Segment): number {
	const [left, right] = [tokensIn(a), tokensIn(b)];
	if (left.size + right.size === 0) return 0.5;
	let both = 0;
	for (const token of left) if (right.has(token)) both++;
	return (2 * both) / (left.size + right.size);
}
