import { wordsIn } from '../corpus/index.ts';
import type { Locale, Segment } from '../model.ts';
import { vote } from '../reconcile/index.ts';
import { replaceSpans } from '../text/index.ts';
import { type Check, type CheckContext, type Diagnostic, evidenceOf, peers, type TranslationUnit } from './check.ts';
import { exchangedNames } from './kept-names.ts';
import { type PairedValues, pairedValues, valuesIn } from './paired-values.ts';
import { translatedCodes } from './translated-codes.ts';
import type { Value } from './value.ts';
import { valuesInPlace } from './value-parts.ts';

/**
 * A cell with a value (yes, enabled, client) that elsewhere answers to another value of the other languages than here; or a text
 * that begins or ends with one (`Warning: …`, `… Required.`).
 */
const check: Check = {
	id: 'value-mismatch',
	family: 'difference',
	scope: 'segment',
	severity: 'error',
	supersedes: ['note-duplicated', 'term-inconsistent', 'text-same-as-peer', 'text-untranslated'],
	*run(unit, context) {
		const isRead = unit.field === 'port' || unit.field === 'protocol' || unit.field === 'direction';
		let isTold = false;
		for (const found of isRead ? [] : contradictingValues(unit, context)) {
			isTold = true;
			yield found;
		}
		const { cell } = unit;
		if (!cell || isTold) return;
		for (const found of exchangedNames(unit, context, true)) {
			isTold = true;
			yield found;
		}
		if (!isRead && !isTold) yield* translatedCodes({ ...unit, cell }, context);
	},
};
export default check;

/** The values of a unit that answer to different ones of each other's: whole cells of a table's body, and parts of any text. */
export function* contradictingValues(unit: TranslationUnit, context: CheckContext): Generator<Diagnostic> {
	if (unit.code) return;
	if (unit.cell) yield* contradictionsAmong(valuesIn(unit.segments), unit, context);
	for (const values of valuesInPlace(unit.segments)) yield* contradictionsAmong(values, unit, context);
}

function* contradictionsAmong(
	values: readonly Value[],
	unit: TranslationUnit,
	context: CheckContext,
): Generator<Diagnostic> {
	if (new Set(values.map(({ locale }) => context.reliability.language(locale))).size < 2) return;
	const pairs = pairedValues(context.topics);
	// Each language is a measure of what the others say; the one that knows most of them is the best.
	const readings = values.map((pivot) => readBy(pivot, values, pairs));
	const [most] = readings.sort((a, b) => b.length - a.length);
	if (most && new Set(most.map(({ meaning }) => meaning)).size > 1) yield* contradictions(most, unit, context, pairs);
}

/** A value with what it answers to in the language that is the measure. */
interface Reading extends Value {
	readonly meaning: string;
	/** How often it stands opposite that elsewhere. */
	readonly count: number;
	/** How often it stands elsewhere opposite what it stands opposite here. */
	readonly again: number;
}

/** What is seen once may be chance, but for a word that is kept as it is. */
const LEAST = 2;

/** What each value answers to in the pivot's language elsewhere; values that nothing was learned of are left out. */
function readBy(pivot: Value, values: readonly Value[], pairs: PairedValues): Reading[] {
	return values.flatMap((each): Reading | [] => {
		if (each === pivot || each.value === pivot.value) return { ...each, meaning: pivot.value, count: 0, again: 0 };
		const again = pairs.times(each.locale, each.value, pivot.locale, pivot.value) - 1;
		const best = pairs.counterpart(each.locale, each.value, pivot.locale, pivot.value);
		if (!best) return [];
		// A rendering that recurs is one, though another is more frequent; so is one whose place nothing else has.
		const usual = pairs.counterpart(pivot.locale, pivot.value, each.locale, each.value);
		const often = Math.min(best.count, usual?.count ?? 0);
		const isKept = best.value === each.value && usual?.value === pivot.value;
		const contradicts = often >= (isKept ? 1 : LEAST) && again < often && usual !== null && usual.value !== each.value;
		return contradicts
			? { ...each, meaning: best.value, count: often, again }
			: { ...each, meaning: pivot.value, count: again, again };
	});
}

function* contradictions(
	readings: readonly Reading[],
	unit: TranslationUnit,
	context: CheckContext,
	pairs: PairedValues,
): Generator<Diagnostic> {
	const { reliability } = context;
	const consensus = vote(
		readings.map(({ locale, meaning }) => ({ locale, value: meaning })),
		reliability,
	);
	const contradicting = Math.max(
		...readings.map(({ meaning, count }) => (meaning === readings[0]?.meaning ? 0 : count)),
	);
	const told =
		consensus.value === null
			? readings.slice(0, 1)
			: readings.filter(({ locale }) => consensus.dissent.includes(locale));
	for (const reading of told) {
		const { locale, text, start, end } = reading;
		const segment = unit.segments[locale] as Segment;
		const isWhole = text === segment.text.trim();
		const decided = consensus.value !== null;
		const model = readings.find(({ meaning }) => (decided ? meaning === consensus.value : meaning !== reading.meaning));
		if (!model) continue;
		const usual = pairs.counterpart(model.locale, model.value, locale, reading.value);
		const expected = usual ? pairs.spelling(locale, usual.value) : null;
		if (decided && expected === null) continue;
		// What recurs in a column is how it is said there.
		if (isWhole && alikeInColumn(unit, reading, model) > 0) continue;
		const says = readings.map((each) => `${each.locale}: ${each.text}`).join('; ');
		yield {
			...(isWhole ? {} : { severity: 'warning' as const }),
			confidence: consensus.confidence,
			locale: decided ? locale : null,
			location: isWhole ? segment.location : context.locate(segment, start, end),
			...unit.position(locale),
			message: decided
				? { key: 'checks.value-mismatch.message', values: { actual: text, expected: expected as string } }
				: { key: 'checks.value-mismatch.undecided', values: { values: says } },
			actual: text,
			expected: decided ? expected : null,
			suggestion:
				decided && !sharesWord(text, expected as string)
					? replaceSpans(segment.text, [{ start, end, text: expected as string }])
					: null,
			evidence: decided
				? peers(unit.segments, locale, reliability.source, consensus.dissent)
				: Object.entries(unit.segments).map(([other, peer]) =>
						evidenceOf('peer', peer, meaningOf(other, readings) === reading.meaning ? 'actual' : 'expected'),
					),
			target: segment,
			features: {
				'value-contradicts': Math.log2(1 + contradicting),
				'value-again': Math.log2(1 + reading.again),
				'value-agreed': Math.log2(
					1 + readings.reduce((sum, { meaning, count }) => sum + (meaning === consensus.value ? count : 0), 0),
				),
				'value-part': isWhole ? 0 : 1,
				'value-column': isWhole && inColumn(unit, reading, usual?.value ?? null) ? 1 : 0,
				'value-shares-word': expected !== null && sharesWord(text, expected) ? 1 : 0,
				'value-words': Math.log2(1 + (text.match(/[\p{L}\p{M}]+/gu) ?? []).length),
			},
		};
	}
}

const meaningOf = (locale: Locale, readings: readonly Reading[]) =>
	readings.find((each) => each.locale === locale)?.meaning;

/** In how many other rows of a column the same two values stand opposite each other. */
function alikeInColumn({ cell }: TranslationUnit, a: Reading, b: Reading): number {
	if (!cell) return 0;
	const { table, column, row } = cell;
	const valueIn = (other: (typeof table.rows)[number], locale: Locale) => {
		const member = other.cells[locale]?.cells[column.members[locale] ?? Number.NaN];
		return member && valuesIn({ [locale]: member })[0]?.value;
	};
	return table.rows.filter(
		(other) => other !== row && valueIn(other, a.locale) === a.value && valueIn(other, b.locale) === b.value,
	).length;
}

/** Whether a column has both what stands here and what should, in other rows. */
function inColumn({ cell }: TranslationUnit, { locale, value }: Reading, expected: string | null): boolean {
	if (!cell || expected === null) return false;
	const at = cell.column.members[locale];
	const others = cell.table.rows.flatMap((row) => {
		const member = row === cell.row || at === undefined ? undefined : row.cells[locale]?.cells[at];
		return member ? valuesIn({ [locale]: member }) : [];
	});
	return [value, expected].every((wanted) => others.some((other) => other.value === wanted));
}

/** Whether two values have a word in common: they may be the same put in two ways, as `not null` and `non null`. */
function sharesWord(a: string, b: string): boolean {
	const words = new Set(wordsIn(a));
	return wordsIn(b).some((word) => words.has(word));
}
