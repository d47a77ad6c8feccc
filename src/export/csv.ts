/** What a CSV cell may hold. */
export type CsvCell = string | number;

/** A spreadsheet runs a text that begins with one of these (also in full width, or after blanks) as a formula. */
const formula = /^(?:[\t\r\n]|[\s\p{Z}\p{Cf}]*[=+\-@＝＋－＠])/u;

/**
 * Lines of cells as CSV by RFC 4180 (comma, CRLF, quotes doubled), without BOM. A text that a spreadsheet would run as a
 * formula gets an apostrophe before it; numbers never do.
 */
export function csv(lines: readonly (readonly CsvCell[])[]): string {
	return lines.map((line) => `${line.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: CsvCell): string {
	if (typeof cell === 'number') return String(cell);
	const safe = formula.test(cell) ? `'${cell}` : cell;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
