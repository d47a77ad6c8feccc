/** Examples that translators adapt by right: a host of their own country, a file named in their own language. */
import type { Corpus } from '../corpus/index.ts';
import type { Features } from '../evidence/index.ts';
import type { Locale } from '../model.ts';

/** Names and addresses that are reserved for examples (RFC 2606, RFC 5737, RFC 3849), and hosts that are named so below any domain. */
const EXAMPLE =
	/(?<![\p{L}\p{N}-])(?:example\.\p{L}{2,}|[\p{L}\p{N}-]+\.(?:example|test|invalid)|192\.0\.2\.\d|198\.51\.100\.\d|203\.0\.113\.\d|2001:db8:)/iu;

/** What speaks for a name's or an address's being an example that was adapted to the readers of a translation. */
export function localizedFeatures(written: string, expected: string, locale: Locale, corpus: Corpus): Features {
	return {
		'example-value': EXAMPLE.test(expected) || EXAMPLE.test(written) ? 1 : 0,
		'example-both': EXAMPLE.test(expected) && EXAMPLE.test(written) ? 1 : 0,
		'mail-address': /^[^\s@]+@[^\s@]+$/.test(expected) ? 1 : 0,
		'own-country': isOfCountry(written, locale) && !isOfCountry(expected, locale) ? 1 : 0,
		'name-translated': translatedShare(written, expected, locale, corpus),
	};
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
function translatedShare(written: string, expected: string, locale: Locale, corpus: Corpus): number {
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
