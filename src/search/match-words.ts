import { isUnspaced } from './fold.ts';

/** How well a word stands in a text: 0 a whole word, 1 the start of one, 2 inside one, 3 in parts; null not at all. */
export type WordMatch = 0 | 1 | 2 | 3;

/** Finds a folded word in a folded text. */
export type WordMatcher = (text: string) => WordMatch | null;

/** The share of a Chinese or Japanese word's pairs of characters that a text must hold where it lacks the word itself. */
const pairShare = 2 / 3;

/** Makes the matcher of one folded word: whole, as a start, within a compound (from three letters on), or parted otherwise. */
export function wordMatcher(word: string): WordMatcher {
	if (isUnspaced(word)) return (text) => (text.includes(word) ? 0 : holdsPairs(text, word) ? 3 : null);
	const escaped = [...word].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
	const start = '(?<![\\p{L}\\p{N}])';
	const whole = new RegExp(`${start}${escaped.join('')}(?![\\p{L}\\p{N}])`, 'u');
	const first = new RegExp(`${start}${escaped.join('')}`, 'u');
	const parted = new RegExp(`${start}${escaped.join('[\\s\\p{Pd}]?')}`, 'u');
	return (text) => {
		if (text.includes(word)) {
			if (whole.test(text)) return 0;
			if (escaped.length < 2) return null;
			if (first.test(text)) return 1;
			return escaped.length >= 3 ? 2 : null;
		}
		return escaped.length >= 5 && parted.test(text) ? 3 : null;
	};
}

function holdsPairs(text: string, word: string): boolean {
	const letters = [...word];
	if (letters.length < 3) return false;
	const pairs = letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
	return pairs.filter((pair) => text.includes(pair)).length >= pairs.length * pairShare;
}
