/** Reads the numerals of a text: those that are ports, one by one, in ranges and in lists, and the numbers that are not. */
import type { Fact } from '../model.ts';
import { readNumeral } from './number.ts';
import { type Digits, type PortPiece, readRange, readSingle, showsGrouping } from './port.ts';
import { endsName, type Scene, tiedAfter, tiedBefore } from './port-context.ts';
import type { Token } from './tokens.ts';
import { SEVERAL_PORTS } from './words.ts';

/** One port or range of a list, as it stands between the marks that part it from the next. */
interface Item {
	readonly first: number;
	readonly last: number;
	readonly mappings: readonly PortPiece[];
	/** What parts it from the item before: nothing that makes a list, a comma, or a word or mark that joins more firmly. */
	readonly link: 'none' | 'comma' | 'firm';
}

const digitsOf = (token: Token): Digits => ({ text: token.digits ?? token.text, start: token.start });

/** A bracketed figure after a port is its footnote. */
function isFootnote(tokens: readonly Token[], index: number): boolean {
	const [open, figure, close] = [tokens[index - 1], tokens[index], tokens[index + 1]];
	if (figure?.text.length !== 1 || !/^[([]$/.test(open?.text ?? '') || !/^[)\]]$/.test(close?.text ?? '')) return false;
	const before = tokens[index - 2]?.kind === 'blank' ? tokens[index - 3] : tokens[index - 2];
	return before?.kind === 'number';
}

/** The index of the nearest token before `index` that is no blank. */
const said = (tokens: readonly Token[], index: number): number =>
	tokens[index - 1]?.kind === 'blank' ? index - 2 : index - 1;

/** A small number that is added to a port, or to nothing: `9345 + 1`, `+1`. */
function isOffset(tokens: readonly Token[], index: number): boolean {
	const plus = said(tokens, index);
	if (tokens[plus]?.text !== '+' || (tokens[index]?.text.length ?? 0) > 2) return false;
	const base = tokens[said(tokens, plus)];
	return base === undefined || base.kind !== 'number' || base.text.length >= 4;
}

/** Whether a lone number counts ports: a word for several ports follows it, and no other number stands beside it. */
function isAmount({ tokens, lower }: Scene, index: number): boolean {
	const word = tokens[tokens[index + 1]?.kind === 'blank' ? index + 2 : index + 1];
	if (word?.kind !== 'word' || !SEVERAL_PORTS.has(lower.slice(word.start, word.end))) return false;
	return tokens.every(({ kind }, at) => at === index || kind !== 'number');
}

/** The index of the numeral that ends a range which begins at `index`, or null; `worded` when a word stands between. */
function rangeEnd({ tokens, lexicon, lower }: Scene, index: number): { at: number; loose: boolean } | null {
	let at = index + 1;
	let loose = 0;
	if (tokens[at]?.kind === 'blank') {
		at++;
		loose++;
	}
	const mark = tokens[at];
	if (!mark) return null;
	if (mark.kind === 'word' || mark.kind === 'run') {
		if (lexicon.to.startingAt(lower, mark.start) !== mark.text.length || lexicon.and.has(mark.text)) return null;
		at++;
		loose = 2;
	} else {
		let marks = '';
		while (tokens[at]?.kind === 'mark' && marks.length < 4) {
			marks += tokens[at]?.text;
			at++;
		}
		if (!/^(?:-{1,3}|\.{2,3})$/.test(marks)) return null;
	}
	if (tokens[at]?.kind === 'blank') {
		at++;
		loose++;
	}
	const end = tokens[at];
	return end?.kind === 'number' ? { at, loose: loose > 1 } : null;
}

/** How the tokens between two items part them. */
function linkBetween({ tokens, lexicon }: Scene, from: number, to: number): Item['link'] {
	if (from < 0 || to - from > 8) return 'none';
	let link: Item['link'] = 'none';
	for (let at = from + 1; at < to; at++) {
		const token = tokens[at];
		if (token?.kind === 'blank') continue;
		if (token?.kind === 'mark' && /^[,;\u060c]$/.test(token.text)) link = link === 'firm' ? link : 'comma';
		else if (token?.kind === 'mark' && /^[/&+|\u3001]$/.test(token.text)) link = 'firm';
		else if ((token?.kind === 'word' || token?.kind === 'run') && lexicon.and.has(token.text)) link = 'firm';
		else return 'none';
	}
	return link;
}

function readItems(scene: Scene, bare: boolean, passed: Set<number>): Item[] {
	const { tokens } = scene;
	const grouping = new Set<string>();
	for (const token of tokens) {
		if (token.kind !== 'number') continue;
		const numeral = readNumeral(token.digits ?? token.text);
		if (showsGrouping(numeral) && numeral.grouping !== null) grouping.add(numeral.grouping);
	}
	const items: Item[] = [];
	for (let first = 0; first < tokens.length; first++) {
		const token = tokens[first];
		if (token?.kind !== 'number') continue;
		if (endsName(scene, first) || (bare && isFootnote(tokens, first))) {
			passed.add(first);
			continue;
		}
		if (bare && (isOffset(tokens, first) || isAmount(scene, first))) {
			items.push({ first, last: first, mappings: [], link: 'none' });
			continue;
		}
		const link = linkBetween(scene, items.at(-1)?.last ?? -1, first);
		const end = token.unit === null ? rangeEnd(scene, first) : null;
		const high = end ? tokens[end.at] : undefined;
		// A unit after the second number holds for both.
		const measured = high !== undefined && high.unit !== null;
		if (end && high && !measured) {
			const mappings = readRange(digitsOf(token), digitsOf(high));
			const reversed = mappings.some(({ fault }) => fault === 'reversed');
			// A dash or a word with blanks around it may also part two numbers that fall.
			if (mappings.length > 0 && !(reversed && end.loose)) {
				items.push({ first, last: end.at, mappings, link });
				first = end.at;
				continue;
			}
		}
		items.push({
			first,
			last: first,
			mappings: token.unit === null && !measured ? readSingle(digitsOf(token), grouping) : [],
			link,
		});
	}
	return items;
}

/** Which items are ports in running text: those tied to something, and through a list those beside them. */
function tiedItems(scene: Scene, items: readonly Item[]): Set<Item> {
	const tied = new Set<Item>();
	for (const [index, item] of items.entries()) {
		const before = items[index - 1];
		if (item.mappings.length === 0) continue;
		if (tiedBefore(scene, item.first) || (item.link !== 'none' && before && tied.has(before))) tied.add(item);
		else if (tiedAfter(scene, item.last)) {
			tied.add(item);
			for (let at = index; at > 0 && items[at]?.link === 'firm'; at--) {
				const earlier = items[at - 1];
				if (!earlier || earlier.mappings.length === 0 || tied.has(earlier)) break;
				tied.add(earlier);
			}
		}
	}
	return tied;
}

/**
 * The facts of every numeral, offsets in the folded text. `bare`: numbers are ports without being tied to anything.
 * The second set holds the tokens that were passed over on purpose.
 */
export function readDigits(scene: Scene, text: string, bare: boolean): { facts: Fact[]; passed: Set<number> } {
	const passed = new Set<number>();
	const items = readItems(scene, bare, passed);
	const tied = bare ? null : tiedItems(scene, items);
	const facts: Fact[] = [];
	for (const item of items) {
		if (item.mappings.length > 0 && (tied === null || tied.has(item))) {
			for (const { start, end, from, to, fault } of item.mappings) {
				if (fault === null) facts.push({ kind: 'port', from, to, start, end });
				else facts.push({ kind: 'port-invalid', text: text.slice(start, end), reason: fault, start, end });
			}
			continue;
		}
		for (let at = item.first; at <= item.last; at++) {
			const token = scene.tokens[at];
			if (token?.kind !== 'number') continue;
			const { value } = readNumeral(token.digits ?? token.text);
			if (value !== null)
				facts.push({ kind: 'number', value, unit: token.unit ?? null, start: token.start, end: token.end });
			else passed.add(at);
		}
	}
	return { facts, passed };
}
