import { languageOf, shapeOf, tokensIn } from '../corpus/index.ts';
import type { Features } from '../evidence/index.ts';
import type { Locale, Segment, Topic } from '../model.ts';
import { sumOf } from '../parts.ts';
import { editDistance, replaceSpans } from '../text/index.ts';
import { type CheckContext, type Diagnostic, peers, type TranslationUnit } from './check.ts';
import { originFeatures } from './localized.ts';
import { counts, perRun, summed } from './per-run.ts';
import { nonEmpty, otherLanguages } from './presence.ts';
import { findName, isNear, type Stretch } from './spelling.ts';
import { translationUnits } from './translation-units.ts';

/** Shorter words are near too many others; those of four letters only where two letters changed places. */
const LONG = 4;

/**
 * A word in Latin letters – a name, a command, a word that is not translated – that no peer has, and that is a letter or two
 * from one that the peers have here and the locale itself spells so more often.
 */
export function* mistyped(
	{ segments, position }: TranslationUnit,
	context: CheckContext,
	reported: ReadonlySet<string>,
): Generator<Diagnostic> {
	const { reliability, corpus } = context;
	for (const [locale, segment] of nonEmpty(segments)) {
		const others = otherLanguages(segments, locale, reliability);
		const own = tokensIn(segment);
		const theirs = new Set(others.flatMap((peer) => [...tokensIn(peer)]));
		const words = vocabularies(context.topics).get(locale);
		// What the locale writes again is a word of its own.
		const strange = [...own].filter(
			(token) => !theirs.has(token) && isWord(token) && !reported.has(token) && (words?.get(bare(token)) ?? 0) < 2,
		);
		if (strange.length === 0) continue;
		const lost = [...theirs].filter((token) => !own.has(token) && isWord(token));
		for (const written of strange) {
			const usage = corpus.usage(locale, written);
			const [expected] = lost
				.filter((token) => corpus.usage(locale, token) > usage && isTypo(written, token))
				.sort((a, b) => corpus.usage(locale, b) - corpus.usage(locale, a));
			const at = expected === undefined ? null : findName(segment.text, written);
			if (expected === undefined || !at) continue;
			const features = {
				...typoFeatures(written, expected, locale, others, context),
				...originFeatures(written, expected, locale, others, context.languages),
			};
			const diagnostic = found(segment, at, inCaseOf(written, expected, locale, context), context);
			yield {
				...diagnostic,
				// What has kin in the locale, or another ending, may be a word of its own.
				suggestion: features['typo-kin'] || features['typo-ending'] ? null : diagnostic.suggestion,
				...position(locale),
				evidence: peers(segments, locale, reliability.source),
				features,
			};
		}
	}
}

const isWord = (token: string) => token.length >= LONG && /\p{L}{3}/u.test(token) && !token.includes('/');
const isAccented = (token: string) => /\p{M}/u.test(token.normalize('NFD'));

/** Letters alone: `plug-in` and `plugin`, `réplica` and `replica` are one word in two languages. */
function bare(token: string): string {
	const known = barePart.get(token);
	if (known !== undefined) return known;
	const found = token
		.normalize('NFD')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
	if (barePart.size >= REMEMBERED) barePart.clear();
	barePart.set(token, found);
	return found;
}

/** Tokens recur: so many are remembered at once. */
const REMEMBERED = 100_000;
const barePart = new Map<string, string>();

/** Whether a spelling may be a typo for another: near, not one with an ending, and without accents that the other has not. */
function isTypo(written: string, expected: string): boolean {
	const [a, b] = [bare(written), bare(expected)];
	const isForeign = isAccented(written) && !isAccented(expected);
	return !isForeign && !a.startsWith(b) && !b.startsWith(a) && (isNear(a, b) || isTransposed(a, b));
}

/** Whether two neighbouring letters changed places. */
function isTransposed(a: string, b: string): boolean {
	const at = Array.from(a).findIndex((letter, index) => letter !== b[index]);
	if (at < 0 || a.length !== b.length || a.length < LONG) return false;
	return a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2) === b;
}

/** A word within a sentence keeps its small letters, where the locale writes it so too. */
function inCaseOf(written: string, expected: string, locale: Locale, { corpus }: CheckContext): string {
	const small = expected.toLowerCase();
	return written === written.toLowerCase() && corpus.usage(locale, small) > 0 ? small : expected;
}

/**
 * What is to stand in a misspelled name's place: the name, and what follows it where that is a word of the locale's that has
 * lost its blank (`TideKeeperand`). Null where that may as well be a letter written twice.
 */
export function correctionOf(
	written: string,
	expected: string,
	locale: Locale,
	{ corpus }: CheckContext,
): string | null {
	const rest = written.startsWith(expected) ? written.slice(expected.length) : '';
	if (rest === '' || corpus.usage(locale, rest) === 0) return expected;
	return expected.endsWith(rest) ? null : `${expected} ${rest}`;
}

function found(segment: Segment, at: Stretch, expected: string, context: CheckContext) {
	const actual = segment.text.slice(at.start, at.end);
	const { locale } = segment.location;
	const correction = correctionOf(actual, expected, locale, context);
	return {
		confidence: 0.8,
		locale,
		location: context.locate(segment, at.start, at.end),
		message: { key: 'checks.identifier-mismatch.mistyped', values: { actual, expected } },
		actual,
		expected,
		suggestion: correction === null ? null : replaceSpans(segment.text, [{ ...at, text: correction }]),
		target: segment,
	};
}

/** How often both spellings stand elsewhere, and how they differ: in their endings as languages inflect, or within. */
export function typoFeatures(
	written: string,
	expected: string,
	locale: Locale,
	others: readonly Segment[],
	{ corpus, reliability, topics }: CheckContext,
): Features {
	const [a, b] = [bare(written), bare(expected)];
	const shorter = Math.min(a.length, b.length);
	let same = 0;
	while (same < shorter && a[same] === b[same]) same++;
	const holders = others.filter((peer) => tokensIn(peer).has(expected));
	const languages = new Set(holders.map(({ location }) => reliability.language(location.locale)));
	return {
		'typo-right': Math.log2(1 + corpus.usage(locale, expected)),
		'typo-right-anywhere': Math.log2(1 + corpus.total(expected)),
		'typo-wrong': Math.log2(1 + corpus.total(written)),
		'typo-distance': editDistance(a, b) / Math.max(a.length, b.length),
		'typo-ending': same >= shorter - 2 ? 1 : 0,
		'typo-inflects': same >= shorter - 2 ? (inflections(topics).get(locale) ?? 0) : 0,
		'typo-kin': Math.log2(1 + kinOf(a, b, locale, topics)),
		'typo-start': same === 0 ? 1 : 0,
		'typo-languages': Math.log2(1 + languages.size),
		'typo-word': /^\p{Ll}+$/u.test(expected) ? 1 : 0,
	};
}

/** How often each locale's texts have each word. */
const vocabularies = counts(
	(): Map<Locale, Map<string, number>> => new Map(),
	(topic, known) => {
		for (const { segments } of translationUnits(topic))
			for (const [locale, segment] of Object.entries(segments)) {
				const words = known.get(locale) ?? new Map<string, number>();
				known.set(locale, words);
				for (const token of tokensIn(segment)) {
					const word = bare(token);
					words.set(word, (words.get(word) ?? 0) + 1);
				}
			}
	},
);

type Endings = Map<Locale, { kept: number; inflected: number }>;

/** How often each locale keeps the names that others have, and gives them an ending of its own. */
function countEndings(topic: Topic, endings: Endings): void {
	for (const { segments, code } of translationUnits(topic)) {
		if (code) continue;
		for (const [locale, segment] of Object.entries(segments)) {
			const own = tokensIn(segment);
			const known = endings.get(locale) ?? { kept: 0, inflected: 0 };
			endings.set(locale, known);
			for (const name of namesOfOthers(segments, locale)) {
				if (own.has(name)) known.kept++;
				else if ([...own].some((token) => token.startsWith(name.slice(0, -1)))) known.inflected++;
			}
		}
	}
}

/** How much sooner than not, as log-odds, each locale gives a name that others have an ending of its own. */
const inflections = summed(
	(): Endings => new Map(),
	countEndings,
	(parts) => {
		const endings = [...sumOf(parts)];
		return new Map(
			endings.map(([locale, { kept, inflected }]) => [locale, Math.log((inflected + 0.5) / (kept + 0.5))]),
		);
	},
);

/** The capitalised words that another language has in a text. */
function namesOfOthers(segments: TranslationUnit['segments'], locale: Locale): Set<string> {
	const own = languageOf(locale);
	const names = Object.entries(segments).flatMap(([other, segment]) =>
		languageOf(other) === own
			? []
			: [...tokensIn(segment)].filter((token) => isWord(token) && shapeOf(token) === 'name'),
	);
	return new Set(names);
}

/** How often a locale has words that begin as a written one does, and not as the expected one: it is a word of its own. */
function kinOf(written: string, expected: string, locale: Locale, topics: readonly Topic[]): number {
	const [own, theirs] = [written.slice(0, -2), expected.slice(0, -2)];
	const words = vocabularies(topics).get(locale);
	const sorted = inOrder(topics)(locale);
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] as string) < own) low = middle + 1;
		else high = middle;
	}
	let count = -1;
	for (let at = low; sorted[at]?.startsWith(own); at++) {
		const word = sorted[at] as string;
		if (!word.startsWith(theirs)) count += words?.get(word) ?? 0;
	}
	return Math.max(0, count);
}

/** The words of each locale in their order: those that begin alike stand together. */
const inOrder = perRun((topics) => {
	const known = new Map<Locale, readonly string[]>();
	return (locale: Locale): readonly string[] => {
		const found = known.get(locale) ?? [...(vocabularies(topics).get(locale)?.keys() ?? [])].sort();
		known.set(locale, found);
		return found;
	};
});
