import { foldText, shapeOf, tokensIn, wordsIn } from '../corpus/index.ts';
import type { Fact, Locale, Segment } from '../model.ts';
import { remembered } from '../text/index.ts';
import { type CheckContext, type Diagnostic, evidenceOf, peers, type TranslationUnit } from './check.ts';
import { originFeatures } from './localized.ts';
import { nonEmpty } from './presence.ts';
import { isNear } from './spelling.ts';

/** A word that all other languages write alike, and the one that a text has in its place. */
interface Exchanged {
	readonly locale: Locale;
	readonly segment: Segment;
	readonly written: string;
	readonly expected: string;
	/** Whether the texts are nothing but these words. */
	readonly isWhole: boolean;
	readonly foreign: readonly Segment[];
}

/** A name, or a value that is kept as it is, in the place of the one that the other languages write alike: `Redis` for `Valkey`, `false` for `true`. */
export function* exchangedNames(
	{ segments, position }: TranslationUnit,
	context: CheckContext,
	isValue: boolean,
): Generator<Diagnostic> {
	const { corpus, languages, reliability } = context;
	const found = [...exchangedIn(segments, context)].filter(({ isWhole }) => isWhole === isValue);
	const blamed = found.filter((each) => isBlamed(each, segments, context));
	const isWrong = blamed.length > 0;
	// Of two languages that both keep their word or both do not, either may be wrong.
	for (const exchanged of isWrong ? blamed : found.slice(0, 1)) {
		const { locale, segment, written, expected, isWhole, foreign } = exchanged;
		const voting = new Set(foreign.map(({ location }) => reliability.language(location.locale))).size;
		const kept = corpus.kept(locale, expected, segments);
		const alike = corpus.keptAlike(locale, expected);
		const other = foreign[0]?.location.locale as Locale;
		const theirs = corpus.kept(other, written, segments);
		const at = segment.text.indexOf(written);
		const check = isValue ? 'value-mismatch' : 'identifier-mismatch';
		const values = { actual: written, expected };
		const says = nonEmpty(segments).map(([of, { text }]) => `${of}: ${text}`);
		yield {
			severity: 'warning',
			confidence: isWrong ? 0.8 : 0.5,
			locale: isWrong ? locale : null,
			location: context.locate(segment, at, at + written.length),
			...position(locale),
			message: isWrong
				? { key: `checks.${check}.message`, values }
				: { key: `checks.${check}.undecided`, values: isValue ? { values: says.join('; ') } : values },
			actual: written,
			...(isWrong ? { expected } : {}),
			suggestion: null,
			evidence: isWrong
				? peers(segments, locale, reliability.source)
				: nonEmpty(segments).map(([of, each]) => evidenceOf('peer', each, of === locale ? 'actual' : 'expected')),
			target: segment,
			features: {
				'name-whole': isWhole ? 1 : 0,
				'name-languages': Math.log2(voting),
				'name-kept': Math.log2(1 + kept.count),
				'name-lost': Math.log2(1 + kept.of - kept.count),
				'name-kept-alike': Math.log((alike.count + 0.5) / (alike.of - alike.count + 0.5)),
				'name-used': Math.log2(Math.max(1, corpus.usage(locale, written))),
				'name-used-by-others': Math.log2(1 + theirs.of),
				'name-lost-small': Math.log2(1 + corpus.words.inSentences(other, expected.toLowerCase())),
				'name-apart': apart(exchanged),
				[`name-shape:${shapeOf(expected)}`]: 1,
				...originFeatures(written, expected, locale, foreign, languages),
			},
		};
	}
}

/** How many words, as a logarithm, lie between where a text has its word and where the nearest of the others has the one that they share. */
function apart({ segment, written, expected, foreign }: Exchanged): number {
	const placeOf = (word: string, { text }: Segment) => text.indexOf(word) / text.length;
	const shifts = foreign.map((peer) => Math.abs(placeOf(written, segment) - placeOf(expected, peer)));
	return Math.log2(1 + Math.min(...shifts) * wordsIn(segment.text).length);
}

/** Whether more than one language has the other word, or one that never keeps this one where this locale keeps that. */
function isBlamed(
	{ locale, written, expected, foreign }: Exchanged,
	segments: TranslationUnit['segments'],
	{ corpus, reliability }: CheckContext,
): boolean {
	const others = new Set(foreign.map(({ location }) => location.locale));
	if (new Set([...others].map(reliability.language)).size > 1) return true;
	const kept = corpus.kept(locale, expected, segments).count;
	return [...others].every((other) => kept > corpus.kept(other, written, segments).count);
}

/** The languages' only word that a text lacks, and its only word of that kind that none of them has. */
function* exchangedIn(
	segments: TranslationUnit['segments'],
	{ corpus, reliability }: CheckContext,
): Generator<Exchanged> {
	const { language, source } = reliability;
	const texts = nonEmpty(segments);
	const languageIn = ({ location }: Segment) => language(location.locale);
	for (const [locale, segment] of texts) {
		const foreign = texts.flatMap(([other, peer]) => (language(other) === language(locale) ? [] : [peer]));
		const [first, ...rest] = foreign;
		if (!first || locale === source) continue;
		const lacking = wordsOf(first).filter(
			(token) => rest.every((peer) => tokensIn(peer).has(token)) && !isIn(token, segment),
		);
		if (lacking.length === 0) continue;
		const added = wordsOf(segment).filter((token) => !foreign.some((peer) => isIn(token, peer)));
		const isWhole =
			[segment, ...foreign].every(({ text, facts }) => isComparable(text.trim()) && facts.every(isOfName)) &&
			!first.facts.some(({ kind }) => kind === 'protocol');
		// What a locale always keeps is a name also where it begins a sentence.
		const isAlwaysKept = (token: string) => {
			const { count, of } = corpus.kept(locale, token, segments);
			return count > 1 && count === of;
		};
		// A word that is also written small is none.
		const isWord = (token: string) => corpus.usage(locale, token.toLowerCase()) > 0;
		const names = (tokens: readonly string[], of: Segment, mayBegin: (token: string) => boolean) => {
			if (isWhole) return tokens;
			// What begins a sentence is one where nothing else is.
			const sure = tokens.filter((token) => isName(token, of, false));
			return sure.length > 0 ? sure : tokens.filter((token) => isName(token, of, mayBegin(token)));
		};
		const [expected, ...others] = names(lacking, first, isAlwaysKept);
		const isFirst =
			expected !== undefined && isAlwaysKept(expected) && foreign.every(({ text }) => text.startsWith(expected));
		// What stands first in the place of what is first in all others is no other name's.
		const opening = isFirst ? added.filter((token) => segment.text.startsWith(token) && !isWord(token)) : [];
		const [written, ...besides] =
			opening.length > 0 ? opening : names(added, segment, (token) => lacking.some(isAlwaysKept) && !isWord(token));
		if (!expected || !written || others.length > 0 || besides.length > 0 || isNear(written, expected)) continue;
		// What has a cognate on the other side renders that: `Servidor com Experiência` for `Server with … Experience`.
		if (hasCognate(expected, segment) || foreign.some((peer) => hasCognate(written, peer))) continue;
		// A word is no name in the place of an abbreviation.
		if (!isWhole && shapeOf(written) !== shapeOf(expected)) continue;
		// One other language does not tell an abbreviation from what a locale calls it: `SGBD` for `DBMS`.
		if (!isWhole && !/\p{Ll}/u.test(expected) && new Set(foreign.map(languageIn)).size < 2) continue;
		const kept = corpus.kept(locale, expected, segments);
		// What a locale mostly translates is no name to it.
		if (2 * kept.count < kept.of || (kept.count === 0 && !(isWhole && isUsed(written, foreign, corpus)))) continue;
		yield { locale, segment, written, expected, isWhole, foreign };
	}
}

/** Whether the locales of some texts write a word elsewhere: it is no rendering then of what they write here. */
const isUsed = (word: string, texts: readonly Segment[], corpus: CheckContext['corpus']): boolean =>
	texts.some(({ location }) => corpus.usage(location.locale, word) > 0);

/** Whether a text has a word, also as a part of a longer one; the small letters of a path or a command are no name. */
function isIn(word: string, text: Segment): boolean {
	const small = word.toLowerCase();
	if (tokensIn(text).has(word) || text.text.includes(word)) return true;
	if (word === small) return foldText(text).includes(small);
	return [...tokensIn(text)].some((token) => token !== token.toLowerCase() && token.toLowerCase().includes(small));
}

/** Simard, Foster and Isabelle (1992): related languages' words that begin with the same four letters are cognates. */
const COGNATE = 4;
const beginningOf = (word: string): string =>
	word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().slice(0, COGNATE);

/** Whether a text has a word that is a cognate of another language's; a command or path that is called by it is none. */
function hasCognate(word: string, text: Segment): boolean {
	const [small, beginning] = [word.toLowerCase(), beginningOf(word)];
	const isCalled = (token: string) => {
		const parts = token.toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u);
		return parts.length > 1 && parts.includes(small);
	};
	return [...tokensIn(text)].some(
		(token) => token.length >= COGNATE && beginningOf(token) === beginning && !isCalled(token),
	);
}

/** The words of a text that may be names: those with a capital, and the one that is all there is. */
const wordsOf: (segment: Segment) => readonly string[] = remembered((segment) => {
	const words = [...tokensIn(segment)].filter(isComparable);
	const names = words.length === 1 ? words : words.filter((word) => /\p{Lu}/u.test(word));
	return names.length > MOST ? [] : names;
});

/** Of so many words one is not missed. */
const MOST = 100;

/** Products are at times called as their protocols are. */
const isOfName = ({ kind }: Fact): boolean => kind === 'identifier' || kind === 'protocol' || kind === 'unread';

/** A word in Latin letters. */
const isComparable = (token: string): boolean => /^\p{Script=Latin}[\p{Script=Latin}\p{M}-]+$/u.test(token);

/** Whether a word is written as names are where its language writes words otherwise: with a capital, amid a sentence unless it `mayBegin` one. */
function isName(token: string, { text, facts }: Segment, mayBegin: boolean): boolean {
	const at = text.indexOf(token);
	const isFact = facts.some(({ kind, start, end }) => kind !== 'identifier' && start < at + token.length && end > at);
	if (!/\p{Lu}/u.test(token) || isFact) return false;
	return mayBegin || /\p{Lu}/u.test(token.slice(1)) || !/(?:^|[.!?:;|…]\s*|\n)["'“„«(*_]*$/u.test(text.slice(0, at));
}
