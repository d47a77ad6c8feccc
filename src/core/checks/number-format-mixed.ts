import type { Fact, Locale, Segment } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type Check, type Diagnostic, peers } from './check.ts';
import { foreignMarks } from './number-marks.ts';
import { nonEmpty } from './presence.ts';
import { writeRange } from './rewrite.ts';

type PortFact = Extract<Fact, { kind: 'port' }>;
type NumberFact = Extract<Fact, { kind: 'number' }>;

/** The ends of a range, or the ports of a text, with their digits grouped in different ways; a blank on one side of a dash; a number with another language's marks. */
const check: Check = {
	id: 'number-format-mixed',
	family: 'form',
	scope: 'segment',
	severity: 'info',
	*run(unit, context) {
		const { segments, position } = unit;
		const { reliability, locate } = context;
		yield* foreignMarks(unit, context);
		for (const [locale, segment] of nonEmpty(segments)) {
			const ports = segment.facts.filter((fact): fact is PortFact => fact.kind === 'port');
			const mixed = ports.filter((fact) => groupings(textOf(segment, fact)).size > 1);
			const all = new Set(ports.flatMap((fact) => [...groupings(textOf(segment, fact))]));
			const wrong = mixed.length > 0 ? mixed : all.size > 1 ? ports : [];
			const [first, last] = [wrong[0], wrong.at(-1)];
			if (!first || !last) {
				yield* lopsided(segment, ports, locale);
				yield* amounts(segment, locale);
				continue;
			}
			const actual = mixed.length > 0 ? textOf(segment, first) : segment.text.slice(first.start, last.end);
			const plain = ports.map((fact) => ({
				start: fact.start,
				end: fact.end,
				text: writeRange(
					textOf(segment, fact).replace(GROUPED, (digits) => digits.replace(/\P{Nd}/gu, '')),
					fact,
				),
			}));
			yield {
				severity: mixed.length > 0 ? 'warning' : 'info',
				confidence: 0.9,
				locale,
				location: locate(segment, first.start, mixed.length > 0 ? first.end : last.end),
				...position(locale),
				message: { key: `checks.number-format-mixed.${mixed.length > 0 ? 'range' : 'message'}`, values: { actual } },
				actual,
				expected: plain.find(({ start }) => start === first.start)?.text ?? null,
				suggestion: replaceSpans(segment.text, plain),
				evidence: peers(segments, locale, reliability.source),
				target: segment,
			};
		}

		/** Ranges of other numbers than ports: which of the two marks is wrong, the text does not say. */
		function* amounts(segment: Segment, locale: Locale): Generator<Diagnostic> {
			for (const { start, end } of rangesIn(segment)) {
				const actual = segment.text.slice(start, end);
				if (groupings(actual).size < 2) continue;
				yield {
					severity: 'warning',
					confidence: 0.9,
					locale,
					location: locate(segment, start, end),
					...position(locale),
					message: { key: 'checks.number-format-mixed.range', values: { actual } },
					actual,
					expected: null,
					suggestion: null,
					evidence: peers(segments, locale, reliability.source),
					target: segment,
				};
			}
		}

		function* lopsided(segment: Segment, ports: readonly PortFact[], locale: Locale): Generator<Diagnostic> {
			const wrong = ports.filter((fact) => LOPSIDED.test(textOf(segment, fact)));
			const [first] = wrong;
			if (!first) return;
			const closed = wrong.map((fact) => ({ ...fact, text: textOf(segment, fact).replace(LOPSIDED, '$1$2$3') }));
			yield {
				confidence: 0.8,
				locale,
				location: locate(segment, first.start, first.end),
				...position(locale),
				message: { key: 'checks.number-format-mixed.lopsided', values: { actual: textOf(segment, first) } },
				actual: textOf(segment, first),
				expected: closed[0]?.text ?? null,
				suggestion: replaceSpans(segment.text, closed),
				evidence: peers(segments, locale, reliability.source),
				target: segment,
			};
		}
	},
};
export default check;

/** A range with a blank on one side of its dash. */
const LOPSIDED = /(\p{Nd})(?:\s+([-–—])|([-–—])\s+)(?=\p{Nd})/u;

/** Two numbers with nothing but a dash between them. */
function* rangesIn({ text, facts }: Segment): Generator<{ readonly start: number; readonly end: number }> {
	const numbers = facts.filter((fact): fact is NumberFact => fact.kind === 'number');
	for (const [at, { start, end }] of numbers.entries()) {
		const next = numbers[at + 1];
		if (next && /^\s?[-–—~～]\s?$/u.test(text.slice(end, next.start))) yield { start, end: next.end };
	}
}

const textOf = ({ text }: Segment, { start, end }: PortFact) => text.slice(start, end);

const GROUPED = /\p{Nd}{1,3}(?:[.,'’\u00a0\u202f\u066c]\p{Nd}{3})+(?!\p{Nd})|\p{Nd}+/gu;

/** In which ways the numbers of five and more digits are grouped: the mark, or '' for none. Four digits are often left together. */
function groupings(text: string): Set<string> {
	const marks = new Set<string>();
	for (const [number] of text.matchAll(GROUPED))
		if (number.replace(/\P{Nd}/gu, '').length > 4) marks.add(number.replace(/\p{Nd}/gu, '').charAt(0));
	return marks;
}
