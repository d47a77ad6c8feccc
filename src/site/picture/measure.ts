const WIDE = '\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef';
/** What does not begin a line in Chinese and Japanese. */
const CLOSING = '、。，．：；！？）】」』》〉…';
const PIECES = new RegExp(`(?:[^\\s${WIDE}]+|[${WIDE}])[${CLOSING}]*|\\s+`, 'gu');
/** Widths in the size of the type, of a face on the wide side. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
	[new RegExp(`[${WIDE}]`, 'u'), 1],
	[/[mwMW@⚠]/u, 0.96],
	[/\p{Lu}/u, 0.7],
	[/[ijl.,:;|/()' ]/, 0.36],
	[/[frt-]/, 0.41],
];

/** Breaks a text into lines that are at most `width` wide at a size, both in pixels; by words, and between Han and kana. */
export function wrap(text: string, width: number, size: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const piece of piecesOf(text).flatMap((one) => cut(one, width, size))) {
		if (line !== '' && widthOf(line + piece.trimEnd(), size) > width) {
			lines.push(line.trim());
			line = piece.trimStart();
		} else line += piece;
	}
	return [...lines, line.trim()].filter((one) => one !== '');
}

/** The width of the widest word of a text, taken apart where it has a hyphen or slash. */
export function longestWord(text: string, size: number): number {
	return Math.max(0, ...piecesOf(text).map((piece) => widthOf(piece, size)));
}

/** The width of a text in pixels, near enough for any sans-serif face. */
export function widthOf(text: string, size: number): number {
	const ofOne = (character: string) => WIDTHS.find(([letters]) => letters.test(character))?.[1] ?? 0.62;
	return [...text].reduce((width, character) => width + ofOne(character), 0) * size;
}

/** Words, blanks and single wide characters; a word parts after a hyphen, slash or plus. */
function piecesOf(text: string): string[] {
	return (text.match(PIECES) ?? []).flatMap((piece) => piece.split(/(?<=[^-/][-/+])(?=[^-/+])/));
}

/** Cuts a word that is wider than a line, before a consonant that a vowel follows where there is one: so syllables begin. */
function cut(word: string, width: number, size: number): string[] {
	if (widthOf(word, size) <= width) return [word];
	const letters = [...word];
	const fits = letters.findLastIndex((_, end) => widthOf(`${letters.slice(0, end).join('')}-`, size) <= width);
	const most = Math.max(1, Math.min(fits, letters.length - 2));
	const syllable = letters.findLastIndex((_, at) => at <= most && at > most / 2 && isSyllable(letters, at));
	const end = syllable < 0 ? most : syllable;
	const hyphen = /\p{L}$/u.test(letters[end - 1] ?? '') && /^\p{L}/u.test(letters[end] ?? '') ? '-' : '';
	return [letters.slice(0, end).join('') + hyphen, ...cut(letters.slice(end).join(''), width, size)];
}

function isSyllable(letters: readonly string[], at: number): boolean {
	const isVowel = (letter = '') => /^[aeiouy]/i.test(letter.normalize('NFD'));
	return /^\p{L}$/u.test(letters[at] ?? '') && !isVowel(letters[at]) && isVowel(letters[at + 1]);
}
