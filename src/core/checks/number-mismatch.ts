import type { Passage, Severity, Topic } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { settle } from '../reconcile/index.ts';
import { replaceSpans } from '../text/index.ts';
import { type Check, peers, witness } from './check.ts';
import { type NumberFact, numberKey } from './lines.ts';
import { sizesIn } from './number-sizes.ts';
import { writeNumber } from './rewrite.ts';

/** Languages write numbers up to twenty out ("two ports"): a lone one of these that is missing proves nothing. */
const SMALL = 20;
/** Up to here a number that is missing may have become a word: "half an hour", "a day", "a hundred". */
const WORDED = 100;

/** A text whose numbers differ from its peers'. */
const check: Check = {
	id: 'number-mismatch',
	scope: 'passage',
	severity: 'error',
	over: ['text-untranslated'],
	*run(scope, context) {
		const { passages, field, position } = scope;
		const { topic, witnesses, place } = context;
		if (field === 'port' || field === 'protocol') return;
		const stated = Object.entries(passages).filter(([, { text }]) => text.trim() !== '');
		const known = new Set(stated.flatMap(([, passage]) => numbersOf(passage)));
		const units = unitsOf(stated.map(([, passage]) => passage));
		const statements = stated.map(([locale, passage]) => ({ locale, value: numbersAmong(known, passage).join(', ') }));
		const claim = settle(statements, witnesses);
		if (claim.basis === 'unanimous') yield* sizesIn(scope, context);
		if (claim.basis === 'unanimous' || claim.basis === 'single') return;
		const [first, ...others] = statements;
		const cell = first && passages[first.locale];
		if (claim.value === null && first && cell && others.some(({ value }) => telling(first.value, value, topic, units)))
			yield {
				severity: 'warning',
				confidence: claim.confidence,
				locale: null,
				place: cell.place,
				...position(first.locale),
				message: {
					key: 'checks.number-mismatch.undecided',
					values: { values: statements.map(({ locale, value }) => `${locale}: ${value || '–'}`).join('; ') },
				},
				actual: first.value,
				evidence: stated.map(([locale, peer]) =>
					witness('peer', peer, locale === first.locale ? 'actual' : 'expected'),
				),
				subject: cell,
			};
		if (claim.value === null) return;
		for (const { locale, value } of statements) {
			const passage = passages[locale] as Passage;
			const [lost, added] = unconverted(...difference(claim.value, value), units);
			if (lost.length + added.length === 0 || proveNothing(lost, added)) continue;
			const wrong = numberFacts(passage).filter((fact) => keysOf(fact).some((key) => added.includes(key)));
			const [from] = wrong;
			yield {
				severity: severityOf(lost, added, topic),
				confidence: claim.confidence,
				locale,
				place: from ? place(passage, from.start, (wrong.at(-1) as NumberFact).end) : passage.place,
				...position(locale),
				message: {
					key: `checks.number-mismatch.${added.length === 0 ? 'lost' : lost.length === 0 ? 'added' : 'message'}`,
					values: { actual: added.join(', '), expected: lost.join(', ') },
				},
				actual: value,
				expected: claim.value,
				suggestion:
					lost.length === 1 && wrong.length === 1 && added.length === 1 ? putRight(passage, wrong, lost) : null,
				evidence: peers(passages, locale, witnesses.source, claim.dissent),
				subject: passage,
			};
		}
	},
};
export default check;

/** One number in another's place misleads; one too many or too few may; one of the product's name does not. */
function severityOf(lost: readonly string[], added: readonly string[], topic: Topic): Severity {
	if (lost.length > 0 && added.length > 0) return 'error';
	if (added.length === 0 && lost.every((key) => Number(key) <= WORDED)) return 'info';
	return [...lost, ...added].every((key) => isInTitle(key, topic)) ? 'info' : 'warning';
}

function isInTitle(key: string, topic: Topic): boolean {
	return Object.values(topic.documents).some(({ title }) => title.includes(key));
}

const numberFacts = (passage: Passage) =>
	passage.facts.filter((fact): fact is NumberFact => fact.kind === 'port' || fact.kind === 'number');

/** A range is two numbers: languages say "50-60" and "between 50 and 60". */
const keysOf = (fact: NumberFact): string[] => numberKey(fact).split('-');

const numbersOf = (passage: Passage): string[] => numberFacts(passage).flatMap(keysOf);

/** Which of the known numbers stand in a passage, in rising order; also within a word (`2013er`, `E-911`) or short (`10K`). */
function numbersAmong(known: ReadonlySet<string>, passage: Passage): string[] {
	const text = comparable(passage.text);
	const thousands = [...text.matchAll(/(?<![\d.,])(\d+)[kK](?![\p{L}\d])/gu)].map(([, digits]) =>
		String(Number(digits) * 1000),
	);
	const own = new Set([...numbersOf(passage), ...(text.match(/\d+/g) ?? []), ...thousands]);
	return [...known].filter((key) => own.has(key)).sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1));
}

/** What `expected` has that `actual` lacks, and the reverse. */
function difference(expected: string, actual: string): [lost: string[], added: string[]] {
	const [right, own] = [expected, actual].map((value) => value.split(', ').filter(Boolean)) as [string[], string[]];
	return [right.filter((key) => !own.includes(key)), own.filter((key) => !right.includes(key))];
}

/** What one unit has of the next smaller one, and what number words stand for: minutes and seconds, days and hours, `1 万`. */
const FACTORS = [24, 60, 1000, 1024, 1440, 3600, 10_000, 86_400, 1_000_000, 100_000_000];

/** By number, the units it is written with; a port has none that could be another. */
type Units = ReadonlyMap<string, ReadonlySet<string>>;

function unitsOf(passages: readonly Passage[]): Units {
	const units = new Map<string, Set<string>>();
	for (const fact of passages.flatMap(numberFacts))
		for (const key of keysOf(fact)) {
			const unit = fact.kind === 'port' ? PORT : (fact.unit ?? '');
			units.set(key, (units.get(key) ?? new Set()).add(unit));
		}
	return units;
}

const PORT = 'port';

/** Without the numbers that may be each other's amount in another unit: `0.5 s` and `500 ms`. */
function unconverted(
	lost: readonly string[],
	added: readonly string[],
	units: Units,
): [lost: string[], added: string[]] {
	const isSameUnit = (a: string, b: string) =>
		[...(units.get(a) ?? [])].some((unit) => unit === PORT || (unit !== '' && units.get(b)?.has(unit)));
	const left = [...lost];
	const rest = added.filter((key) => {
		const at = left.findIndex(
			(other) =>
				FACTORS.some((factor) => isTimes(Number(key), Number(other), factor)) &&
				!isSameUnit(key, other) &&
				!isSameUnit(other, key),
		);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
	return [left, rest];
}

const isTimes = (a: number, b: number, factor: number): boolean =>
	a > 0 && b > 0 && (a === b * factor || b === a * factor);

/** Nothing but small numbers that only one side writes in digits. */
function proveNothing(lost: readonly string[], added: readonly string[]): boolean {
	return (lost.length === 0 || added.length === 0) && [...lost, ...added].every((key) => Number(key) <= SMALL);
}

/** Whether two readings that nothing decides between are worth a word: they differ in more than a name's version. */
function telling(a: string, b: string, topic: Topic, units: Units): boolean {
	const [lost, added] = unconverted(...difference(a, b), units);
	return !proveNothing(lost, added) && ![...lost, ...added].every((key) => isInTitle(key, topic));
}

function putRight(cell: Passage, [wrong]: readonly NumberFact[], [right]: readonly string[]): string | null {
	if (!wrong || right === undefined || !/^\d+$/.test(right)) return null;
	const { start, end } = wrong;
	const text = cell.text.slice(start, end);
	const digits = /\p{Nd}[\p{Nd}.,'’\s]*/u.exec(text);
	if (!digits) return null;
	const from = start + digits.index;
	return replaceSpans(cell.text, [
		{ start: from, end: from + digits[0].trimEnd().length, text: writeNumber(digits[0].trim(), Number(right)) },
	]);
}
