import { type ComparedRow, type ComparedTexts, sharedText, verdictOf } from './compare.ts';

/** What of a list is shown at once, what else of it differs, and what agrees, each in its order. */
export interface ComparedParts<Value> {
	readonly shown: readonly Value[];
	readonly more: readonly Value[];
	readonly agreeing: readonly Value[];
}

/** How many lines what differs may take on a phone before the rest is folded: some ten screens; and a line's letters. */
const room = 380;
const lettersOfLine = 38;

/** Parts the lists of one page, which share the room that there is for what differs. */
export function partsWithin(lines = room) {
	let left = lines;
	return <Value>(
		values: readonly Value[],
		agrees: (value: Value) => boolean,
		linesOf: (value: Value) => number,
	): ComparedParts<Value> => {
		const differing = values.filter((value) => !agrees(value));
		const shown: Value[] = [];
		for (const value of differing) {
			if (left <= 0) break;
			left -= linesOf(value);
			shown.push(value);
		}
		return { shown, more: differing.slice(shown.length), agreeing: values.filter(agrees) };
	};
}

/** About how many lines a row takes on a phone. */
export function linesOfRow({ fields }: ComparedRow): number {
	return fields.reduce((sum, field) => sum + linesOfTexts(field), 2);
}

/** About how many lines a text takes on a phone in all languages, or in one where they agree. */
export function linesOfTexts(compared: ComparedTexts): number {
	if (sharedText(compared) !== null) return 1;
	const lines = compared.texts.map(({ comparison, findings }) => {
		const text = comparison?.parts.map((part) => part.text).join('') ?? '';
		return (
			findings.length + text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / lettersOfLine), 0)
		);
	});
	return 1 + (verdictOf(compared) === 'agrees' ? (lines[0] ?? 0) : lines.reduce((sum, own) => sum + own, 0));
}
