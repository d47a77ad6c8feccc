import type { Locale, Segment, Topic } from '../model.ts';
import { remembered, replaceSpans } from '../text/index.ts';
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
	const { together, apart } = learned(context.topics)(locale);
	const halves = halvesIn(segment).find(
		({ text, key }) =>
			(together.get(key) ?? 0) > 2 * ((apart.get(key) ?? 1) - 1) &&
			!otherLanguages(scope.segments, locale, context.reliability).some((peer) =>
				peer.text.toLowerCase().includes(text.toLowerCase()),
			),
	);
	return halves ? { scope, segment, halves } : null;
}

function diagnosticOf(group: readonly Parted[], context: CheckContext): Diagnostic {
	const [{ scope, segment, halves }, ...more] = group as [Parted, ...Parted[]];
	const { locale } = segment.location;
	const { together, apart, both } = learned(context.topics)(locale);
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
			'spelt-both-ways': Math.log2(1 + both),
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
const halvesIn: (segment: Segment) => readonly Halves[] = remembered((segment) =>
	[...sideOf(segment).text.matchAll(HALVES)].map(({ index, 1: left = '', 2: right = '' }) => ({
		start: index,
		text: `${left} ${right}`,
		key: `${left}${right}`.toLowerCase(),
	})),
);

/** How often a locale's different texts write a word in one, and in two; and how many words it writes both ways. */
interface Counts {
	readonly together: ReadonlyMap<string, number>;
	readonly apart: ReadonlyMap<string, number>;
	readonly both: number;
}

/** By locale and text, which counts once: the words that it writes in one, and in two. */
type Spellings = Map<Locale, Map<string, Spelling>>;

interface Spelling {
	readonly together: readonly string[];
	readonly apart: readonly string[];
}

function learn(topic: Topic, spellings: Spellings): void {
	for (const { segments, code } of translationUnits(topic))
		for (const [locale, segment] of code ? [] : Object.entries(segments)) {
			const own = spellings.get(locale) ?? new Map<string, Spelling>();
			spellings.set(locale, own.set(segment.text, spellingOf(segment)));
		}
}

const spellingOf = (segment: Segment): Spelling => ({
	together: [...sideOf(segment).text.matchAll(WORD)].flatMap(([word]) =>
		word.length >= 2 * HALF ? word.toLowerCase() : [],
	),
	apart: halvesIn(segment).map(({ key }) => key),
});

const learned = summed(
	(): Spellings => new Map(),
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

function countsOf(parts: readonly ReadonlyMap<string, Spelling>[]): Counts {
	const together = new Map<string, number>();
	const apart = new Map<string, number>();
	const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
	// A text that stands again counts as it stands last.
	for (const spelling of new Map(parts.flatMap((part) => [...part])).values()) {
		for (const word of spelling.together) count(together, word);
		for (const key of spelling.apart) count(apart, key);
	}
	return { together, apart, both: [...apart.keys()].filter((key) => together.has(key)).length };
}
