/** The facts of blocks and cells: those of their texts, and what headings, headers and columns make of them. */

import { directionWithin, isSurelyVersion, lexiconOf, loneVersion, readFacts, yesOrNo } from '../facts/index.ts';
import type { Block, Cell, Column, Fact, Field, Row, Segment, Vocabulary } from '../model.ts';
import { fold, normalizeText, withRaisedDigits } from '../text/index.ts';

/** What leads a heading and counts it: `2.1 Ports`, `10. Firewall`, `3) Names`. */
const HEADING_NUMBER = /^\s*[\p{Nd}.]*\p{Nd}(?:[.)\uff09\u3001:]|(?=\s))\s*(?=\p{L})/u;

/** What words and numbers are made of, in scripts that part them by blanks. */
const JOINED = /[\p{Script=Latin}\p{N}]{2}/u;

/**
 * The facts of a text. Where a link or code begins or ends with no blank beside it, each side is read for itself: `in` before
 * a link to `https:…` makes no scheme of it, nor a number after a link a part of its last one.
 */
function factsOf(segment: Segment, vocabulary: Vocabulary, context: 'port' | 'text'): Fact[] {
	const text = withRaisedDigits(segment);
	const ends = segment.marks.flatMap(({ kind, start, end }) =>
		kind === 'link' || kind === 'code' ? [start, end] : [],
	);
	const cuts = [...new Set(ends)].filter((at) => JOINED.test(text.slice(Math.max(0, at - 1), at + 1)));
	if (cuts.length === 0) return readFacts(text, vocabulary, context);
	const bounds = [0, ...cuts.sort((a, b) => a - b), text.length];
	return bounds.slice(1).flatMap((end, at) => {
		const start = bounds[at] as number;
		return readFacts(text.slice(start, end), vocabulary, context).map((fact) => ({
			...{ ...fact, start: fact.start + start, end: fact.end + start },
		}));
	});
}

/** The facts of a block of prose; a number that leads a heading is none. */
export function factsInBlock(block: Block, vocabulary: Vocabulary): Fact[] {
	const facts = factsOf(block, vocabulary, 'text');
	const led = block.kind === 'heading' ? (HEADING_NUMBER.exec(block.text)?.[0].length ?? 0) : 0;
	return led === 0
		? facts
		: facts.filter(({ kind, start }) => start >= led || (kind !== 'number' && kind !== 'version'));
}

/** Whether a column tells what is required (true) or what is optional (false) by its header; else null. */
export function requiredBy(name: string, vocabulary: Vocabulary): boolean | null {
	const { required, optional } = lexiconOf(vocabulary);
	const header = normalizeText(name).toLowerCase().replace(/ ?\?$/, '');
	return required.has(header) ? true : optional.has(header) ? false : null;
}

/**
 * Reads the facts of cells by the field of their column, and what its header says is required; a cell that spans several
 * rows and columns is read once and stays one.
 */
export function cellReader(vocabulary: Vocabulary): (cell: Cell, field?: Field, settles?: boolean | null) => Cell {
	const known = new Map<Cell, Cell>();
	return (cell, field, settles = null) => {
		const read = known.get(cell) ?? { ...cell, facts: factsIn(cell, field, settles, vocabulary) };
		known.set(cell, read);
		return read;
	};
}

/** A lone acronym in a protocol column is a protocol, known or not. */
const ACRONYM = /^[A-Z][A-Z\d]{1,9}(?:[-/][A-Z\d]{1,9})?$/;

function factsIn(cell: Cell, field: Field | undefined, settles: boolean | null, vocabulary: Vocabulary): Fact[] {
	const facts = factsOf(cell, vocabulary, field === 'port' ? 'port' : 'text');
	const text = normalizeText(cell.text);
	const whole = { start: 0, end: cell.text.length };
	const named = facts.some(({ kind }) => kind === 'transport' || kind === 'protocol' || kind === 'security');
	if (field === 'protocol' && !named && ACRONYM.test(text))
		return [{ kind: 'protocol', value: text.toLowerCase(), ...whole }];
	if (facts.length > 0 || text === '') return facts;
	const lexicon = lexiconOf(vocabulary);
	const lower = fold(cell.text).text.toLowerCase();
	const answer = settles === null ? null : yesOrNo(lower, lexicon);
	if (answer !== null) return [{ kind: 'required', value: answer === settles, ...whole }];
	const direction = field === 'direction' ? directionWithin(lower, lexicon) : null;
	return direction ? [{ kind: 'direction', value: direction, ...whole }] : facts;
}

/** Rows whose lone numerals are versions, in columns where one numeral can be nothing else, or is a version already. */
export function withVersionColumns<R extends Pick<Row, 'cells'>>(
	rows: readonly R[],
	columns: readonly Column[],
): readonly R[] {
	const versions = columns.map(
		({ index, field }) =>
			field !== 'port' &&
			field !== 'count' &&
			rows.some(({ cells }) => {
				const cell = cells[index];
				const [fact] = cell?.facts ?? [];
				return fact?.kind === 'version'
					? isWhole(fact, cell)
					: fact?.kind === 'number' && isSurelyVersion(cell?.text.trim() ?? '');
			}),
	);
	if (!versions.includes(true)) return rows;
	const known = new Map<Cell, Cell>();
	return rows.map((row) => ({
		...row,
		cells: row.cells.map((cell, at) => {
			const [fact, ...more] = cell.facts;
			const version = versions[at] && fact?.kind === 'number' && more.length === 0 ? loneVersion(cell.text) : null;
			if (!version) return cell;
			const read = known.get(cell) ?? { ...cell, facts: [version] };
			known.set(cell, read);
			return read;
		}),
	}));
}

function isWhole({ start, end }: Fact, cell: Cell | undefined): boolean {
	return start === 0 && end === cell?.text.length;
}
