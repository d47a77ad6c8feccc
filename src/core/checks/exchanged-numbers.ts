import { languageOf } from '../corpus/index.ts';
import type { Features } from '../evidence/index.ts';
import type { Locale, PerLocale, Segment, Topic } from '../model.ts';
import { remembered, replaceSpans } from '../text/index.ts';
import { type CheckContext, type Diagnostic, evidenceOf, type TranslationUnit } from './check.ts';
import type { Item } from './compared-kind.ts';
import { isDateOrder } from './date-order.ts';
import { numbersIn } from './kinds/number.ts';
import { versionsIn } from './kinds/value.ts';
import { BESIDE, crossing, REACH } from './number-surroundings.ts';
import { counts } from './per-run.ts';
import { translationUnits } from './translation-units.ts';

/** Two numbers of a text that stand in each other's place: all others are in the order that the other languages have. */
export function* exchangedNumbers(unit: TranslationUnit, context: CheckContext): Generator<Diagnostic> {
	const { segments, header, code } = unit;
	if (header || code) return;
	const { language, source } = context.reliability;
	const orders = ordersIn(segments);
	for (const [locale, own] of orders) {
		if (locale === source) continue;
		const others = orders.filter(([other]) => language(other) !== language(locale));
		const exchange = others.map(([, theirs]) => exchangeOf(own, theirs)).find((each) => each !== null);
		if (!exchange) continue;
		const along = others.filter(([, theirs]) => isInOrder(exchange, theirs) === true);
		const [{ key: a }, { key: b }] = exchange;
		const against = others.filter(
			([other, theirs]) => isInOrder(exchange, theirs) === false && !isDateOrder(a, b, locale, other),
		);
		const [yes, no] = [along, against].map((some) => new Set(some.map(([other]) => language(other))).size) as [
			number,
			number,
		];
		if (no === 0) continue;
		const isSettled = no > yes + 1 || against.some(([other]) => other === source);
		if (!isSettled && (no <= yes || against.some(([other]) => other < locale))) continue;
		const [crossings, beside] = [REACH, BESIDE].map((reach) =>
			against.map(([other]) =>
				crossing(segments[locale] as Segment, exchange, segments[other] as Segment, reach, context),
			),
		) as [number[], number[]];
		// Where the words move with the numbers, the language puts its words in another order.
		if (meanOf(crossings) <= 0 || meanOf(beside) < 0) continue;
		const said = against.map(([other]) => other);
		yield diagnosticOf(unit, locale, exchange, said, isSettled, { crossings, beside }, context);
	}
}

type Orders = readonly (readonly [Locale, readonly Item[]])[];
type Exchange = readonly [Item, Item];

/** The numbers and versions that stand once in a text, in their order, for the locales that have several. */
const ordersIn: (segments: PerLocale<Segment>) => Orders = remembered((segments) =>
	Object.entries(segments).flatMap(([locale, segment]) => {
		const items = [...numbersIn(segment), ...versionsIn(segment)].sort((a, b) => a.start - b.start);
		if (items.length < 2) return [];
		const counts = new Map<string, number>();
		for (const { key } of items) counts.set(key, (counts.get(key) ?? 0) + 1);
		const once = items.filter(({ key }) => counts.get(key) === 1);
		return once.length > 1 ? [[locale, once] as const] : [];
	}),
);

/** What two texts both have, in the order of each. */
function common(own: readonly Item[], theirs: readonly Item[]): readonly [readonly Item[], readonly Item[]] {
	const [left, right] = [new Set(own.map(({ key }) => key)), new Set(theirs.map(({ key }) => key))];
	return [own.filter(({ key }) => right.has(key)), theirs.filter(({ key }) => left.has(key))];
}

/** The two numbers of a text that have to be exchanged for another text's order; null where more or none have to. */
function exchangeOf(own: readonly Item[], theirs: readonly Item[]): Exchange | null {
	const [left, right] = common(own, theirs);
	const other = left.flatMap(({ key }, at) => (key === right[at]?.key ? [] : at));
	const [first, second] = other;
	if (first === undefined || second === undefined || other.length > 2) return null;
	return [left[first] as Item, left[second] as Item];
}

/** Whether a text has two numbers in the order of an exchange; null where it has not both. */
function isInOrder([first, second]: Exchange, items: readonly Item[]): boolean | null {
	const [a, b] = [first, second].map(({ key }) => items.find((item) => item.key === key)?.start);
	return a === undefined || b === undefined ? null : a < b;
}

/** How much better each of the other languages' words answer crosswise: those about the numbers, and those just beside them. */
interface Crossed {
	readonly crossings: readonly number[];
	readonly beside: readonly number[];
}

function diagnosticOf(
	{ segments, position }: TranslationUnit,
	locale: Locale,
	exchange: Exchange,
	against: readonly Locale[],
	isSettled: boolean,
	crossed: Crossed,
	context: CheckContext,
): Diagnostic {
	const { source } = context.reliability;
	const segment = segments[locale] as Segment;
	const [first, second] = exchange;
	const textOf = ({ start, end }: Item) => segment.text.slice(start, end);
	return {
		// Two languages may tell the same in two orders: "from 10 to 12", "12 instead of 10".
		severity: isSettled ? 'error' : 'warning',
		confidence: Math.min(0.95, meanOf(crossed.crossings) / 2),
		locale: isSettled ? locale : null,
		location: context.locate(segment, first.start, second.end),
		...position(locale),
		message: {
			key: 'checks.number-mismatch.exchanged',
			values: { first: textOf(first), second: textOf(second) },
		},
		actual: `${textOf(first)}, ${textOf(second)}`,
		expected: `${textOf(second)}, ${textOf(first)}`,
		suggestion: isSettled
			? replaceSpans(segment.text, [
					{ start: first.start, end: first.end, text: textOf(second) },
					{ start: second.start, end: second.end, text: textOf(first) },
				])
			: null,
		evidence: Object.entries(segments).flatMap(([other, peer]) =>
			other === locale
				? []
				: evidenceOf(other === source ? 'source' : 'peer', peer, against.includes(other) ? 'expected' : 'actual'),
		),
		target: segment,
		features: featuresOf(segment, against, segments, crossed, context),
	};
}

const meanOf = (values: readonly number[]): number =>
	values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length);

/** What tells a fault from a language that puts its words in another order. */
function featuresOf(
	segment: Segment,
	against: readonly Locale[],
	segments: PerLocale<Segment>,
	{ crossings, beside }: Crossed,
	context: CheckContext,
): Features {
	const { locale } = segment.location;
	const habit = habits(context.topics).get(locale) ?? { of: 0, otherwise: 0 };
	// The text itself is no habit.
	const [otherwise, of] = [habit.otherwise - 1, habit.of - 1];
	const along = Object.keys(segments).length - 1 - against.length;
	return {
		'order-exchanged': 1,
		'order-habit': Math.log((otherwise + 0.5) / (of - otherwise + 0.5)),
		'order-known': Math.log2(1 + of),
		'order-against': Math.log2(1 + new Set(against.map(languageOf)).size),
		'order-along': Math.log2(1 + along),
		'order-crossing': meanOf(crossings),
		'order-beside': meanOf(beside),
		'order-least': Math.min(...crossings),
		'order-most': Math.max(...crossings),
	};
}

interface Habit {
	of: number;
	otherwise: number;
}

/** By locale, how many texts have several numbers in common with another language, and how many of these in another order. */
const habits = counts((): Map<Locale, Habit> => new Map(), learn);

function learn(topic: Topic, found: Map<Locale, Habit>): void {
	for (const { segments, header, code } of translationUnits(topic)) {
		if (header || code) continue;
		const orders = ordersIn(segments);
		for (const [locale, own] of orders) {
			const others = orders.filter(([other]) => languageOf(other) !== languageOf(locale));
			const shared = others.map(([, theirs]) => common(own, theirs)).filter(([left]) => left.length > 1);
			if (shared.length === 0) continue;
			const habit = found.get(locale) ?? { of: 0, otherwise: 0 };
			found.set(locale, habit);
			habit.of++;
			if (shared.some(([left, right]) => left.some(({ key }, at) => key !== right[at]?.key))) habit.otherwise++;
		}
	}
}
