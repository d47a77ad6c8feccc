import type { PortRange, Segment, Topic } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type Check, evidenceOf, peers } from './check.ts';
import { number } from './kinds/number.ts';
import { type NumberFact, numberKey } from './lines.ts';
import { writeNumber } from './rewrite.ts';

/** Whether numbers have a number, or both ends of a range: "50 to 60" may be read as two. */
const says = (keys: ReadonlySet<string>, fact: NumberFact): boolean =>
	keys.has(numberKey(fact)) || (fact.kind === 'port' && keys.has(String(fact.from)) && keys.has(String(fact.to)));

/** Prose that names a port which the document's tables lack, where the peers' prose names one that they have. */
const check: Check = {
	id: 'prose-contradicts-table',
	family: 'difference',
	scope: 'segment',
	severity: 'error',
	supersedes: ['number-mismatch'],
	*run(unit, context) {
		const { segments, cell, header, position } = unit;
		if (cell || header) return;
		for (const [locale, segment] of Object.entries(segments)) {
			const others = Object.entries(segments).filter(
				([peer]) => context.reliability.language(peer) !== context.reliability.language(locale),
			);
			const theirs = others.map(([, peer]) => new Set(numbersIn(peer).map(numberKey)));
			const own = numbersIn(segment);
			const wrong = own.filter(
				(fact) => !isInTable(numberKey(fact), context.topic) && theirs.every((keys) => !says(keys, fact)),
			);
			const agreed = [...(theirs[0] ?? [])].filter((key) => theirs.every((keys) => keys.has(key)));
			const right = agreed.filter(
				(key) => isInTable(key, context.topic) && !own.some((fact) => numberKey(fact) === key),
			);
			const [fact] = wrong;
			const [expected] = right;
			if (!fact || wrong.length !== 1 || expected === undefined || right.length !== 1) continue;
			// The items of a list may stand in another order.
			if (unit.isNearby(locale, { start: 0, end: 0, key: expected }, number, context)) continue;
			const text = segment.text.slice(fact.start, fact.end);
			const digits = /\p{Nd}[\p{Nd}.,'’]*/u.exec(text);
			const table = tableWith(expected, context.topic);
			yield {
				confidence: others.length > 1 ? 0.95 : 0.85,
				locale,
				location: context.locate(segment, fact.start, fact.end),
				...position(locale),
				message: { key: 'checks.prose-contradicts-table.message', values: { actual: numberKey(fact), expected } },
				actual: numberKey(fact),
				expected,
				suggestion:
					digits && /^\d+$/.test(expected)
						? replaceSpans(segment.text, [
								{
									start: fact.start + digits.index,
									end: fact.start + digits.index + digits[0].length,
									text: writeNumber(digits[0], Number(expected)),
								},
							])
						: null,
				evidence: [
					...peers(Object.fromEntries(others), locale, context.reliability.source),
					...(table ? [evidenceOf('sibling', table, 'expected')] : []),
				],
				target: segment,
			};
		}
	},
};
export default check;

const numbersIn = (segment: Segment) => segment.facts.filter((fact) => fact.kind === 'port' || fact.kind === 'number');

const holds = ({ from, to }: PortRange, key: string) =>
	key === `${from}-${to}` || key === String(from) || key === String(to);

function isInTable(key: string, topic: Topic): boolean {
	return tableWith(key, topic) !== null;
}

/** A port cell of the topic that names a port. */
function tableWith(key: string, topic: Topic): Segment | null {
	for (const table of topic.tables)
		for (const row of table.rows)
			for (const member of Object.values(row.cells))
				if (member.flow.ports.some((range) => holds(range, key)))
					return (
						member.cells.find(({ facts }) => facts.some((fact) => fact.kind === 'port' && holds(fact, key))) ?? null
					);
	return null;
}
