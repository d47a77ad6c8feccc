import type { Locale, Segment, Topic } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type CheckContext, type Diagnostic, evidenceOf, peers, type TranslationUnit } from './check.ts';
import { sideOf } from './lexicon-of-run.ts';
import { summed } from './per-run.ts';
import { otherLanguages } from './presence.ts';
import { translationUnits } from './translation-units.ts';

/** Shorter words stand beside each other by chance. */
const HALVES = /(?<![\p{L}\p{M}\p{N}-])(?=(\p{L}[\p{L}\p{M}]{3,}) (\p{L}[\p{L}\p{M}]{3,})(?![\p{L}\p{M}\p{N}]))/gu;
/** In letters. */
const HALF = 4;
/** A word as running text has it: names in camel case are no spelling of their parts. */
const WORD = /(?<![\p{L}\p{M}\p{N}._/-])\p{L}[\p{Ll}\p{Lo}\p{M}]+(?![\p{L}\p{M}\p{N}_/-])/gu;

/**
 * Words that are parted by a blank, while their locale writes them in one elsewhere and no peer has the two words. What is
 * parted as often as not is spelt either way. What is alike in a topic is one finding.
 */
export function* partedTerms(topic: Topic, context: CheckContext): Generator<Diagnostic> {
	const found = translationUnits(topic).flatMap((scope) =>
		Object.entries(scope.code ? {} : scope.segments).flatMap(([locale, segment]) => {
			const parted = partedIn(segment, scope, context);
			return parted ? { locale, parted } : [];
		}),
	);
	const alike = Map.groupBy(found, ({ locale, parted }) => `${locale} ${parted.halves.key}`);
	for (const group of alike.values())
		yield diagnosticOf(
			group.map(({ parted }) => parted),
			context,
		);
}

interface Parted {
	readonly scope: TranslationUnit;
	readonly segment: Segment;
	readonly halves: Halves;
}

function partedIn(segment: Segment, scope: TranslationUnit, context: CheckContext): Parted | null {
	const { locale } = segment.location;
	const { mayTell, isParted } = learned(context.topics)(locale);
	if (!mayTell(segment)) return null;
	const halves = halvesIn(segment).find(
		({ text, key }) =>
			isParted(key) &&
			!otherLanguages(scope.segments, locale, context.reliability).some((peer) =>
				peer.text.toLowerCase().includes(text.toLowerCase()),
			),
	);
	return halves ? { scope, segment, halves } : null;
}

function diagnosticOf(group: readonly Parted[], context: CheckContext): Diagnostic {
	const [{ scope, segment, halves }, ...more] = group as [Parted, ...Parted[]];
	const { locale } = segment.location;
	const { together, apart } = learned(context.topics)(locale);
	const { start, text, key } = halves;
	const [times, typos] = [together.get(key) ?? 0, (apart.get(key) ?? 1) - 1];
	const expected = text.replace(/ (\p{L})/u, (_, letter: string) => letter.toLowerCase());
	return {
		confidence: times / (times + typos + 1),
		locale,
		location: context.locate(segment, start, start + text.length),
		...scope.position(locale),
		message: { key: 'checks.term-inconsistent.parted', values: { actual: text, expected } },
		actual: text,
		expected,
		suggestion: replaceSpans(segment.text, [{ start, end: start + text.length, text: expected }]),
		evidence: [
			...peers(scope.segments, locale, context.reliability.source),
			...more.map((other) => evidenceOf('sibling', other.segment, 'actual')),
		],
		target: segment,
		alsoTargets: more.map((other) => other.segment),
		features: {
			together: Math.log2(times),
			apart: Math.log2(1 + typos),
			'spelt-both-ways': Math.log2(1 + apart.size),
			alike: Math.log2(group.length),
		},
	};
}

interface Halves {
	readonly start: number;
	readonly text: string;
	/** The two in one, lower case. */
	readonly key: string;
}

/** The pairs of words that follow each other. */
const halvesIn = (segment: Segment): readonly Halves[] => halvesOf(sideOf(segment).text);

const halvesOf = (text: string): readonly Halves[] =>
	[...text.matchAll(HALVES)].map(({ index, 1: left = '', 2: right = '' }) => ({
		start: index,
		text: `${left} ${right}`,
		key: `${left}${right}`.toLowerCase(),
	}));

/** How often a locale's different texts write a word in one, and in two. */
interface Counts {
	readonly together: ReadonlyMap<string, number>;
	/** Of words that are written in one, too. */
	readonly apart: ReadonlyMap<string, number>;
	/** Whether two words, as one, are far more often written so; the text in question does not count. */
	isParted(key: string): boolean;
	/** Whether a segment may have such words: false of most. */
	mayTell(segment: Segment): boolean;
}

/** By locale and text, which counts once: the text as the lexicon reads it where it stands last. */
type Texts = Map<Locale, Map<string, string>>;

function learn(topic: Topic, texts: Texts): void {
	for (const { segments, code } of translationUnits(topic))
		for (const [locale, segment] of code ? [] : Object.entries(segments)) {
			const own = texts.get(locale) ?? new Map<string, string>();
			texts.set(locale, own.set(segment.text, sideOf(segment).text));
		}
}

const learned = summed(
	(): Texts => new Map(),
	learn,
	(parts) => {
		const known = new Map<Locale, Counts>();
		return (locale: Locale): Counts => {
			const found = known.get(locale) ?? countsOf(parts.flatMap((part) => part.get(locale) ?? []));
			known.set(locale, found);
			return found;
		};
	},
);

function countsOf(parts: readonly ReadonlyMap<string, string>[]): Counts {
	const together = new Map<string, number>();
	const apart = new Map<string, number>();
	const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
	const [first = new Map<string, string>()] = parts;
	const texts = parts.length > 1 ? new Map(parts.flatMap((part) => [...part])) : first;
	for (const text of texts.values())
		for (const [word] of text.matchAll(WORD)) if (word.length >= 2 * HALF) count(together, word.toLowerCase());
	const having = new Set<string>();
	for (const text of texts.values())
		for (const { key } of halvesOf(text))
			if (together.has(key)) {
				count(apart, key);
				having.add(text);
			}
	return {
		...{ together, apart },
		isParted: (key) => (together.get(key) ?? 0) > 2 * ((apart.get(key) ?? 1) - 1),
		mayTell(segment) {
			const text = sideOf(segment).text;
			return texts.get(segment.text) !== text || having.has(text);
		},
	};
}
