/**
 * A text that begins a line, a cell or an option, with a capital by the rules of a language: within a sentence many
 * languages write the names of languages small.
 */
export function capitalised(text: string, language: string): string {
	const [first = ''] = text;
	return first.toLocaleUpperCase(language) + text.slice(first.length);
}
