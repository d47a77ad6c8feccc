import { folded } from '../corpus/index.ts';
import type { Locale, Segment } from '../model.ts';

/** Texts with more characters than this are no values of a closed set. */
const LONGEST = 40;

/** A text, or part of one, as a value. */
export interface Value {
	readonly locale: Locale;
	/** The folded text. */
	readonly value: string;
	readonly text: string;
	/** Where it stands in its segment. */
	readonly start: number;
	readonly end: number;
}

/** What stands between two places of a text as a value; null where it is long, a number or code. */
export function valueBetween({ text: all, facts, location }: Segment, from: number, to: number): Value | null {
	const text = all.slice(from, to).trim();
	if (text === '' || text.length > LONGEST || /\p{N}/u.test(text)) return null;
	const start = all.indexOf(text, from);
	const end = start + text.length;
	const isCode = facts.some(
		(fact) =>
			(fact.kind === 'identifier' || fact.kind === 'url' || fact.kind === 'port') &&
			fact.start < end &&
			fact.end > start,
	);
	return isCode ? null : { locale: location.locale, value: folded(text), text, start, end };
}
