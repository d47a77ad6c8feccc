import type { Locale } from '../model.ts';

type Part = 'day' | 'month' | 'year';

const orders = new Map<Locale, readonly string[]>();

/** The parts of a date in the order in which a language writes them. */
function orderOf(locale: Locale): readonly string[] {
	const known =
		orders.get(locale) ??
		new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).formatToParts(0).map(({ type }) => type);
	orders.set(locale, known);
	return known;
}

/** What parts of a date a number may be. */
function partsOf(key: string): readonly Part[] {
	if (!/^\d+$/.test(key)) return [];
	const value = Number(key);
	if (key.length === 4) return ['year'];
	return value < 1 || value > 31 ? [] : value > 12 ? ['day'] : ['day', 'month'];
}

/** Whether two numbers may be parts of a date that two languages write in another order: `2012年9月1日`, `1. September 2012`. */
export function isDateOrder(a: string, b: string, own: Locale, other: Locale): boolean {
	const isYear = (key: string) => partsOf(key).includes('year');
	if (isYear(a) === isYear(b)) return false;
	return partsOf(a).some((x) =>
		partsOf(b).some((y) => {
			const [mine, theirs] = [own, other].map((locale) => orderOf(locale).indexOf(x) < orderOf(locale).indexOf(y));
			return mine !== theirs;
		}),
	);
}
