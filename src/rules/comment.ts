import type { Flow } from './flows.ts';

/** A text as one line that ends no comment and no string: no control or direction characters. */
export function oneLine(text: string): string {
	return text.replace(/[\p{Cc}\p{Bidi_C}\u2028\u2029\s]+/gu, ' ').trim();
}

/** Comment lines, each behind its mark. */
export function comments(lines: readonly string[], mark = '#'): string {
	return lines.map((line) => `${mark} ${oneLine(line)}\n`).join('');
}

/** What a rule is for, in one line: its records, whether it is optional, and what is only assumed. */
export function purpose(flow: Flow): string {
	const { direction, records, isOptional, isDisputed, isDirectionAssumed, source, destination } = flow;
	const between = [source?.text ?? 'any host', destination?.text ?? (direction === 'in' ? '' : 'any host')]
		.filter(Boolean)
		.join(' → ');
	const notes = [
		...(isOptional ? ['optional'] : []),
		...(isDisputed ? ['the languages disagree'] : []),
		...(isDirectionAssumed ? ['direction not stated'] : []),
	];
	return oneLine([`${between}:`, records.join(', '), ...(notes.length > 0 ? [`(${notes.join('; ')})`] : [])].join(' '));
}

/** The first record of a rule in ASCII, of at most `longest` characters: what tools allow in their own comments. */
export function label({ records }: Flow, longest: number): string {
	const ascii = (records[0] ?? '').normalize('NFKD').replace(/[^\w./-]+/g, '-');
	return ascii.slice(0, longest);
}
