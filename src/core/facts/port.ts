/**
 * What digits mean where ports are written. A mark between digits either groups them (`50,000`) or parts two ports
 * (`80,443`):
 * - a full stop, an apostrophe or the like can only group;
 * - the ends of a range agree: `50,000-59,999` and `50000-59,999` group, `25,110-115` is 25 and 110–115;
 * - what would lie above 65535 is a list;
 * - a group that begins with 0 (`50,000`, `5,061`) groups, as no port is written so, and then the same mark groups
 *   elsewhere in the text;
 * - a single digit before the comma groups (`1,434`); else (`25,110`) it is a list.
 */
import type { PortRange } from '../model.ts';
import { type Numeral, readNumeral } from './number.ts';

/** The highest port. */
export const MAX_PORT = 65535;

/** A port or range as text: `443`, `50000-59999`. */
export const portKey = ({ from, to }: PortRange): string => (from === to ? String(from) : `${from}-${to}`);

/** A stretch of a text that was read as a port, or as one that can't be; offsets in the folded text. */
export interface PortPiece {
	readonly start: number;
	readonly end: number;
	readonly from: number;
	readonly to: number;
	readonly fault: 'out-of-range' | 'reversed' | null;
}

/** Digits of a text and where they begin. */
export interface Digits {
	readonly text: string;
	readonly start: number;
}

const fits = (value: number | null): value is number => value !== null && Number.isInteger(value) && value <= MAX_PORT;
const isPlain = (digits: string) => /^(?:0|[1-9]\d*)$/.test(digits);
const parting = (numeral: Numeral) => numeral.separator === ',' || numeral.separator === ' ';
const end = (digits: Digits) => digits.start + digits.text.length;

function piece(from: number, to: number, start: number, stop: number): PortPiece {
	const fault = from > MAX_PORT || to > MAX_PORT ? 'out-of-range' : from > to ? 'reversed' : null;
	return { from, to, start, end: stop, fault };
}

/** The parts of `80,443` each by itself. */
function split(digits: Digits, numeral: Numeral): PortPiece[] {
	let start = digits.start;
	const mappings: PortPiece[] = [];
	for (const part of numeral.parts) {
		const value = Number(part);
		if (isPlain(part)) mappings.push(piece(value, value, start, start + part.length));
		start += part.length + 1;
	}
	return mappings;
}

/** Whether this numeral shows by itself that its mark groups. */
export function showsGrouping(numeral: Numeral): boolean {
	return (
		numeral.grouping !== null &&
		numeral.grouping === numeral.separator &&
		fits(numeral.value) &&
		numeral.parts.slice(1).some((part) => part.startsWith('0'))
	);
}

/** The ports of one numeral; none where it is a decimal, a version or has a leading zero. `grouping`: marks known to group. */
export function readSingle(digits: Digits, grouping: ReadonlySet<string>): PortPiece[] {
	const numeral = readNumeral(digits.text);
	const { value } = numeral;
	if (numeral.parts.length === 1)
		return isPlain(digits.text) && value !== null ? [piece(value, value, digits.start, end(digits))] : [];
	if (numeral.grouping === null || numeral.grouping !== numeral.separator || value === null)
		return parting(numeral) ? split(digits, numeral) : [];
	const groups =
		!parting(numeral) ||
		(fits(value) && (grouping.has(numeral.grouping) || showsGrouping(numeral) || numeral.parts[0]?.length === 1));
	return groups ? [piece(value, value, digits.start, end(digits))] : split(digits, numeral);
}

/** The value of a numeral as one end of a range. */
function whole(digits: Digits): number | null {
	const numeral = readNumeral(digits.text);
	const single =
		numeral.parts.length === 1
			? isPlain(digits.text)
			: numeral.grouping !== null && numeral.grouping === numeral.separator;
	return single ? numeral.value : null;
}

/** The ports of two numerals with a range mark between; none where they are no range at all. */
export function readRange(low: Digits, high: Digits): PortPiece[] {
	const from = whole(low);
	const to = whole(high);
	const left = readNumeral(low.text);
	const right = readNumeral(high.text);
	const both = from !== null && to !== null;
	const grouped = both ? piece(from, to, low.start, end(high)) : null;
	const listed = parting(left) || parting(right);
	if (grouped && !listed) return [grouped];
	const shown = showsGrouping(left) || showsGrouping(right);
	const agree = shown || left.separator === right.separator || (both && String(from).length === String(to).length);
	if (grouped?.fault === null && agree) return [grouped];
	const before = parting(left) ? split(low, left) : from === null ? [] : [piece(from, from, low.start, end(low))];
	const after = parting(right) ? split(high, right) : to === null ? [] : [piece(to, to, high.start, end(high))];
	const last = before.pop();
	const first = after.shift();
	if (last && first) {
		const middle = piece(last.from, first.to, last.start, first.end);
		const parted = [...before, middle, ...after];
		if (parted.every(({ fault }) => fault === null)) return parted;
	}
	return grouped ? [grouped] : [];
}
