import type { Segment } from '../model.ts';

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A segment's text with its superscript digits as such, offsets unchanged: `65535<sup>1</sup>` is no six-digit number. */
export function withRaisedDigits({ text, marks }: Pick<Segment, 'text' | 'marks'>): string {
	const raised = marks.filter(({ kind }) => kind === 'superscript').sort((a, b) => a.start - b.start);
	if (raised.length === 0) return text;
	const parts: string[] = [];
	let done = 0;
	for (const { start, end } of raised) {
		if (end <= done) continue;
		const from = Math.max(start, done);
		parts.push(
			text.slice(done, from),
			text.slice(from, end).replace(/\d/g, (digit) => RAISED[Number(digit)] as string),
		);
		done = end;
	}
	return parts.join('') + text.slice(done);
}
