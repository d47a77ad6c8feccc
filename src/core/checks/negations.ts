/** Words that say that something is not so, and the sentences in which they stand opposite each other. */
import { foldText, languageOf, UNSPACED } from '../corpus/index.ts';
import type { Locale, PerLocale, Segment } from '../model.ts';
import { blankSpans, remembered } from '../text/index.ts';
import listed from './negations.json' with { type: 'json' };
import { nonEmpty } from './presence.ts';
import { sentencesIn } from './sentence-lengths.ts';
import type { Stretch } from './spelling.ts';

/**
 * The negations of a language as they are listed: words that negate sentences, others (without, none), beginnings of words that
 * may negate, words by which a translation may say what another one negates (`instead`: only, fails, unreachable; `maybe`: those
 * that stand beside negations, too, as other and lost do), and phrases that negate nothing (`void`: not only). `*` stands for
 * letters, `…` for a few words.
 */
interface Listed {
	readonly sentence: readonly string[];
	readonly other?: readonly string[];
	readonly beginnings?: readonly string[];
	readonly instead?: readonly string[];
	readonly maybe?: readonly string[];
	readonly void?: readonly string[];
}

interface Negations {
	readonly sentence: RegExp;
	readonly any: RegExp;
	readonly beginnings: RegExp | null;
	readonly instead: RegExp | null;
	readonly maybe: RegExp | null;
	readonly void: RegExp | null;
}

const known = new Map<string, Negations | null>();

/** The negations of a locale's language; null where none are listed. */
function negationsOf(locale: Locale): Negations | null {
	const language = languageOf(locale);
	let found = known.get(language);
	if (found === undefined) {
		const words = (listed as Readonly<Record<string, Listed>>)[language];
		found = words ? read(words) : null;
		known.set(language, found);
	}
	return found;
}

/** What `…` stands for in a phrase. */
const FEW_WORDS = "(?:'|\\s)(?:[\\p{L}\\p{M}']{1,30}\\s){0,5}";

function read({ sentence, other = [], beginnings = [], instead = [], maybe = [], void: none = [] }: Listed): Negations {
	// Where no blanks part words, or endings join them, a negation stands within.
	const isWithin = sentence.some((word) => UNSPACED.test(word) || /\p{Script=Hangul}/u.test(word));
	const oneOf = (words: readonly string[]) => {
		const either = [...words]
			.sort((a, b) => b.length - a.length)
			.join('|')
			.replaceAll('*', '\\p{L}*')
			.replaceAll(' … ', FEW_WORDS);
		return new RegExp(isWithin ? either : `(?<![\\p{L}\\p{M}])(?:${either})(?![\\p{L}\\p{M}])`, 'iu');
	};
	return {
		sentence: oneOf(sentence),
		any: oneOf([...sentence, ...other]),
		void: none.length > 0 ? new RegExp(oneOf(none), 'giu') : null,
		instead: instead.length > 0 ? oneOf(instead) : null,
		maybe: maybe.length > 0 ? new RegExp(oneOf(maybe), 'giu') : null,
		beginnings: beginnings.length > 0 ? new RegExp(`(?<![\\p{L}\\p{M}])(?:${beginnings.join('|')})\\p{L}`, 'iu') : null,
	};
}

/** Whether a text negates anything, in English too: null where words may, or where nothing is known of its language. */
export function denies(text: string, locale: Locale): boolean | null {
	const negations = negationsOf(locale);
	if (!negations) return null;
	const bare = negations.void ? text.replace(negations.void, ' ') : text;
	if (negations.any.test(bare) || negationsOf('en')?.any.test(bare)) return true;
	return negations.beginnings?.test(bare) ? null : false;
}

/** Whether a sentence negates something; null also where it may do so in other words. */
function deniesInSomeWay(text: string, locale: Locale): boolean | null {
	const denied = denies(text, locale);
	return denied === false && negationsOf(locale)?.instead?.test(text) ? null : denied;
}

/** How many words a text has that stand instead of a negation in some sentences, beside one in others. */
function countMaybe(text: string, locale: Locale): number {
	const maybe = negationsOf(locale)?.maybe;
	return maybe ? [...text.matchAll(maybe)].length : 0;
}

/** Whether a text has a word that negates sentences. */
export const deniesSentence = (text: string, locale: Locale): boolean =>
	negationsOf(locale)?.sentence.test(text) ?? false;

/** A sentence of a text, or the whole of a text of which the languages have different numbers of sentences. */
export interface Statement extends Stretch {
	readonly segment: Segment;
	/** Without code, names and addresses. */
	readonly text: string;
	readonly denies: boolean | null;
	/** How many words it has by which it may say what others negate. */
	readonly maybe: number;
}

/** A text with its code, names and addresses blanked out, and apostrophes as they are typed. */
const bareText = remembered(({ text, marks, facts }: Segment) =>
	blankSpans(
		text,
		[...marks, ...facts].filter(({ kind }) => kind === 'code' || kind === 'identifier' || kind === 'url'),
	).replaceAll('\u2019', "'"),
);

const deniesAnywhere = remembered((segment: Segment) => denies(bareText(segment), segment.location.locale));

/** The sentences of a unit that stand opposite each other, where at least two languages negate something and another may not. */
export function statementsOf(segments: PerLocale<Segment>): readonly PerLocale<Statement>[] {
	const texts = nonEmpty(segments);
	if (texts.length < 3 || texts.filter(([, segment]) => deniesAnywhere(segment)).length < 2) return [];
	const sentences = texts.map(([, segment]) => sentencesIn(segment));
	const count = sentences[0]?.length ?? 0;
	const isEven = sentences.every(({ length }) => length === count);
	return Array.from({ length: isEven ? count : 1 }, (_, at) =>
		Object.fromEntries(
			texts.map(([locale, segment], of) => {
				const whole = { start: 0, end: segment.text.length };
				const { start, end } = (isEven ? sentences[of]?.[at] : null) ?? whole;
				const text = bareText(segment).slice(start, end);
				return [
					locale,
					{ segment, start, end, text, denies: deniesInSomeWay(text, locale), maybe: countMaybe(text, locale) },
				];
			}),
		),
	);
}

/** The locales whose sentence negates nothing where those of all others do, at least two languages, with these. */
export function lostIn(
	statement: PerLocale<Statement>,
): { readonly locale: Locale; readonly denying: readonly Locale[] }[] {
	const all = Object.entries(statement);
	// What single words say is their value.
	if (!all.every(([, { text }]) => isSentence(text))) return [];
	return all.flatMap(([locale, own]) => {
		const others = all.filter(([other]) => languageOf(other) !== languageOf(locale));
		const denying = others.flatMap(([other, each]) => (each.denies ? other : []));
		const isLeft = others.some(([, { segment }]) => foldText(segment) === foldText(own.segment));
		// What another one has as well stands for nothing.
		const isSaidOtherwise = others.every(([, each]) => each.maybe < own.maybe);
		const isLost =
			own.denies === false && !isSaidOtherwise && !isLeft && others.every(([, each]) => each.denies !== false);
		return isLost && new Set(denying.map(languageOf)).size > 1 ? { locale, denying } : [];
	});
}

/** Whether a text has two words, or as many characters of a script that writes them without blanks. */
const isSentence = (text: string): boolean =>
	(text.match(/[\p{L}\p{M}']+/gu) ?? []).length > 1 || /\p{Lo}{3}/u.test(text);
