import type { Segment } from '../../model.ts';
import { datesIn, remembered, writtenDay } from '../../text/index.ts';
import type { ComparedKind, Item } from '../compared-kind.ts';

/** A date of a text. */
interface DateItem extends Item {
	readonly days: readonly string[];
}

const itemsIn: (segment: Segment) => readonly DateItem[] = remembered(({ text, location }) =>
	datesIn(text, location.locale).map(({ start, end, days }) => ({ start, end, days, key: days[0] as string })),
);

/** A date with day and month in each other's place. */
const swapped = (day: string): string => day.replace(/^(\d+)-(\d+)-(\d+)/, '$1-$3-$2');

/** Dates with day, month and year, in the languages' own orders, signs and calendars. */
export const date: ComparedKind = {
	check: 'number-mismatch',
	severity: 'error',
	supersedes: ['text-untranslated'],
	appliesTo: ({ code, field }) => !code && field !== 'port' && field !== 'protocol',
	items: itemsIn,
	implies: (segment, item) => {
		const { days } = item as DateItem;
		return itemsIn(segment).some((own) => own.days.some((day) => days.includes(day)));
	},
	replacement: (_, __, free) => (free.length === 1 ? (free[0] as Item) : null),
	isTelling: ({ expected, written }) => expected !== null && written !== null,
	features: (written, expected, locale, others) => {
		const own = datesIn(written, locale)[0]?.days ?? [];
		const theirs = others.flatMap(({ location }) => datesIn(expected, location.locale)[0]?.days ?? []);
		return {
			'date-swapped': own.some((day) => theirs.includes(swapped(day))) ? 1 : 0,
			'date-order': own.some((day) => day.includes(' ')) ? 1 : 0,
			'date-digits': /\p{L}/u.test(written) ? 0 : 1,
		};
	},
	spell: (expected, _, locale) => writtenDay((expected as DateItem).days[0] ?? '', locale),
	rewrite: () => null,
};
