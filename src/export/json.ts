/** A value as JSON text with two blanks of indent and a closing line end. */
export function json(value: unknown): string {
	return `${JSON.stringify(value, null, 2)}\n`;
}
