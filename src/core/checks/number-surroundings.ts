import type { Segment } from '../model.ts';
import { unitAt } from '../text/index.ts';
import type { CheckContext } from './check.ts';
import type { Item } from './compared-kind.ts';
import { numbersIn } from './kinds/number.ts';
import { versionsIn } from './kinds/value.ts';
import { lexiconOf } from './lexicon-of-run.ts';

/** How far the words about a number reach, in characters, and those beside it. */
export const REACH = 32;
export const BESIDE = 12;

/** How much better the words about two numbers answer crosswise to those about them in another text than straight, -2–2. */
export function crossing(
	own: Segment,
	exchange: readonly [Item, Item],
	other: Segment,
	reach: number,
	context: CheckContext,
): number {
	const theirs: readonly Item[] = [...numbersIn(other), ...versionsIn(other)];
	const [a, b] = exchange;
	const [p, q] = [a, b].map(({ key }) => theirs.find((item) => item.key === key) as Item) as [Item, Item];
	const left = [a, b].map((item) => about(own, item, reach)) as [Words, Words];
	const right = [p, q].map((item) => about(other, item, reach)) as [Words, Words];
	const score = (x: Words, y: Words) => answers(x, y, own, other, context);
	return score(left[0], right[1]) + score(left[1], right[0]) - score(left[0], right[0]) - score(left[1], right[1]);
}

interface Words {
	readonly text: string;
	readonly unit: string | null;
}

/** What stands about a number, up to the next numbers. */
function about(segment: Segment, { start, end }: Item, reach: number): Words {
	const { text, facts, location } = segment;
	const numbers = facts.filter(({ kind }) => kind === 'number' || kind === 'version' || kind === 'port');
	const before = Math.max(start - reach, 0, ...numbers.flatMap((fact) => (fact.end <= start ? fact.end : [])));
	const after = Math.min(end + reach, text.length, ...numbers.flatMap((fact) => (fact.start >= end ? fact.start : [])));
	return {
		text: `${text.slice(before, start)} ${text.slice(end, after)}`,
		unit: unitAt(text, end, location.locale)?.unit ?? null,
	};
}

/** 0–1: the same unit, else words that render each other. */
function answers(a: Words, b: Words, own: Segment, other: Segment, context: CheckContext): number {
	if (a.unit !== null || b.unit !== null) return a.unit === b.unit ? 1 : 0;
	const [left, right] = [
		{ text: a.text, locale: own.location.locale },
		{ text: b.text, locale: other.location.locale },
	];
	return lexiconOf(context).score(left, right, [[left, right]]) ?? 0;
}
