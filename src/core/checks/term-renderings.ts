import type { Rendering } from '../corpus/index.ts';
import type { Locale, Passage } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { type CheckContext, type Draft, type PassageScope, peers } from './check.ts';
import { lexiconOf } from './lexicon-of-run.ts';
import { stated } from './presence.ts';

/** Longer texts are free to say a thing otherwise. */
const LONG = 12;

/**
 * A short text that lacks the usual rendering of a word of its peers, and has a word in its place that the peers' words
 * account for less.
 */
export function* unusualRenderings(scope: PassageScope, context: CheckContext): Generator<Draft> {
	const { passages, field, header, code, position } = scope;
	if (code || (!scope.cell && !header) || (!header && (field === 'port' || field === 'protocol'))) return;
	const { source, language } = context.witnesses;
	const odd = new Map<Locale, Odd>();
	// What is odd itself is no witness: of two odd renderings each would explain the other.
	for (const isWitness of [() => true, (other: Locale) => !odd.has(other)])
		for (const [locale, passage] of stated(passages)) {
			if (locale === source || odd.has(locale)) continue;
			const others = stated(passages).filter(([other]) => language(other) !== language(locale) && isWitness(other));
			const found = oddWord(
				passage,
				others.map(([, peer]) => peer),
				context,
			);
			if (found) odd.set(locale, found);
		}
	for (const [locale, { word, usual, confidence, features }] of odd) {
		const passage = passages[locale] as Passage;
		const at = comparable(passage.text) === passage.text ? passage.text.indexOf(word) : -1;
		yield {
			confidence,
			locale,
			place: at < 0 ? passage.place : context.place(passage, at, at + word.length),
			...position(locale),
			message: { key: 'checks.term-inconsistent.rendering', values: { actual: word, expected: usual.word } },
			actual: word,
			expected: usual.word,
			suggestion: null,
			evidence: peers(passages, locale, source, [...odd.keys()]),
			subject: passage,
			features,
		};
	}
}

interface Vote {
	readonly peer: Passage;
	readonly stem: string;
	readonly usual: Rendering;
}

interface Odd {
	readonly word: string;
	readonly usual: Rendering;
	readonly confidence: number;
	readonly features: Readonly<Record<string, number>>;
}

function oddWord(passage: Passage, others: readonly Passage[], context: CheckContext): Odd | null {
	const lexicon = lexiconOf(context);
	const { language } = context.witnesses;
	const own = lexicon.words(passage);
	if (own.length === 0 || own.length > LONG) return null;
	const text = comparable(passage.text).toLowerCase();
	const knowing = new Set<string>();
	const votes = new Map<string, Vote[]>();
	for (const peer of others)
		for (const { stem } of lexicon.words(peer)) {
			const usual = lexicon.usual(peer, stem, passage);
			if (!usual || 2 * usual.times <= usual.of) continue;
			// Of two words that each stand for the other, neither is only often there.
			if (lexicon.usual(passage, usual.stem, peer)?.stem !== stem) continue;
			knowing.add(language(peer.place.locale));
			if (!text.includes(usual.stem)) votes.set(usual.stem, [...(votes.get(usual.stem) ?? []), { peer, stem, usual }]);
		}
	const found = [...votes.values()].flatMap((asked) => {
		const [{ usual }] = asked as [Vote, ...Vote[]];
		const asking = new Set(asked.map(({ peer }) => language(peer.place.locale))).size;
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
							.map((theirs) => (theirs.stem === stem ? 1 : lexicon.explained(peer, theirs.stem, passage, stem))),
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
				unknowing: Math.log2(1 + new Set(others.map(({ place }) => language(place.locale))).size - knowing.size),
				strange: Math.log2(words.filter(({ explained }) => explained < steady).length),
				'own-words': Math.log2(own.length),
				'lone-word': isLone ? 1 : 0,
				'kept-word': asked.some(({ stem }) => stem === least.stem) ? 1 : 0,
				'same-beginning': commonStart(least.stem, usual.stem) / Math.max(least.stem.length, usual.stem.length),
				'whole-words': asked.some(({ peer }) => comparable(peer.text).toLowerCase() === text) ? 1 : 0,
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
