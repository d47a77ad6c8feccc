/** Texts, and parts of them, that are rather in another language than in their own. */
import { folded, foldText, identify, languageOf, tokensIn, tokensOf, wordsIn } from '../corpus/index.ts';
import type { Features } from '../evidence/index.ts';
import type { Locale, Mark, Segment, Vocabulary } from '../model.ts';
import { vocabularyOf } from '../tables/index.ts';
import { blankSpans, rememberedText } from '../text/index.ts';
import type { CheckContext, TranslationUnit } from './check.ts';
import { lexiconOf, sideOf } from './lexicon-of-run.ts';
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

/** A text with the titles of other sites blanked out that it leads to: they are left as they are there. */
const withoutTitles = (bare: string, { text, marks }: Segment): string =>
	blankSpans(
		bare,
		marks.filter((mark) => leadsAbroad(mark) && mark.end - mark.start < text.length),
	);

const BRACKETED = /[(（]([^()（）]+)[)）]/g;
const NO_WORD = /[^\p{L}\p{M}'’-]+/u;
/** How far before a bracket the word is looked for, in characters. */
const BEFORE = 40;

/** A text with the words in brackets blanked out that a peer has where it lacks the word before them: `Knoten (node)` for `node`. */
function withoutGlosses(bare: string, segment: Segment, { segments }: TranslationUnit): string {
	if (!/[(（]/.test(bare)) return bare;
	const peers = Object.values(segments).flatMap((peer) => (peer === segment ? [] : foldText(peer)));
	return bare.replace(BRACKETED, (whole, inner: string, at: number) => {
		const before =
			bare
				.slice(Math.max(0, at - BEFORE), at)
				.trimEnd()
				.split(NO_WORD)
				.at(-1) ?? '';
		if (before === '') return whole;
		const [outside, within] = [before, inner].map(folded) as [string, string];
		const isGloss = peers.some((peer) => peer.includes(within) && !peer.includes(outside));
		return isGloss ? ' '.repeat(whole.length) : whole;
	});
}

/** A word of a text, with the punctuation around it. */
const WORD = /^[\p{P}]*\p{L}[\p{L}\p{M}'’·-]*(?![\p{L}\p{M}'’·-])[\p{P}]*$/u;

/** The share of words, 0–1, in what stands between blanks: options with their values, paths and numbers have no language. */
function proseShare(text: string): number {
	const parts = text.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part));
	const isOption = (part = '') => OPTION.test(part);
	return mean(parts.map((part, at) => (WORD.test(part) && !isOption(part) && !isOption(parts[at - 1]) ? 1 : 0)));
}

const OPTION = /^--?\p{L}/u;

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
	const having = others.filter(
		(other) => own !== null && (isWhole ? foldText(other) === own : foldText(other).includes(own)),
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

/**
 * How often, 0–1, a locale keeps a word that most peers have, in other texts; of one that peers have here which do not have
 * the text, also how it treats words of that shape.
 */
function keptRate(
	token: string,
	segment: Segment,
	segments: TranslationUnit['segments'],
	lacking: readonly Segment[],
	{ corpus }: CheckContext,
): number {
	const { locale } = segment.location;
	const { count, of } = corpus.kept(locale, token, segments);
	const alike = corpus.keptAlike(locale, token);
	const isKept = lacking.some((peer) => tokensIn(peer).has(token));
	return (count + (isKept ? (alike.count + 0.5) / (alike.of + 1) : 0)) / (of + 1);
}

/** How steadily, 0–1, the locale has another word elsewhere where peers have one of these. */
function renderedElsewhere(
	written: string,
	segment: Segment,
	others: readonly Segment[],
	context: CheckContext,
): number {
	const lexicon = lexiconOf(context);
	const { locale } = segment.location;
	const words = new Set(lexicon.wordsOf({ locale, text: written }));
	let most = 0;
	for (const peer of others)
		for (const word of lexicon.wordsOf(sideOf(peer))) {
			if (!words.has(word)) continue;
			const usual = lexicon.bestTranslation(word, sideOf(peer), sideOf(segment));
			if (usual && usual.id !== word) most = Math.max(most, usual.both / (usual.from + 1));
		}
	return most;
}

/** Whether a text is one of the words that help to read tables, in its own language and in the other one. */
function vocabularyFeatures(text: string, locale: Locale, other: string, { settings }: CheckContext): Features {
	const isIn = (of: string) => (wordsOf(vocabularyOf(settings.vocabularies, of)).has(text) ? 1 : 0);
	return { 'in-vocabulary': isIn(other), 'in-own-vocabulary': isIn(locale) };
}

const vocabularies = new WeakMap<Vocabulary, ReadonlySet<string>>();

/** The words of a vocabulary, folded. */
function wordsOf(vocabulary: Vocabulary): ReadonlySet<string> {
	const known =
		vocabularies.get(vocabulary) ??
		new Set(
			Object.values(vocabulary)
				.flatMap((words) => (Array.isArray(words) ? words : Object.values(words).flat()))
				.map(folded),
		);
	vocabularies.set(vocabulary, known);
	return known;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** The share of a text's words that are of a form. */
function shareOf(text: string, form: RegExp): number {
	const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
	return words.filter((word) => form.test(word)).length / Math.max(1, words.length);
}

/** Whether a stretch is a link's text, and whether that leads to another site: titles are left as they are there. */
function linkFeatures({ marks }: Segment, start: number, end: number): Features {
	const mark = marks.find((each) => each.start <= start && end <= each.end && each.kind !== 'code');
	if (!mark) return {};
	return mark.kind === 'link' ? { [leadsAbroad(mark) ? 'link-abroad' : 'link-within']: 1 } : { [mark.kind]: 1 };
}

/** Whether words are emphasised in a text: a locale that does so alone sets foreign words apart. */
const isEmphasised = ({ text, marks }: Segment, words: string): boolean =>
	marks.some(({ kind, start, end }) => kind === 'emphasis' && folded(text.slice(start, end)) === folded(words));

const leadsAbroad = ({ kind, href }: Mark): boolean => kind === 'link' && /^[a-z]+:/i.test(href ?? '');

/** What the identifier's scores, −1 to 1, are worth in odds. */
const ODDS = 5;

/** Whether the first letters of a text's words make an abbreviation that stands in it, too. */
function isSpelledOut(segment: Segment, written: string): boolean {
	const initials = (written.match(/\p{L}+/gu) ?? [])
		.map((word) => word[0])
		.join('')
		.toUpperCase();
	return capitalsIn(segment).some((capitals) => initials.includes(capitals));
}

/** The different runs of capitals in a text. */
const capitalsIn: (segment: Segment) => readonly string[] = rememberedText((text) => [
	...new Set(text.match(/\p{Lu}{2,}/gu)),
]);

const segmenter = new Intl.Segmenter('und', { granularity: 'sentence' });

/** What may end a sentence. */
const END = /[\p{Sentence_Terminal}\u2024\r\n\u0085\u2028\u2029]/u;

function sentencesIn(text: string): Stretch[] {
	// Where nothing follows what may end a sentence, there is one.
	const end = text.search(END);
	if (end < 0 || text.slice(end + 1).trim() === '') return [];
	const sentences = [...segmenter.segment(text)].map(({ index, segment }) => ({
		start: index + segment.length - segment.trimStart().length,
		end: index + segment.trimEnd().length,
	}));
	return sentences.length > 1 ? sentences.filter(({ start, end }) => end > start) : [];
}

/** What stands in every name that is told by its characters: texts without it are most, and are not looked through for names. */
const MAY_BE_NAME = /[\p{N}_@/\\=.-][\p{L}\p{N}]|\p{Ll}\p{Lu}/u;

/** A text with its code, names, addresses and templates blanked out. */
function withoutNames({ text, facts, marks }: Segment): string {
	const names = [
		...marks.filter(({ kind }) => kind === 'code'),
		...facts.filter(({ kind }) => kind !== 'any' && kind !== 'unread'),
	];
	const bare = blankSpans(text, names);
	if (!MAY_BE_NAME.test(bare)) return bare;
	return bare.replace(
		/(?<![\p{L}\p{N}_@/\\=.-])\p{L}*[\p{N}_@/\\=.-][\p{L}\p{N}_@/\\=.-]*[\p{L}\p{N}]|(?<!\p{L})\p{L}*\p{Ll}\p{Lu}\p{L}*/gu,
		(name) => ' '.repeat(name.length),
	);
}
