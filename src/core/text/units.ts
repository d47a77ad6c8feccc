/** Units of time and of data as a language writes them, after the Unicode locale data that come with `Intl`. */

/** Each unit with what a comparison keeps of it: bits and bytes are often mixed up, their prefixes seldom. */
const UNITS: Readonly<Record<string, string>> = {
	...{ nanosecond: 'ns', microsecond: 'µs', millisecond: 'ms', second: 's', minute: 'min', hour: 'h' },
	...{ day: 'd', week: 'week', month: 'month', year: 'year' },
	...{ kilobit: 'K', kilobyte: 'K', megabit: 'M', megabyte: 'M', gigabit: 'G', gigabyte: 'G' },
	...{ terabit: 'T', terabyte: 'T', petabyte: 'P' },
};
/** The symbols that all languages share. */
const SYMBOLS: readonly (readonly [string, string])[] = ['ns', 'µs', 'ms', 's', 'min', 'h', 'd'].map((symbol) => [
	symbol,
	symbol,
]);
/** Bytes, octets and bits with a prefix, in Latin and Cyrillic letters. */
const SIZE = /^([kmgtpкмгтп])(?:i?(?:b|o|bit|byte|octet)s?|и?(?:б|бит|байт)\p{L}{0,2})(?:ps)?$/iu;
const PREFIXES: Readonly<Record<string, string>> = { к: 'K', м: 'M', г: 'G', т: 'T', п: 'P' };

/** Numbers of every plural form. */
const COUNTS = [0, 1, 2, 3, 5, 11, 100, 1.5];
/** Shorter beginnings have too many words. */
const SHORTEST_STEM = 3;
/** How much longer than what all its forms have in common an inflected form may be. */
const ENDING = 3;

const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const LETTER = /^[\p{L}\u00b5]/u;
const WORD = /[\p{L}\p{M}\u00b5]+/uy;

interface UnitNames {
	/** What a unit is called, exactly. */
	readonly forms: ReadonlyMap<string, string>;
	/** What all forms of a unit's name begin with, the longest first. */
	readonly stems: readonly (readonly [string, string])[];
	/** Names in scripts without blanks, the longest first. */
	readonly unspaced: readonly (readonly [string, string])[];
}

const known = new Map<string, UnitNames>();

function namesIn(locale: string): UnitNames {
	const found = known.get(locale) ?? learnNames(locale);
	known.set(locale, found);
	return found;
}

function learnNames(locale: string): UnitNames {
	const all: [string, string][] = [...SYMBOLS.map(([symbol, unit]): [string, string] => [symbol, unit])];
	const stems = new Map<string, string>();
	for (const [name, unit] of Object.entries(UNITS)) {
		const long = formsOf(locale, name, 'long');
		// A letter alone may stand for anything, but for the symbols above.
		for (const form of [...long, ...formsOf(locale, name, 'short'), ...formsOf(locale, name, 'narrow')])
			if (form.length > 1 || UNSPACED.test(form)) all.push([form, unit]);
		const stem = long.map((form) => form.toLowerCase()).reduce(commonStart, long[0]?.toLowerCase() ?? '');
		if (stem.length >= SHORTEST_STEM && !UNSPACED.test(stem)) stems.set(stem, unit);
	}
	const units = new Map<string, Set<string>>();
	for (const [form, unit] of all) units.set(form, (units.get(form) ?? new Set()).add(unit));
	const forms = new Map([...units].flatMap(([form, [unit, other]]) => (unit && !other ? [[form, unit] as const] : [])));
	const byLength = (a: readonly [string, string], b: readonly [string, string]) => b[0].length - a[0].length;
	return {
		forms,
		stems: [...stems].sort(byLength),
		unspaced: [...forms].filter(([form]) => UNSPACED.test(form)).sort(byLength),
	};
}

function formsOf(locale: string, unit: string, unitDisplay: 'long' | 'short' | 'narrow'): string[] {
	const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay });
	const forms = COUNTS.flatMap((count) =>
		format.formatToParts(count).flatMap(({ type, value }) => (type === 'unit' ? [value.replace(/\.$/, '')] : [])),
	);
	return [...new Set(forms.map((form) => (form.length > 3 ? form.toLowerCase() : form)))];
}

function commonStart(a: string, b: string): string {
	let length = 0;
	while (length < Math.min(a.length, b.length) && a[length] === b[length]) length++;
	return a.slice(0, length);
}

/** The unit that a text names at an offset, in one spelling for all languages (`min`, `G`), and where it ends; null where it names none. */
export function unitAt(
	text: string,
	offset: number,
	locale: string,
): { readonly unit: string; readonly end: number } | null {
	const start = offset + (/^[ \u00a0\u202f-]/.test(text.slice(offset, offset + 1)) ? 1 : 0);
	if (!LETTER.test(text.slice(start, start + 2))) return null;
	const names = namesIn(locale);
	const run = names.unspaced.find(([form]) => text.startsWith(form, start));
	if (run) return { unit: run[1], end: start + run[0].length };
	WORD.lastIndex = start;
	const word = WORD.exec(text)?.[0];
	if (!word) return null;
	const unit = unitOf(word, names);
	return unit ? { unit, end: start + word.length } : null;
}

function unitOf(word: string, { forms, stems }: UnitNames): string | null {
	const prefix = SIZE.exec(word)?.[1]?.toLowerCase();
	if (prefix) return PREFIXES[prefix] ?? prefix.toUpperCase();
	const lower = word.toLowerCase();
	const exact = forms.get(word) ?? (word.length > 3 ? forms.get(lower) : undefined);
	if (exact) return exact;
	return stems.find(([stem]) => lower.startsWith(stem) && lower.length <= stem.length + ENDING)?.[1] ?? null;
}
