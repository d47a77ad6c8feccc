import type { Segment } from '../../model.ts';
import { datesIn, remembered, writtenDay, writtenLike } from '../../text/index.ts';
import type { TranslationUnit } from '../check.ts';
import type { ComparedKind, Difference, Item } from '../compared-kind.ts';

/** A date of a text. */
interface DateItem extends Item {
	readonly days: readonly string[];
	readonly text: string;
}

const itemsIn: (segment: Segment) => readonly DateItem[] = remembered(({ text, location }) =>
	datesIn(text, location.locale).map(({ start, end, days }) => ({
		...{ start, end, days, key: days[0] as string, text: text.slice(start, end) },
	})),
);

/** The dates of a text; of one that may be either of two days, the one that another text tells. */
function datesOf(segment: Segment, { segments }: TranslationUnit): readonly DateItem[] {
	const items = itemsIn(segment);
	if (items.every(({ days }) => days.length === 1)) return items;
	const told = new Set(
		Object.values(segments).flatMap((peer) => itemsIn(peer).flatMap(({ days }) => (days.length === 1 ? days : []))),
	);
	return items.map((item) => {
		const days = item.days.filter((day) => told.has(day));
		return days.length === 0 ? item : { ...item, days, key: days[0] as string };
	});
}

/** A date with day and month in each other's place. */
const swapped = (day: string): string => day.replace(/^(\d+)-(\d+)-(\d+)/, '$1-$3-$2');

/** Whether two dates have nothing in common: then the texts tell of two occasions, as where each has the day of its own revision. */
const isAnotherOccasion = ({ written, expected }: Difference): boolean => {
	const [own, theirs] = [written, expected].map((item) =>
		(item as DateItem | null)?.days.map((day) => day.split(/[- ]/)),
	);
	return !!own && !!theirs && own.every((a) => theirs.every((b) => [0, 1, 2].every((part) => a[part] !== b[part])));
};

/** Dates with day, month and year, in the languages' own orders, signs and calendars. */
export const date: ComparedKind = {
	check: 'number-mismatch',
	severity: 'error',
	severityOf: (differences) => (differences.every(isAnotherOccasion) ? 'info' : 'error'),
	supersedes: ['text-untranslated'],
	appliesTo: ({ code, field }) => !code && field !== 'port' && field !== 'protocol',
	items: datesOf,
	implies: (segment, item) => {
		const { days } = item as DateItem;
		return itemsIn(segment).some((own) => own.days.some((day) => days.includes(day)));
	},
	replacement: (_, __, free) => (free.length === 1 ? (free[0] as Item) : null),
	// What all write alike is a form that nobody wrote anew.
	isTelling: ({ expected, written, spelling }) =>
		expected !== null && written !== null && (written as DateItem).text !== spelling,
	features: (written, expected, locale, others) => {
		const own = datesIn(written, locale)[0]?.days ?? [];
		const theirs = others.flatMap(({ location }) => datesIn(expected, location.locale)[0]?.days ?? []);
		return {
			'date-swapped': own.some((day) => theirs.includes(swapped(day))) ? 1 : 0,
			'date-order': own.some((day) => day.includes(' ')) ? 1 : 0,
			'date-digits': /\p{L}/u.test(written) ? 0 : 1,
		};
	},
	spell: (expected, _, locale, written) => {
		const [day = ''] = (expected as DateItem).days;
		const own = written as (DateItem & typeof written) | null;
		return (own && writtenLike(day, { text: own.text, day: own.days[0] ?? '' })) ?? writtenDay(day, locale);
	},
	rewrite: () => null,
};
