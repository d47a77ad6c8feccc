import type { Fact, Locale, Passage } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type Check, type Draft, peers } from './check.ts';
import { stated } from './presence.ts';
import { writeRange } from './rewrite.ts';

type PortFact = Extract<Fact, { kind: 'port' }>;

/** The ends of a range, or the ports of a text, with their digits grouped in different ways; a blank on one side of a dash. */
const check: Check = {
	id: 'number-format-mixed',
	family: 'form',
	scope: 'passage',
	severity: 'info',
	*run({ passages, position }, { witnesses, place }) {
		for (const [locale, passage] of stated(passages)) {
			const ports = passage.facts.filter((fact): fact is PortFact => fact.kind === 'port');
			const mixed = ports.filter((fact) => groupings(textOf(passage, fact)).size > 1);
			const all = new Set(ports.flatMap((fact) => [...groupings(textOf(passage, fact))]));
			const wrong = mixed.length > 0 ? mixed : all.size > 1 ? ports : [];
			const [first, last] = [wrong[0], wrong.at(-1)];
			if (!first || !last) {
				yield* lopsided(passage, ports, locale);
				continue;
			}
			const actual = mixed.length > 0 ? textOf(passage, first) : passage.text.slice(first.start, last.end);
			const plain = ports.map((fact) => ({
				start: fact.start,
				end: fact.end,
				text: writeRange(
					textOf(passage, fact).replace(GROUPED, (digits) => digits.replace(/\P{Nd}/gu, '')),
					fact,
				),
			}));
			yield {
				severity: mixed.length > 0 ? 'warning' : 'info',
				confidence: 0.9,
				locale,
				place: place(passage, first.start, mixed.length > 0 ? first.end : last.end),
				...position(locale),
				message: { key: `checks.number-format-mixed.${mixed.length > 0 ? 'range' : 'message'}`, values: { actual } },
				actual,
				expected: plain.find(({ start }) => start === first.start)?.text ?? null,
				suggestion: replaceSpans(passage.text, plain),
				evidence: peers(passages, locale, witnesses.source),
				subject: passage,
			};
		}

		function* lopsided(passage: Passage, ports: readonly PortFact[], locale: Locale): Generator<Draft> {
			const wrong = ports.filter((fact) => LOPSIDED.test(textOf(passage, fact)));
			const [first] = wrong;
			if (!first) return;
			const closed = wrong.map((fact) => ({ ...fact, text: textOf(passage, fact).replace(LOPSIDED, '$1$2$3') }));
			yield {
				confidence: 0.8,
				locale,
				place: place(passage, first.start, first.end),
				...position(locale),
				message: { key: 'checks.number-format-mixed.lopsided', values: { actual: textOf(passage, first) } },
				actual: textOf(passage, first),
				expected: closed[0]?.text ?? null,
				suggestion: replaceSpans(passage.text, closed),
				evidence: peers(passages, locale, witnesses.source),
				subject: passage,
			};
		}
	},
};
export default check;

/** A range with a blank on one side of its dash. */
const LOPSIDED = /(\p{Nd})(?:\s+([-–—])|([-–—])\s+)(?=\p{Nd})/u;

const textOf = ({ text }: Passage, { start, end }: PortFact) => text.slice(start, end);

const GROUPED = /\p{Nd}{1,3}(?:[.,'’\u00a0\u202f\u066c]\p{Nd}{3})+(?!\p{Nd})|\p{Nd}+/gu;

/** In which ways the numbers of five and more digits are grouped: the mark, or '' for none. Four digits are often left together. */
function groupings(text: string): Set<string> {
	const marks = new Set<string>();
	for (const [number] of text.matchAll(GROUPED))
		if (number.replace(/\P{Nd}/gu, '').length > 4) marks.add(number.replace(/\p{Nd}/gu, '').charAt(0));
	return marks;
}
