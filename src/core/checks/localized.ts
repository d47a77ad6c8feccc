/** Examples that translators adapt by right: a host of their own country, a file named in their own language. */
import { type Languages, wordsIn } from '../corpus/index.ts';
import type { Features } from '../evidence/index.ts';
import type { Locale, Segment } from '../model.ts';
import type { CheckContext } from './check.ts';

/** Names and addresses that are reserved for examples (RFC 2606, RFC 5737, RFC 3849), and hosts that are named so below any domain. */
const EXAMPLE =
	/(?<![\p{L}\p{N}-])(?:example\.\p{L}{2,}|[\p{L}\p{N}-]+\.(?:example|test|invalid)|192\.0\.2\.\d|198\.51\.100\.\d|203\.0\.113\.\d|2001:db8:)/iu;

/** What tells how a command is called has options in brackets, bars between alternatives, or three stops where something recurs. */
const USAGE = /\[-*\p{L}[^\]]*\]|\S \| \S|\.{3}/u;
const isInCapitals = (name: string): boolean => /\p{Lu}{2}/u.test(name) && !/\p{Ll}/u.test(name);

/** What speaks for a name's or an address's being an example that was adapted to the readers of a translation. */
export function localizedFeatures(
	written: string,
	expected: string,
	locale: Locale,
	others: readonly Segment[],
	{ corpus, languages }: CheckContext,
): Features {
	return {
		'example-value': EXAMPLE.test(expected) || EXAMPLE.test(written) ? 1 : 0,
		'example-both': EXAMPLE.test(expected) && EXAMPLE.test(written) ? 1 : 0,
		'mail-address': /^[^\s@]+@[^\s@]+$/.test(expected) ? 1 : 0,
		'own-country': isOfCountry(written, locale) && !isOfCountry(expected, locale) ? 1 : 0,
		'name-translated': translatedShare(written, expected, locale, corpus),
		// `FILE` and `DATEI` stand for what users put in.
		metavariable: [written, expected].every(isInCapitals) && others.some(({ text }) => USAGE.test(text)) ? 1 : 0,
		...originFeatures(written, expected, locale, others, languages),
	};
}

/**
 * What speaks for a word's being the locale's own for the other languages' one (`Pannello` for `Open`): how much oftener than the
 * other one its own texts use it, and theirs the other one, as the lesser of the two ratios' logarithms; other texts only.
 */
export function originFeatures(
	written: string,
	expected: string,
	locale: Locale,
	others: readonly Segment[],
	languages: Languages,
): Features {
	const [own, theirs] = [wordsIn(written), wordsIn(expected)];
	const [only, lost] = [own.filter((word) => !theirs.includes(word)), theirs.filter((word) => !own.includes(word))];
	if (only.length === 0 || lost.length === 0 || others.length === 0) return {};
	const rate = (of: Locale, words: readonly string[], here: number) =>
		words.reduce((sum, word) => sum + Math.log(Math.max(0, languages.usage(of, word) - here) + 0.5), 0) / words.length;
	const abroad = others.map(({ location }) => rate(location.locale, lost, 1) - rate(location.locale, only, 0));
	return { 'word-own': Math.min(rate(locale, only, 1) - rate(locale, lost, 0), Math.max(...abroad)) };
}

/** Whether a text has a host below the top-level domain of the country that a locale is mostly of. */
function isOfCountry(text: string, locale: Locale): boolean {
	const region = new Intl.Locale(locale).maximize().region?.toLowerCase();
	const domain = region === 'gb' ? 'uk' : region;
	return (text.toLowerCase().match(/(?<=[\p{L}\p{N}-]\.)[a-z]{2}(?![\p{L}\p{N}_.-])/gu) ?? []).some(
		(end) => end === domain,
	);
}

/**
 * Which share, 0–1, of the words that one name has and the other has not are words of the locale's own texts, while the other's
 * are not: `brevi-sauvegarde.tar` for `brevi-backup.tar`.
 */
function translatedShare(written: string, expected: string, locale: Locale, corpus: CheckContext['corpus']): number {
	const [own, theirs] = [wordsOf(written), wordsOf(expected)];
	const share = (words: readonly string[], isIt: (word: string) => boolean) =>
		words.length === 0 ? 0 : words.filter(isIt).length / words.length;
	const isUsed = (word: string) =>
		corpus.usage(locale, word) + corpus.usage(locale, word.charAt(0).toUpperCase() + word.slice(1)) > 0;
	return Math.min(
		share(
			own.filter((word) => !theirs.includes(word)),
			isUsed,
		),
		share(
			theirs.filter((word) => !own.includes(word)),
			(word) => !isUsed(word),
		),
	);
}

const wordsOf = (name: string): string[] => name.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
