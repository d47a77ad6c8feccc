/** Breaks a text into lines that are at most `width` wide at a size, both in pixels; by words, and between Han and kana. */
export function wrap(text: string, width: number, size: number): string[] {
	const pieces = text.match(
		/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|\s+/gu,
	);
	const lines: string[] = [];
	let line = '';
	for (const piece of (pieces ?? []).flatMap((one) => halves(one, width, size))) {
		if (line !== '' && widthOf(line + piece.trimEnd(), size) > width) {
			lines.push(line.trim());
			line = piece.trimStart();
		} else line += piece;
	}
	return [...lines, line.trim()].filter((one) => one !== '');
}

/** The width of a text in pixels, near enough for any sans-serif face. */
export function widthOf(text: string, size: number): number {
	let width = 0;
	for (const character of text)
		width += /[\u2e80-\u9fff\uf900-\uffef]/u.test(character)
			? 1
			: /[A-ZÄÖÜMW@]/.test(character)
				? 0.7
				: /[il.,:;|/ ]/.test(character)
					? 0.33
					: 0.57;
	return width * size;
}

/** Cuts a word that is wider than a line, after a hyphen or slash where there is one. */
function halves(word: string, width: number, size: number): string[] {
	if (widthOf(word, size) <= width) return [word];
	const middle = Math.ceil(word.length / 2);
	const hyphen = word.search(/[-/](?=.)/);
	const cut = hyphen > 0 ? hyphen + 1 : middle;
	const head = hyphen > 0 ? word.slice(0, cut) : `${word.slice(0, cut)}-`;
	return [...halves(head, width, size), ...halves(word.slice(cut), width, size)];
}
