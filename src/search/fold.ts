/** Letters that Unicode does not take apart, and what people type for them. */
const letters: Readonly<Record<string, string>> = {
	ß: 'ss',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	æ: 'ae',
	œ: 'oe',
	þ: 'th',
	ı: 'i',
};

/** Accents of Latin, Greek and Cyrillic letters, Hebrew points and Arabic vowel signs; other scripts' marks are letters. */
const accents = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]/g;

/** A text as the search compares it: one width, one case, without accents, invisible characters and runs of blanks. */
export function fold(text: string): string {
	return foldLetter(text).replace(/\s+/g, ' ').trim();
}

/** The same of a single letter or a stretch, its blanks kept as they are. */
export function foldLetter(text: string): string {
	return text
		.normalize('NFKD')
		.replace(accents, '')
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[ßøłđðæœþı]/g, (letter) => letters[letter] ?? letter)
		.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
		.replace(/[\u2010\u2011\u2212]/g, '-');
}

/** True where a text is written without blanks between its words (Chinese, Japanese, Thai, …). */
export function isUnspaced(text: string): boolean {
	return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u.test(
		text,
	);
}
