import type { PerLocale, Row, Segment } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type Check, evidenceOf, peers } from './check.ts';
import { numberKey } from './lines.ts';
import { namedIn } from './terms.ts';

/** A note that speaks of another port or transport than its row has, while the peers' notes speak of the row's. */
const check: Check = {
	id: 'note-contradicts-row',
	family: 'form',
	scope: 'segment',
	severity: 'error',
	supersedes: ['number-mismatch', 'protocol-mismatch'],
	*run({ segments, field, cell, position }, context) {
		if (!cell || field === 'port' || field === 'protocol' || cell.table.kind !== 'ports') return;
		for (const [locale, note] of Object.entries(segments)) {
			const row = cell.row.cells[locale];
			const others = Object.entries(segments).filter(
				([peer, { text }]) =>
					text !== '' && context.reliability.language(peer) !== context.reliability.language(locale),
			);
			if (!row || others.length === 0 || note.text === '') continue;
			const rest = Object.fromEntries(others);
			const found = otherPort(note, row, rest) ?? otherTransport(note, row, rest);
			if (!found) continue;
			const { fact, actual, expected } = found;
			const key = row.cells.find(({ facts }) => facts.some(({ kind }) => kind === 'port' || kind === 'transport'));
			yield {
				confidence: others.length > 1 ? 0.96 : 0.88,
				locale,
				location: context.locate(note, fact.start, fact.end),
				...position(locale),
				message: { key: 'checks.note-contradicts-row.message', values: { actual, expected } },
				actual,
				expected,
				suggestion: replaceSpans(note.text, [{ ...fact, text: expected }]),
				evidence: [
					...peers(rest, locale, context.reliability.source),
					...(key ? [evidenceOf('row', key, 'expected')] : []),
				],
				target: note,
			};
		}
	},
};
export default check;

interface Contradiction {
	readonly fact: { readonly start: number; readonly end: number };
	readonly actual: string;
	readonly expected: string;
}

/** One port that no peer's note names, in the place of the row's own, which every peer's note names. */
function otherPort(note: Segment, row: Row, others: PerLocale<Segment>): Contradiction | null {
	const own = new Set(row.flow.ports.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)));
	const numbers = numbersIn(note);
	const theirs = Object.values(others).map((peer) => new Set(numbersIn(peer).map(numberKey)));
	const wrong = numbers.filter((fact) => theirs.every((keys) => !keys.has(numberKey(fact))));
	const right = [...own].filter(
		(key) => theirs.every((keys) => keys.has(key)) && !numbers.some((fact) => numberKey(fact) === key),
	);
	const [fact] = wrong;
	const [expected] = right;
	if (!fact || wrong.length !== 1 || expected === undefined || right.length !== 1) return null;
	const digits = /\p{Nd}[\p{Nd}.,'’]*(?:\s*[-–~～]\s*\p{Nd}[\p{Nd}.,'’]*)?/u.exec(
		note.text.slice(fact.start, fact.end),
	);
	if (!digits) return null;
	const start = fact.start + digits.index;
	return { fact: { start, end: start + digits[0].length }, actual: numberKey(fact), expected };
}

const numbersIn = (segment: Segment) => segment.facts.filter((fact) => fact.kind === 'port' || fact.kind === 'number');

/** One transport that neither the row nor any peer's note names, in the place of the row's own. */
function otherTransport(note: Segment, row: Row, others: PerLocale<Segment>): Contradiction | null {
	const transports = (segment: Segment) => namedIn(segment).filter(({ kind }) => kind === 'transport');
	const wrong = transports(note).filter(
		({ value }) =>
			!row.flow.transports.includes(value) &&
			Object.values(others).every((peer) => !transports(peer).some((fact) => fact.value === value)),
	);
	const right = row.flow.transports.filter(
		(value) =>
			Object.values(others).every((peer) => transports(peer).some((fact) => fact.value === value)) &&
			!transports(note).some((fact) => fact.value === value),
	);
	const [fact] = wrong;
	const [expected] = right;
	if (!fact || wrong.length !== 1 || expected === undefined || right.length !== 1) return null;
	const text = note.text.slice(fact.start, fact.end);
	return { fact, actual: text, expected: text === text.toUpperCase() ? expected.toUpperCase() : expected };
}
