import { isUnspaced } from './fold.ts';
import { pairsOf } from './terms.ts';

const start = '(?<![\\p{L}\\p{N}])';
const end = '(?![\\p{L}\\p{N}])';

/** Where a folded word stands in a folded text, as it does or parted otherwise: for showing it. */
export function wordPattern(word: string): RegExp {
	if (isUnspaced(word)) return new RegExp([word, ...pairsWithin(word)].map(join).join('|'), 'gu');
	const inside = word.length >= 3 ? '' : word.length === 2 ? start : `${start}(?=.${end})`;
	const other = partedWord(word);
	return new RegExp(`${inside}${escaped(word).join('')}${other ? `|${other.source}` : ''}`, 'gu');
}

/** The pairs of characters that lie in one word, as half of one and half of the next say nothing; all, where no word is known. */
function pairsWithin(run: string): string[] {
	const pairs = [...segmenter.segment(run)].flatMap(({ segment }) => pairsOf(segment));
	return pairs.length > 0 ? pairs : pairsOf(run);
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

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

function join(pair: string): string {
	return escaped(pair).join('');
}
