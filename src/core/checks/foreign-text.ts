/** Texts, and parts of them, that are rather in another language than in their own. */
import { folded, foldText, identify, languageOf, tokensOf, wordsIn } from '../corpus/index.ts';
import type { Features } from '../evidence/index.ts';
import type { Locale, Segment } from '../model.ts';
import type { CheckContext, TranslationUnit } from './check.ts';
import {
	isEmphasised,
	isSpelledOut,
	keptRate,
	linkFeatures,
	mean,
	proseShare,
	renderedElsewhere,
	shareOf,
	vocabularyFeatures,
} from './foreign-features.ts';
import { sentencesIn, withoutGlosses, withoutNames, withoutTitles } from './foreign-spans.ts';
import { otherLanguages } from './presence.ts';
import { hasStrangeScript, inOtherScript, runsInOtherScript } from './scripts.ts';
import type { Stretch } from './spelling.ts';

/** A stretch of a text that may be in another language. */
export interface ForeignStretch extends Stretch {
	readonly text: string;
	/** The probability by the language evidence alone, 0–1. */
	readonly confidence: number;
	readonly features: Features;
}

type Kind = 'whole' | 'sentence' | 'marked' | 'run';

/** The stretch of a text – the whole, a sentence, a link's text, words amid another script – that is likeliest of another language. */
export function foreignStretch(segment: Segment, scope: TranslationUnit, context: CheckContext): ForeignStretch | null {
	const named = withoutNames(segment);
	const bare = withoutGlosses(named, segment, scope);
	if (!/\p{L}{2}/u.test(bare)) return null;
	const found = likeliest(bare, named, segment, scope, context);
	// Asked last, as most texts have none.
	return found && proseShare(segment.text) >= 0.5 ? found : null;
}

function likeliest(
	bare: string,
	named: string,
	segment: Segment,
	scope: TranslationUnit,
	context: CheckContext,
): ForeignStretch | null {
	const untitled = withoutTitles(bare, segment);
	const judge = (stretch: Stretch, kind: Kind, of = untitled) => judged(stretch, kind, of, segment, scope, context);
	// What has the original beside it in brackets is a translation.
	const whole = bare === named ? judge({ start: 0, end: segment.text.length }, 'whole') : null;
	const sentences = sentencesIn(bare).map((stretch) => judge(stretch, 'sentence'));
	if (whole && sentences.every((sentence) => sentence !== null)) return whole;
	const left = sentences.filter((each) => each !== null);
	const parts = [
		...left,
		...segment.marks
			.filter(({ kind }) => kind === 'link' || kind === 'emphasis')
			.map((mark) => judge(mark, 'marked', bare)),
		...runsInOtherScript(bare, segment.location.locale).map((stretch) => judge(stretch, 'run')),
		whole,
	]
		.flatMap((part) => part ?? [])
		// Of a sentence that was left, no word is told for itself.
		.filter((part) => {
			const around = lastBegun(left, part.start);
			return !around || around === part || around.end < part.end;
		});
	return parts.sort((a, b) => b.confidence - a.confidence || a.start - b.start)[0] ?? null;
}

/** The last of stretches in their order that begins at an offset or before it. */
function lastBegun<S extends Stretch>(sorted: readonly S[], offset: number): S | undefined {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] as S).start <= offset) low = middle + 1;
		else high = middle;
	}
	return sorted[low - 1];
}

/** Of how many words the identifier can tell the language. */
const FEW = 3;
/** How many words tell which share of them others keep: each is looked for in all of their texts. */
const MANY = 500;

function judged(
	{ start, end }: Stretch,
	kind: Kind,
	bare: string,
	segment: Segment,
	{ segments }: TranslationUnit,
	context: CheckContext,
): ForeignStretch | null {
	const { languages, reliability } = context;
	const { locale } = segment.location;
	const text = segment.text.slice(start, end);
	const written = bare.slice(start, end);
	const words = wordsIn(written);
	if (words.length === 0) return null;
	const others = otherLanguages(segments, locale, reliability);
	const isWhole = kind === 'whole';
	const own = isWhole ? foldText(segment) : mayHave(others, words) ? folded(text) : null;
	// What ends a sentence is each script's own.
	const ended = own && withoutEnd(own);
	const having = others.filter(
		(other) => ended && (isWhole ? withoutEnd(foldText(other)) === ended : foldText(other).includes(ended)),
	);
	const lacking = others.filter((other) => !having.includes(other));
	const languagesOf = (some: readonly Segment[]) =>
		new Set(some.map(({ location }) => reliability.language(location.locale))).size;
	const [keeping, against] = [languagesOf(having), languagesOf(lacking)];
	// What more languages keep (but the one that it is of) than translate is a name; what all keep too, unless it has words written small.
	if (keeping - 1 > against && (against > 0 || !/(?<!\p{L})\p{Ll}{3}/u.test(written))) return null;
	const isOtherScript = inOtherScript({ text: written }, locale);
	const strange = hasStrangeScript(segment, locale, others);
	const unknown = languages.unknown(segment, words);
	// Of a text that no peer has, most words must be ones that its locale uses nowhere else.
	if (having.length === 0 && !isOtherScript && !strange && unknown <= 0.5) return null;
	const candidates = new Set(having.map(({ location }) => location.locale));
	if (candidates.size === 0) {
		const nearest = languages.nearest(segment, words);
		if (nearest) candidates.add(nearest);
		const known = identify(written);
		if (known && known !== reliability.language(locale))
			for (const of of localesOf(known, languages)) candidates.add(of);
	}
	const scored = [...candidates].map((other) => {
		const evidence = languages.compare(segment, words, other);
		return { other, evidence, odds: ODDS * (evidence.identified ?? 0) + evidence.learned };
	});
	const best = scored.sort((a, b) => b.odds - a.odds || (a.other < b.other ? -1 : 1))[0];
	if (!best) return null;
	const { identified, learned } = best.evidence;
	// What most languages translate may be left even where its words are used here, too.
	const isRatherTheirs = isWhole && against > keeping && (identified ?? 0) > 0;
	if (best.odds <= 0 && !strange && !isRatherTheirs) return null;
	const hasTexts = languages.locales.includes(best.other);
	// Of a language that no locale has texts in, only the identifier tells, which guesses of a word or two.
	const isUnheard = !hasTexts && !isOtherScript && !strange;
	if (isUnheard && words.length < FEW) return null;
	// It must also be of the other language by both.
	if (having.length === 0 && !isOtherScript && !strange && ((hasTexts && learned <= 0) || (identified ?? 1) <= 0))
		return null;
	const small = new Set(written.match(/(?<![\p{L}\p{N}])(?:\p{Ll}|\p{Lo})[\p{Ll}\p{Lo}\p{M}]+(?![\p{L}\p{N}])/gu)).size;
	const [some, peers] = [words.slice(0, MANY), lacking.map(({ text }) => text.toLowerCase())];
	const kept = some.filter((word) => peers.some((peer) => peer.includes(word))).length;
	const known = words.map((word) => languages.usage(locale, word));
	const size = Math.log2(1 + words.length);
	const rates = tokensOf(written).map((token) => keptRate(token, segment, segments, lacking, context));
	const keptRates = mean(rates);
	const prefix = `${isUnheard ? 'unheard/' : ''}${kind === 'whole' ? '' : kind === 'sentence' ? 'sentence/' : 'part/'}`;
	const features = {
		identified: identified ?? 0,
		'identified-size': (identified ?? 0) * size,
		unidentified: identified === null ? 1 : 0,
		learned,
		'learned-size': learned * size,
		unknown,
		'unknown-size': unknown * size,
		'used-here': Math.log2(1 + Math.min(...known)),
		'small-words': Math.log2(1 + small),
		'small-share': small / words.length,
		size,
		'vote-translated': against > 0 ? Math.log((against + 0.5) / (keeping + 0.5)) : 0,
		alone: keeping === 0 ? 1 : 0,
		keeping: Math.log2(Math.max(1, keeping)),
		'kept-by-all': against === 0 ? Math.log2(Math.max(1, keeping)) : 0,
		'word-kept-by-all': against === 0 && words.length <= 2 ? Math.log2(Math.max(1, keeping)) : 0,
		'prose-share': proseShare(text),
		'hardly-identified': 1 - Math.abs(identified ?? 0),
		...vocabularyFeatures(own ?? folded(text), locale, best.other, context),
		letters: (text.match(/\p{L}/gu) ?? []).length / text.replace(/\s/g, '').length,
		capitals: shareOf(written, /^\p{Lu}{2,}$/u),
		'in-code': mean(words.map((word) => context.corpus.words.inCode(word))),
		'in-sentences': Math.log2(1 + Math.min(...words.map((word) => context.corpus.words.inSentences(best.other, word)))),
		'kept-by-others': kept / some.length,
		'other-script': isOtherScript ? 1 : 0,
		'strange-script': strange ? 1 : 0,
		'spelled-out': isSpelledOut(segment, written) ? 1 : 0,
		'in-brackets':
			/\p{Ps}/u.test(segment.text.slice(0, start).trimEnd().at(-1) ?? '') && /^\s*\p{Pe}/u.test(segment.text.slice(end))
				? 1
				: 0,
		'words-kept': keptRates,
		'word-least-kept': Math.min(1, ...rates),
		'words-kept-size': keptRates * size,
		'rendered-elsewhere': renderedElsewhere(written, segment, others, context),
		source: locale === reliability.source ? 1 : 0,
		...linkFeatures(segment, start, end),
		...(isUnheard ? { bias: 1 } : {}),
		'emphasised-here': isEmphasised(segment, text) && !others.some((peer) => isEmphasised(peer, text)) ? 1 : 0,
	};
	return {
		...{ start, end, text },
		confidence: ((1 - keptRates) * (against + 1)) / (keeping + against + 1) / (1 + Math.exp(-best.odds)),
		features: {
			[`stretch:${kind}`]: 1,
			// What tells of a whole text may tell otherwise of a sentence or of words within one.
			...Object.fromEntries(Object.entries(features).map(([name, value]) => [prefix + name, value])),
		},
	};
}

/** The locales whose texts are in a language; where there is none, the language itself. */
function localesOf(language: string, { locales }: CheckContext['languages']): readonly Locale[] {
	const its = locales.filter((locale) => languageOf(locale) === language);
	return its.length > 0 ? its : [language];
}

/** Whether any of some texts may have all of these words: none does that lacks the longest plain one. */
function mayHave(texts: readonly Segment[], words: readonly string[]): boolean {
	let longest = '';
	for (const word of words) if (word.length > longest.length && PLAIN.test(word)) longest = word;
	return texts.some((text) => foldText(text).includes(longest));
}

const PLAIN = /^[a-z]+$/;

const withoutEnd = (text: string): string => text.replace(/(?<!\p{Sentence_Terminal})\p{Sentence_Terminal}+$/u, '');

/** What the identifier's scores, −1 to 1, are worth in odds. */
const ODDS = 5;
