/** Numerals: what the digits of one mean, however a locale groups them, and the number facts that come of it. */
import type { Fact } from '../model.ts';

type NumberFact = Extract<Fact, { kind: 'number' }>;

/** A number by its value; its unit may be written in another way elsewhere. */
export const numberKey = ({ value }: NumberFact): string => `number:${value}`;

/** A number with its unit. */
export const writeNumber = ({ value, unit }: NumberFact): string => (unit === null ? `${value}` : `${value} ${unit}`);

/** A numeral, read. */
export interface Numeral {
	/** Null where it is no number: `1.2.3`. */
	readonly value: number | null;
	/** The mark that groups its digits by three, or null. */
	readonly grouping: string | null;
	/** The runs of digits. */
	readonly parts: readonly string[];
	/** The mark between the runs when it is the same throughout, else null. */
	readonly separator: string | null;
}

const DECIMAL = '.,\u066b';

/** Head of one to three digits, then groups of three; by Indian custom groups of two before the last three. */
function isGrouped(parts: readonly string[], separator: string): boolean {
	const [head = '', ...groups] = parts;
	if (groups.length === 0 || separator === '\u066b' || !/^[1-9]\d{0,2}$/.test(head)) return false;
	if (groups.every((group) => group.length === 3)) return true;
	const last = groups.at(-1)?.length === 3;
	return (
		separator === ',' &&
		last &&
		groups.length > 1 &&
		head.length < 3 &&
		groups.slice(0, -1).every((group) => group.length === 2)
	);
}

/** Reads a numeral of ASCII digits with marks or single blanks between. `1,024` and `1.024` are both 1024, `0.125` is a decimal. */
export function readNumeral(digits: string): Numeral {
	const parts = digits.split(/\D/);
	const marks = digits.replace(/\d/g, '');
	const first = marks.charAt(0);
	const separator = marks !== '' && marks === first.repeat(marks.length) ? first : null;
	if (marks === '') return { value: Number(digits), grouping: null, parts, separator };
	if (separator !== null && isGrouped(parts, separator)) {
		return { value: Number(parts.join('')), grouping: separator, parts, separator };
	}
	const last = marks.charAt(marks.length - 1);
	const whole = parts.slice(0, -1);
	const grouping = whole.length > 1 ? first : null;
	const decimal =
		DECIMAL.includes(last) &&
		(whole.length === 1 ||
			(first !== last && marks.slice(0, -1) === first.repeat(marks.length - 1) && isGrouped(whole, first)));
	return {
		value: decimal ? Number(`${whole.join('')}.${parts.at(-1)}`) : null,
		grouping: decimal ? grouping : null,
		parts,
		separator,
	};
}
