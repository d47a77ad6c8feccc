import { isUnspaced } from './fold.ts';

/** How well a word stands in a text: 0 a whole word, 1 the start of one, 2 inside one, 3 in parts; null not at all. */
export type WordMatch = 0 | 1 | 2 | 3;

/** Finds a folded word in a folded text. */
export type WordMatcher = (text: string) => WordMatch | null;

/** The share of a Chinese or Japanese word's pairs of characters that a text must hold where it lacks the word itself. */
const pairShare = 2 / 3;
const start = '(?<![\\p{L}\\p{N}])';
const end = '(?![\\p{L}\\p{N}])';

/** Makes the matcher of one folded word: whole, as a start, within a compound (from three letters on), or parted otherwise. */
export function wordMatcher(word: string): WordMatcher {
	if (isUnspaced(word)) return (text) => (text.includes(word) ? 0 : holdsPairs(text, word) ? 3 : null);
	const whole = new RegExp(`${start}${escaped(word).join('')}${end}`, 'u');
	const first = new RegExp(`${start}${escaped(word).join('')}`, 'u');
	const parted = partedWord(word);
	return (text) => {
		if (text.includes(word)) {
			if (whole.test(text)) return 0;
			if (word.length < 2) return null;
			if (first.test(text)) return 1;
			return word.length >= 3 ? 2 : null;
		}
		return parted?.test(text) ? 3 : null;
	};
}

/** Where a folded word stands in a folded text, as it does or parted otherwise: for showing it. */
export function wordPattern(word: string): RegExp {
	if (isUnspaced(word)) return new RegExp([escaped(word).join(''), ...pairsOf(word).map(join)].join('|'), 'gu');
	const inside = word.length >= 3 ? '' : word.length === 2 ? start : `${start}(?=.${end})`;
	const other = partedWord(word);
	return new RegExp(`${inside}${escaped(word).join('')}${other ? `|${other.source}` : ''}`, 'gu');
}

/** The word with a blank or hyphen anywhere in it or none, and with its vowels written with or without a dropped umlaut's e. */
function partedWord(word: string): RegExp | null {
	const letters = escaped(word.replace(/\p{Pd}/gu, '')).join('[\\s\\p{Pd}]?');
	if (word.replace(/\P{L}/gu, '').length < 5) return null;
	return new RegExp(`${start}${letters.replace(/([aou])\[\\s\\p{Pd}\]\?e/g, '$1e?')}`, 'u');
}

function escaped(word: string): string[] {
	return [...word].map((letter) =>
		letter.replace(/[\\^$.*+?()[\]{}|/-]/g, (sign) => (sign === '-' ? '\\p{Pd}' : `\\${sign}`)),
	);
}

function holdsPairs(text: string, word: string): boolean {
	const pairs = pairsOf(word);
	if (pairs.length < 2) return false;
	return pairs.filter((pair) => text.includes(pair)).length >= pairs.length * pairShare;
}

function pairsOf(word: string): string[] {
	const letters = [...word];
	return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}

function join(pair: string): string {
	return escaped(pair).join('');
}
