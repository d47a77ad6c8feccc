/** What JSON may hold as it is and a terminal would obey: DEL, C1 and direction characters. */
const obeyed = /[\u007F-\u009F\p{Bidi_C}]/gu;

/** A value as JSON text with two blanks of indent and a closing line end; characters that a terminal would obey are escaped. */
export function json(value: unknown): string {
	const text = JSON.stringify(value, null, 2);
	return `${text.replace(obeyed, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
