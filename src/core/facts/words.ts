/**
 * Words that help to read ports: those of the vocabulary, and a few international ones that every text gets.
 */
import type { Vocabulary } from '../model.ts';
import { fold } from '../text/index.ts';

/** No words at all: of a language of which nothing is listed. */
export const NO_WORDS: Vocabulary = { headers: {}, any: [], port: [], inbound: [], outbound: [], and: [] };

/** A set of words that can be looked up at a place of a text without cutting it up first. */
interface Words {
	readonly has: (word: string) => boolean;
	/** Length of the longest word that ends at `end`, or 0. */
	readonly endingAt: (lower: string, end: number) => number;
	/** Length of the longest word that starts at `start`, or 0. */
	readonly startingAt: (lower: string, start: number) => number;
	/** Where words stand, sorted, none in another; of two that begin together the longer one. */
	readonly all: (lower: string) => { readonly start: number; readonly end: number }[];
}

/** The words of one vocabulary, ready for look-up. */
export interface Lexicon {
	readonly port: Words;
	readonly any: Words;
	readonly and: Words;
	readonly to: Words;
	readonly inbound: Words;
	readonly outbound: Words;
	readonly both: Words;
	readonly required: Words;
	readonly optional: Words;
	readonly yes: Words;
	readonly no: Words;
	readonly atLeast: Words;
	readonly atMost: Words;
	readonly moreThan: Words;
	readonly lessThan: Words;
}

const PORT = `port|ports|port number|port numbers|port no.|port range|port ranges|porta|porte|portas|portes|porti|puerto|puertos
|portnummer|portnummern|portbereich|poort|poorten|porten|portit|portti|portu|porty|porttia|порт|порта|порте|порты|портов|порту|портам
|порти|портах|портами|端口|端口号|端口范围|埠|連接埠|通訊埠|ポート|ポート番号|ポート範囲|番ポート|番のポート|포트|포트 번호|번 포트|포트 범위
|منفذ|المنفذ|منافذ|المنافذ|פורט|cổng|พอร์ต|पोर्ट|θύρα|θύρες`;
/** Words that only several ports are called by. */
export const SEVERAL_PORTS: ReadonlySet<string> = new Set(
	'ports|porte|portes|puertos|portas|portnummern|poorten|porten|portar|porty|portów|порты|портов|порти|портів|θύρες'.split(
		'|',
	),
);
const ANY = 'any|*';
const AND =
	'and|or|und|oder|et|ou|e|o|y|u|i|ed|en|of|och|eller|og|и|или|та|або|和|或|与|及|以及|與|と|や|または|及び|및|또는|과|와|و|أو|ve|veya';
const TO = 'to|through|thru|bis|à|al|hasta|até|tot|till|til|до|по|至|到|から|부터|إلى';

const letter = /[\p{L}\p{M}\p{N}_]/u;
/** Letters of scripts whose words are parted by blanks and form names with digits (`CX500`). */
export const SPACED = '\\p{scx=Latin}\\p{scx=Cyrillic}\\p{scx=Greek}';
const spaced = new RegExp(`[\\d_${SPACED}]`, 'u');

/** Whether a word may end between these two characters: two letters of a spaced script never part. */
export function parts(before: string | undefined, after: string | undefined): boolean {
	if (before === undefined || after === undefined || !letter.test(before) || !letter.test(after)) return true;
	return !(spaced.test(before) && spaced.test(after));
}

function words(...lists: readonly (readonly string[] | string)[]): Words {
	const all = new Set<string>();
	for (const list of lists) {
		for (const word of typeof list === 'string' ? list.split('|') : list) {
			const folded = fold(word).text.trim().toLowerCase();
			if (folded !== '') all.add(folded);
		}
	}
	const longestFirst = [...all]
		.sort((a, b) => b.length - a.length)
		.map((word) => word.replace(/[^\p{L}\p{N}\s]/gu, '\\$&'));
	const any = longestFirst.length > 0 ? new RegExp(longestFirst.join('|'), 'g') : null;
	const lengths = [...new Set([...all].map((word) => word.length))].sort((a, b) => b - a);
	const firsts = new Set([...all].map((word) => word.charCodeAt(0)));
	const lasts = new Set([...all].map((word) => word.charCodeAt(word.length - 1)));
	return {
		has: (word) => all.has(word.toLowerCase()),
		endingAt(lower, end) {
			if (!lasts.has(lower.charCodeAt(end - 1))) return 0;
			for (const length of lengths)
				if (
					length <= end &&
					all.has(lower.slice(end - length, end)) &&
					parts(lower[end - length - 1], lower[end - length])
				)
					return length;
			return 0;
		},
		startingAt(lower, start) {
			if (!firsts.has(lower.charCodeAt(start))) return 0;
			for (const length of lengths)
				if (
					start + length <= lower.length &&
					all.has(lower.slice(start, start + length)) &&
					parts(lower[start + length - 1], lower[start + length])
				)
					return length;
			return 0;
		},
		all: (lower) =>
			(any ? [...lower.matchAll(any)] : []).flatMap(({ 0: word, index: start }) => {
				const end = start + word.length;
				const isWord = parts(lower[start - 1], lower[start]) && parts(lower[end - 1], lower[end]);
				return isWord ? { start, end } : [];
			}),
	};
}

const known = new WeakMap<Vocabulary, Lexicon>();

/** The lexicon of a vocabulary; made once for each. */
export function lexiconOf(vocabulary: Vocabulary): Lexicon {
	let lexicon = known.get(vocabulary);
	if (!lexicon) {
		lexicon = {
			port: words(PORT, vocabulary.port),
			any: words(ANY, vocabulary.any),
			and: words(AND, vocabulary.and),
			to: words(TO),
			inbound: words(vocabulary.inbound),
			outbound: words(vocabulary.outbound),
			both: words(vocabulary.both ?? []),
			required: words(vocabulary.required ?? []),
			optional: words(vocabulary.optional ?? []),
			yes: words(vocabulary.yes ?? []),
			no: words(vocabulary.no ?? []),
			atLeast: words(vocabulary.atLeast ?? []),
			atMost: words(vocabulary.atMost ?? []),
			moreThan: words(vocabulary.moreThan ?? []),
			lessThan: words(vocabulary.lessThan ?? []),
		};
		known.set(vocabulary, lexicon);
	}
	return lexicon;
}
