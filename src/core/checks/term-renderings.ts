import type { Rendering } from '../corpus/index.ts';
import type { Features } from '../evidence/index.ts';
import type { Locale, Segment, Topic } from '../model.ts';
import { normalizeText } from '../text/index.ts';
import { type CheckContext, type Diagnostic, evidenceOf, peers, type TranslationUnit } from './check.ts';
import { formIn, isInName, isKeptElsewhere, isName, isSame, SIGNIFICANT, STEADY } from './kept-words.ts';
import { lexiconOf, sideOf } from './lexicon-of-run.ts';
import { nonEmpty } from './presence.ts';
import { translationUnits } from './translation-units.ts';

/** Texts of more words are free to say a thing otherwise, but not to leave a word in another language. */
const SHORT = 24;
const LONG = 60;
/** Of more words that answer to nothing, none can be told to stand in another's place. */
const MOST = 2;
/** Words that stand in more of a language's sentences than this are function words. */
const FUNCTION_WORD = 0.2;

/**
 * Texts that lack the usual rendering of a word of their peers, and have a word in its place that the peers' words account
 * for less – or the peers' own word. What is alike in a topic is one finding.
 */
export function* unusualRenderings(topic: Topic, context: CheckContext): Generator<Diagnostic> {
	const odd = translationUnits(topic).flatMap((scope) => [...oddWords(scope, context)]);
	const alike = Map.groupBy(odd, ({ segment, word, usual }) =>
		JSON.stringify([segment.location.locale, word.toLowerCase(), usual.word]),
	);
	for (const group of alike.values()) yield diagnosticOf(group, context);
}

interface Odd {
	readonly scope: TranslationUnit;
	readonly segment: Segment;
	readonly word: string;
	readonly usual: Usual;
	readonly confidence: number;
	readonly features: Features;
}

type Usual = Omit<Rendering, 'stem'> & { readonly id: number; readonly word: string };

function oddWords(scope: TranslationUnit, context: CheckContext): Iterable<Odd> {
	const { segments, field, header, code } = scope;
	if (code || (!header && (field === 'port' || field === 'protocol'))) return [];
	const { source, language } = context.reliability;
	const odd = new Map<Locale, Odd>();
	// What is odd itself is no witness: of two odd renderings each would explain the other.
	for (const isWitness of [() => true, (other: Locale) => !odd.has(other)]) {
		for (const [locale, segment] of nonEmpty(segments)) {
			if (locale === source || odd.has(locale)) continue;
			const others = nonEmpty(segments).flatMap(([other, peer]) =>
				language(other) !== language(locale) && isWitness(other) ? peer : [],
			);
			const found = oddWord(scope, segment, others, context);
			if (found) odd.set(locale, found);
		}
		if (odd.size === 0) break;
	}
	return odd.values();
}

/** A word of a peer whose usual rendering a text lacks. */
interface Vote {
	readonly peer: Segment;
	readonly word: number;
	readonly usual: Usual;
}

function oddWord(
	scope: TranslationUnit,
	segment: Segment,
	others: readonly Segment[],
	context: CheckContext,
): Odd | null {
	const lexicon = lexiconOf(context);
	const { language } = context.reliability;
	const { locale } = segment.location;
	const own = lexicon.wordsOf(sideOf(segment));
	if (own.length === 0 || own.length > LONG) return null;
	const isHeading = 'kind' in segment && segment.kind === 'heading';
	const isFree = own.length > SHORT || (!scope.cell && !scope.header && !isHeading);
	const { votes, knowing } = votesOf(segment, others, isFree, context);
	const left = new Set(
		[...votes.values()].flatMap((asked) => asked.flatMap(({ word }) => (own.includes(word) ? word : []))),
	);
	const theirs = others.map((peer) => lexicon.wordsOf(sideOf(peer)));
	const same = Math.max(0, ...theirs.map((words) => own.filter((word) => words.includes(word)).length)) / own.length;
	const found = [...votes.values()].flatMap((asked): Odd | [] => {
		const [{ usual }] = asked as [Vote, ...Vote[]];
		const asking = new Set(asked.map(({ peer }) => language(peer.location.locale))).size;
		const isLone = own.length === 1 && asked.every(({ peer }) => lexicon.wordsOf(sideOf(peer)).length === 1);
		const kept = asked.find(
			({ peer, word }) =>
				own.includes(word) && isSame(formIn(peer, lexicon.stem(word)), formIn(segment, lexicon.stem(word))),
		);
		// What one language asks for may be chance; of two words that stand alone, or one that was kept, it is not.
		if (!kept && (isFree || asking < knowing || (asking < 2 && !isLone))) return [];
		// Of a text that was left in another language as a whole, no word is told.
		if (
			kept &&
			(2 * same > 1 ||
				isKeptElsewhere(kept, scope, segment, context) ||
				isInName(kept, segment, context) ||
				isName(kept, others, context))
		)
			return [];
		const words = own
			.filter((word) => (kept ? word === kept.word : lexicon.frequency(word, locale) <= FUNCTION_WORD))
			.map((word) => ({
				word,
				answered: Math.max(
					0,
					...others.map((peer) => (kept ? 0 : lexicon.answered(word, sideOf(segment), sideOf(peer)))),
				),
			}))
			.sort((a, b) => a.answered - b.answered);
		const [least] = words;
		const steady = Math.min(...asked.map((vote) => vote.usual.both / (vote.usual.from + 1)));
		const dice = Math.min(...asked.map((vote) => (2 * vote.usual.both) / (vote.usual.from + vote.usual.to)));
		if (!least || least.answered >= dice) return [];
		// A text that has more such words than its peers have is free.
		const isUsuallyKept = asked.some((vote) => vote.word === usual.id);
		const strange = words.filter(({ answered }) => 2 * answered < dice).length;
		const unanswered = () =>
			Math.min(
				...asked.map(({ peer }) => {
					const own = lexicon.wordsOf(sideOf(peer));
					return own.filter((word) => 2 * lexicon.answered(word, sideOf(peer), sideOf(segment)) < dice).length;
				}),
			);
		if (!kept && (strange === 0 || strange > (isUsuallyKept ? MOST : Math.min(MOST, unanswered())))) return [];
		if (!kept && isForm(lexicon.stem(least.word), lexicon.stem(usual.id))) return [];
		const times = (word: number) =>
			Math.max(...asked.map((vote) => lexicon.times(vote.word, vote.peer.location.locale, word, locale)));
		const [usually, here] = [times(usual.id), times(least.word)];
		// What stands there as often as the usual word is a rendering too.
		if (here > (1 - STEADY) * usually) return [];
		const word = formIn(segment, lexicon.stem(least.word)) ?? lexicon.form(least.word, locale);
		return {
			...{ scope, segment, word, usual },
			confidence: steady * (1 - least.answered) * (asking / knowing),
			features: {
				steady,
				times: Math.log2(1 + Math.min(...asked.map((vote) => vote.usual.both))),
				support: Math.log2(Math.min(...asked.map((vote) => vote.usual.support))),
				dice,
				answered: least.answered,
				asking: Math.log2(1 + asking),
				'not-asking': Math.log2(1 + knowing - asking),
				unknowing: Math.log2(1 + new Set(others.map(({ location }) => language(location.locale))).size - knowing),
				strange: Math.log2(1 + strange),
				'own-words': Math.log2(own.length),
				'usual-frequency': lexicon.frequency(usual.id, locale),
				'used-so': Math.log2(here),
				'used-so-share': here / usually,
				'used-anyhow': Math.log2(1 + lexicon.uses(least.word, locale) - here),
				'lone-word': isLone ? 1 : 0,
				'kept-word': kept ? 1 : 0,
				'kept-words': Math.log2(1 + left.size),
				'kept-share': same,
				'kept-elsewhere': kept
					? Math.log(
							(theirs.filter((words) => words.includes(kept.word)).length + 0.5) /
								(theirs.filter((words) => !words.includes(kept.word)).length + 0.5),
						)
					: 0,
				'kept-capital': kept && /^\p{Lu}/u.test(word) ? 1 : 0,
				'usual-kept': isUsuallyKept ? 1 : 0,
				'same-beginning': commonStart(lexicon.stem(least.word), lexicon.stem(usual.id)),
			},
		};
	});
	return found.sort((a, b) => b.confidence - a.confidence)[0] ?? null;
}

/**
 * What the peers' words ask for that a text lacks, by the words asked for – of a text that may say things otherwise
 * (`isFree`), only those that it has itself – and how many languages know what to ask for.
 */
function votesOf(segment: Segment, others: readonly Segment[], isFree: boolean, context: CheckContext) {
	const lexicon = lexiconOf(context);
	const { locale } = segment.location;
	const own = lexicon.wordsOf(sideOf(segment));
	const knowing = new Set<string>();
	const votes = new Map<number, Vote[]>();
	let text: string | null = null;
	for (const peer of others) {
		const words = lexicon.wordsOf(sideOf(peer));
		if (words.length > LONG) continue;
		for (const word of words) {
			if (isFree && !own.includes(word)) continue;
			if (lexicon.frequency(word, peer.location.locale) > FUNCTION_WORD) continue;
			const usual = lexicon.bestTranslation(word, sideOf(peer), sideOf(segment));
			// A word that was kept here speaks for itself.
			if (!usual || (usual.support < SIGNIFICANT && !own.includes(word)) || usual.both <= STEADY * usual.from) continue;
			if (lexicon.frequency(usual.id, locale) > FUNCTION_WORD) continue;
			knowing.add(context.reliability.language(peer.location.locale));
			text ??= normalizeText(segment.text).toLowerCase();
			if (!text.includes(lexicon.stem(usual.id)))
				votes.set(usual.id, [...(votes.get(usual.id) ?? []), { peer, word, usual }]);
		}
	}
	return { votes, knowing: knowing.size };
}

/** Whether one stem is the beginning of the other. */
const isForm = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);

/** The share of two stems, 0–1, in which they begin alike. */
function commonStart(a: string, b: string): number {
	let at = 0;
	while (at < Math.min(a.length, b.length) && a[at] === b[at]) at++;
	return at / Math.max(a.length, b.length);
}

function diagnosticOf(group: readonly Odd[], context: CheckContext): Diagnostic {
	const [{ scope, segment, word, usual, confidence, features }, ...more] = group as [Odd, ...Odd[]];
	const { locale } = segment.location;
	const at = segment.text.indexOf(word);
	return {
		confidence,
		locale,
		location: at < 0 ? segment.location : context.locate(segment, at, at + word.length),
		...scope.position(locale),
		message: { key: 'checks.term-inconsistent.rendering', values: { actual: word, expected: usual.word } },
		actual: word,
		expected: usual.word,
		suggestion: null,
		evidence: [
			...peers(scope.segments, locale, context.reliability.source),
			...more.map((other) => evidenceOf('sibling', other.segment, 'actual')),
		],
		target: segment,
		alsoTargets: more.map((other) => other.segment),
		features: { ...features, alike: Math.log2(group.length) },
	};
}
