import type { Passage } from '../model.ts';

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A passage's text with its superscript digits as such, offsets unchanged: `65535<sup>1</sup>` is no six-digit number. */
export function withRaisedDigits({ text, marks }: Pick<Passage, 'text' | 'marks'>): string {
	let out = text;
	for (const { kind, start, end } of marks)
		if (kind === 'superscript')
			out =
				out.slice(0, start) +
				out.slice(start, end).replace(/\d/g, (digit) => RAISED[Number(digit)] as string) +
				out.slice(end);
	return out;
}
