import type { Locale, Passage } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { type CheckContext, type Draft, type PassageScope, peers } from './check.ts';
import { passagesOf } from './passages.ts';
import { perRun } from './per-run.ts';
import { learnRenderings, type Rendering, type Renderings } from './renderings.ts';
import type { TermWord } from './term-words.ts';

/** A rendering must have been seen so often before a text is held against it. */
export const OFTEN = 8;
/** Longer texts are free to say a thing otherwise. */
const LONG = 12;
/** From how much of its uses on a word is the rendering of another one. */
const KNOWN = 0.2;

/** What the texts of a run teach. */
const renderingsIn = perRun((topics) => learnRenderings(topics.flatMap(passagesOf)));

export const renderingsOf = ({ topics }: CheckContext): Renderings => renderingsIn(topics);

/**
 * A cell of a port table that renders a term as no other text of its locale does: all peers whose words are known ask for
 * the usual rendering, and in its place stands a word that nothing in the peers explains.
 */
export function* unusualRenderings(
	{ passages, cell, position }: PassageScope,
	context: CheckContext,
): Generator<Draft> {
	if (cell?.table.kind !== 'ports' || cell.column.field === 'port' || cell.column.field === 'protocol') return;
	const renderings = renderingsOf(context);
	const { language, source } = context.witnesses;
	const odd = new Map<Locale, Odd>();
	// What is odd itself is no witness: of two odd renderings each would explain the other.
	for (const witnesses of [() => true, (other: Locale) => !odd.has(other)])
		for (const [locale, passage] of Object.entries(passages)) {
			if (locale === source || odd.has(locale)) continue;
			const foreign = Object.values(passages).filter(
				({ text, place }) =>
					text.trim() !== '' && language(place.locale) !== language(locale) && witnesses(place.locale),
			);
			const found = oddWord(passage, foreign, renderings, language);
			if (found) odd.set(locale, found);
		}
	for (const [locale, { word, usual }] of odd) {
		const passage = passages[locale] as Passage;
		const at = comparable(passage.text) === passage.text ? passage.text.indexOf(word) : -1;
		yield {
			confidence: 0.6,
			locale,
			place: at < 0 ? passage.place : context.place(passage, at, at + word.length),
			...position(locale),
			message: { key: 'checks.term-inconsistent.rendering', values: { actual: word, expected: usual.word } },
			actual: word,
			expected: usual.word,
			suggestion: null,
			evidence: peers(passages, locale, source, [...odd.keys()]),
			subject: passage,
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
}

function oddWord(
	passage: Passage,
	foreign: readonly Passage[],
	renderings: Renderings,
	language: (locale: Locale) => string,
): Odd | null {
	const own = renderings.words(passage);
	if (own.length > LONG) return null;
	const text = comparable(passage.text).toLowerCase();
	const knowing = new Set<string>();
	const votes = new Map<string, Vote[]>();
	for (const peer of foreign)
		for (const { stem } of renderings.words(peer)) {
			const usual = renderings.usual(peer, stem, passage);
			if (!usual || usual.times < OFTEN) continue;
			knowing.add(language(peer.place.locale));
			if (!text.includes(usual.stem)) votes.set(usual.stem, [...(votes.get(usual.stem) ?? []), { peer, stem, usual }]);
		}
	for (const asked of votes.values()) {
		const [{ usual }] = asked as [Vote, ...Vote[]];
		const languages = new Set(asked.map(({ peer }) => language(peer.place.locale)));
		const isName = own.length === 1 && asked.every(({ peer }) => renderings.words(peer).length === 1);
		if (languages.size < knowing.size || (languages.size < 2 && !isName)) continue;
		if (own.some(({ stem }) => sharesStem(stem, usual.stem))) continue;
		const strange = own.filter((word) => isStrange(word, passage, foreign, asked, renderings));
		const [odd] = strange;
		if (odd && strange.length <= 2) return { word: odd.word, usual };
	}
	return null;
}

/** Two forms or compounds of one word. */
const sharesStem = (a: string, b: string): boolean => b.length > 5 && a.slice(0, 5) === b.slice(0, 5);

/** Whether nothing in the peers accounts for a word, but perhaps the term itself, left as it is. */
function isStrange(
	{ stem }: TermWord,
	passage: Passage,
	foreign: readonly Passage[],
	asked: readonly Vote[],
	renderings: Renderings,
): boolean {
	const isForm = ({ peer, stem: term }: Vote) =>
		term !== stem && renderings.explained(passage, stem, peer, term) >= KNOWN;
	if (asked.some(isForm)) return false;
	return foreign.every((peer) =>
		renderings
			.words(peer)
			.every(
				({ stem: theirs }) =>
					asked.some((vote) => vote.peer === peer && vote.stem === theirs) ||
					(theirs !== stem && renderings.explained(peer, theirs, passage, stem) < KNOWN),
			),
	);
}
