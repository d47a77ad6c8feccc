import type { Rendering } from '../corpus/index.ts';
import type { Locale, Segment } from '../model.ts';
import { normalizeText } from '../text/index.ts';
import { type CheckContext, type Diagnostic, peers, type TranslationUnit } from './check.ts';
import { lexiconOf } from './lexicon-of-run.ts';
import { nonEmpty } from './presence.ts';

/** Longer texts are free to say a thing otherwise. */
const LONG = 12;

/**
 * A short text that lacks the usual rendering of a word of its peers, and has a word in its place that the peers' words
 * account for less.
 */
export function* unusualRenderings(scope: TranslationUnit, context: CheckContext): Generator<Diagnostic> {
	const { segments, field, header, code, position } = scope;
	if (code || (!scope.cell && !header) || (!header && (field === 'port' || field === 'protocol'))) return;
	const { source, language } = context.reliability;
	const odd = new Map<Locale, Odd>();
	// What is odd itself is no witness: of two odd renderings each would explain the other.
	for (const isWitness of [() => true, (other: Locale) => !odd.has(other)])
		for (const [locale, segment] of nonEmpty(segments)) {
			if (locale === source || odd.has(locale)) continue;
			const others = nonEmpty(segments).filter(([other]) => language(other) !== language(locale) && isWitness(other));
			const found = oddWord(
				segment,
				others.map(([, peer]) => peer),
				context,
			);
			if (found) odd.set(locale, found);
		}
	for (const [locale, { word, usual, confidence, features }] of odd) {
		const segment = segments[locale] as Segment;
		const at = normalizeText(segment.text) === segment.text ? segment.text.indexOf(word) : -1;
		yield {
			confidence,
			locale,
			location: at < 0 ? segment.location : context.locate(segment, at, at + word.length),
			...position(locale),
			message: { key: 'checks.term-inconsistent.rendering', values: { actual: word, expected: usual.word } },
			actual: word,
			expected: usual.word,
			suggestion: null,
			evidence: peers(segments, locale, source, [...odd.keys()]),
			target: segment,
			features,
		};
	}
}

interface Vote {
	readonly peer: Segment;
	readonly stem: string;
	readonly usual: Rendering;
}

interface Odd {
	readonly word: string;
	readonly usual: Rendering;
	readonly confidence: number;
	readonly features: Readonly<Record<string, number>>;
}

function oddWord(segment: Segment, others: readonly Segment[], context: CheckContext): Odd | null {
	const lexicon = lexiconOf(context);
	const { language } = context.reliability;
	const own = lexicon.words(segment);
	if (own.length === 0 || own.length > LONG) return null;
	const text = normalizeText(segment.text).toLowerCase();
	const knowing = new Set<string>();
	const votes = new Map<string, Vote[]>();
	for (const peer of others)
		for (const { stem } of lexicon.words(peer)) {
			const usual = lexicon.bestTranslation(peer, stem, segment);
			if (!usual || 2 * usual.times <= usual.of) continue;
			// Of two words that each stand for the other, neither is only often there.
			if (lexicon.bestTranslation(segment, usual.stem, peer)?.stem !== stem) continue;
			knowing.add(language(peer.location.locale));
			if (!text.includes(usual.stem)) votes.set(usual.stem, [...(votes.get(usual.stem) ?? []), { peer, stem, usual }]);
		}
	const found = [...votes.values()].flatMap((asked) => {
		const [{ usual }] = asked as [Vote, ...Vote[]];
		const asking = new Set(asked.map(({ peer }) => language(peer.location.locale))).size;
		const isLone = own.length === 1 && asked.every(({ peer }) => lexicon.words(peer).length === 1);
		// What one language asks for may be chance; of two words that stand alone it is not.
		if (asking < 2 && !isLone) return [];
		const steady = Math.min(...asked.map((vote) => vote.usual.times / (vote.usual.of + 1)));
		const words = own
			.map(({ word, stem }) => ({
				word,
				stem,
				explained: Math.max(
					0,
					...others.flatMap((peer) =>
						lexicon
							.words(peer)
							.map((theirs) => (theirs.stem === stem ? 1 : lexicon.explained(peer, theirs.stem, segment, stem))),
					),
				),
			}))
			.sort((a, b) => a.explained - b.explained);
		const [least] = words;
		if (!least || least.explained >= steady) return [];
		const confidence = steady * (1 - least.explained) * (asking / knowing.size);
		return {
			...{ word: least.word, usual, confidence },
			features: {
				steady,
				times: Math.log2(1 + Math.min(...asked.map((vote) => vote.usual.times))),
				dice: Math.min(...asked.map((vote) => vote.usual.dice)),
				explained: least.explained,
				asking: Math.log2(1 + asking),
				'not-asking': Math.log2(1 + knowing.size - asking),
				unknowing: Math.log2(1 + new Set(others.map(({ location }) => language(location.locale))).size - knowing.size),
				strange: Math.log2(words.filter(({ explained }) => explained < steady).length),
				'own-words': Math.log2(own.length),
				'lone-word': isLone ? 1 : 0,
				'kept-word': asked.some(({ stem }) => stem === least.stem) ? 1 : 0,
				'same-beginning': commonStart(least.stem, usual.stem) / Math.max(least.stem.length, usual.stem.length),
				'whole-words': asked.some(({ peer }) => normalizeText(peer.text).toLowerCase() === text) ? 1 : 0,
			},
		};
	});
	return found.sort((a, b) => b.confidence - a.confidence)[0] ?? null;
}

function commonStart(a: string, b: string): number {
	let at = 0;
	while (at < Math.min(a.length, b.length) && a[at] === b[at]) at++;
	return at;
}
