/** Cuts what the other scanners left into numbers, words, blanks and marks, from which protocols and ports are read. */
import type { Fact } from '../model.ts';
import type { Found } from './found.ts';
import { SPACED } from './words.ts';

export interface Token {
	/**
	 * `number` a numeral with whatever groups its digits; `word` of a script that parts words by blanks; `run` of letters
	 * of another script; `fact` what a scanner read; `passed` what one passed over.
	 */
	readonly kind: 'number' | 'word' | 'run' | 'blank' | 'line' | 'mark' | 'fact' | 'passed';
	readonly text: string;
	readonly start: number;
	readonly end: number;
	readonly fact?: Fact;
	/** Of a number: the unit after it, which lies within the token. */
	readonly unit?: string | null;
	/** Of a number: where its digits end. */
	readonly digits?: string;
}

const GROUPED = String.raw`\d{1,3}(?: \d{3}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,'\u2019\u066b\u066c]\d+)*`;
const TOKEN = new RegExp(
	`(${GROUPED})|([_${SPACED}](?:[\\d_\\p{M}${SPACED}])*)|((?:(?![${SPACED}])[\\p{L}\\p{M}])+)|(\\n)|( +)|([^])`,
	'uy',
);
/** The kinds of token by the group of `TOKEN` that holds them. */
const KINDS = ['number', 'word', 'run', 'line', 'blank', 'mark'] as const;
const UNIT =
	/ ?(?:%|\u2030|\u00b0[CF]?|[kKMGTP]i?(?:B|o|[Bb]it|b)(?:\/s|ps)?|[кКМГТП](?:Б|бит|байт)(?:\/с)?|[Bb]it\/s|[kKMGT]?bps|[kKMGT]?Hz|ms|\u00b5s|\u03bcs|ns|min|sec|[kcmn\u00b5]m|kg|mg|px|d[Bb]m?|kW|kWh|mAh|mA|kV)(?![\p{L}\p{N}_])|[shVWAm](?![\p{L}\p{N}_])/uy;
const WORD_TAIL = new RegExp(`[\\d_\\p{M}${SPACED}]+`, 'uy');

function stick(shape: RegExp, text: string, at: number): string {
	shape.lastIndex = at;
	return shape.exec(text)?.[0] ?? '';
}

/** The tokens of `text` in order, without a gap; `found` is sorted and does not overlap. */
export function tokenise(text: string, found: readonly Found[]): Token[] {
	const tokens: Token[] = [];
	let at = 0;
	let next = 0;
	while (at < text.length) {
		const consensus = found[next];
		if (consensus && consensus.start <= at) {
			const { start, end } = consensus;
			const content = text.slice(start, end);
			tokens.push(
				consensus.kind === 'passed-over'
					? { kind: 'passed', text: content, start, end }
					: { kind: 'fact', text: content, start, end, fact: consensus },
			);
			at = end;
			next++;
			continue;
		}
		TOKEN.lastIndex = at;
		const match = TOKEN.exec(text);
		const kind = KINDS.find((_, group) => match?.[group + 1] !== undefined) ?? 'mark';
		let content = match?.[0] ?? text.charAt(at);
		if (consensus && at + content.length > consensus.start) content = text.slice(at, consensus.start);
		let end = at + content.length;
		if (kind !== 'number') {
			tokens.push({ kind, text: content, start: at, end });
			at = end;
			continue;
		}
		const free = consensus ? text.slice(0, consensus.start) : text;
		const unit = stick(UNIT, free, end);
		const tail = unit === '' ? stick(WORD_TAIL, free, end) : '';
		const digits = content;
		end += unit.length + tail.length;
		content = text.slice(at, end);
		// A numeral that goes on in letters is a name: `802.1X`, `6721ip`.
		if (tail !== '') tokens.push({ kind: 'word', text: content, start: at, end });
		else tokens.push({ kind: 'number', text: content, start: at, end, unit: unit.trim() || null, digits });
		at = end;
	}
	return tokens;
}
