/** Examples that translators adapt by right: a host of their own country, a file named in their own language. */
import { type Languages, wordsIn } from '../corpus/index.ts';
import type { Features } from '../evidence/index.ts';
import type { Locale, Segment } from '../model.ts';
import type { CheckContext } from './check.ts';

/** Names and addresses that are reserved for examples (RFC 2606, RFC 5737, RFC 3849), and hosts that are named so below any domain. */
const EXAMPLE =
	/(?<![\p{L}\p{N}-])(?:example\.\p{L}{2,}|[\p{L}\p{N}-]+\.(?:example|test|invalid)|192\.0\.2\.\d|198\.51\.100\.\d|203\.0\.113\.\d|2001:db8:)/iu;

/** What speaks for a name's or an address's being an example that was adapted to the readers of a translation. */
export function localizedFeatures(
	written: string,
	expected: string,
	locale: Locale,
	others: readonly Segment[],
	{ languages }: CheckContext,
): Features {
	return {
		'example-value': EXAMPLE.test(expected) || EXAMPLE.test(written) ? 1 : 0,
		'example-both': EXAMPLE.test(expected) && EXAMPLE.test(written) ? 1 : 0,
		'mail-address': /^[^\s@]+@[^\s@]+$/.test(expected) ? 1 : 0,
		'own-country': isOfCountry(written, locale) && !isOfCountry(expected, locale) ? 1 : 0,
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
