import { languageOf } from '../corpus/index.ts';
import type { Fact, Locale, PerLocale, Segment, Topic } from '../model.ts';
import { replaceSpans, unitAt } from '../text/index.ts';
import { type CheckContext, type Diagnostic, peers, type TranslationUnit } from './check.ts';
import { counts } from './per-run.ts';
import { nonEmpty } from './presence.ts';
import { translationUnits } from './translation-units.ts';

/** What a mark within a number does: it begins the fraction, or parts thousands. */
type Use = 'decimal' | 'group';

/** A number that is written with a mark. */
interface MarkedNumber {
	readonly start: number;
	readonly end: number;
	readonly text: string;
	readonly use: Use;
	/** `.`, `,` or an apostrophe; blanks part thousands in every language. */
	readonly mark: string;
	/** Whether it may be a number of four to six digits as well as a decimal with three places. */
	readonly isEither: boolean;
}

const MARKED = /^\d+([.,'’٫٬])\d+(?:\1\d{3})*$/;
const APPLIES = /[\p{L}\p{N}:./-]$/u;

/**
 * The numbers of a text with marks. What is code has marks of its own, and a decimal that measures nothing may be a version. `1,234`
 * may be either; it is read as its own language reads it.
 */
function markedNumbers({ text, facts, marks, location }: Segment): MarkedNumber[] {
	const { locale } = location;
	const isCode = ({ start, end }: Fact) =>
		marks.some((mark) => mark.kind === 'code' && mark.start <= start && mark.end >= end);
	return facts.flatMap((fact) => {
		if ((fact.kind !== 'number' && fact.kind !== 'version') || isCode(fact)) return [];
		const [written = '', mark] = MARKED.exec(/^[\d.,'’٫٬]+\d/.exec(text.slice(fact.start, fact.end))?.[0] ?? '') ?? [];
		if (mark === undefined || APPLIES.test(text.slice(0, fact.start))) return [];
		const isGrouped = /^[1-9]\d{0,2}(?:\D\d{3})+$/.test(written);
		const isEither = isGrouped && written.split(mark).length === 2;
		const readsAsDecimal = marksFor(locale, 'decimal').includes(mark) && !marksFor(locale, 'group').includes(mark);
		const use = isGrouped && !(isEither && readsAsDecimal) ? 'group' : 'decimal';
		const end = fact.start + written.length;
		const isMeasured = (fact.kind === 'number' && fact.unit !== null) || unitAt(text, end, locale) !== null;
		return use === 'group' || isEither || isMeasured
			? { start: fact.start, end, text: written, use, mark, isEither }
			: [];
	});
}

const usage = counts(
	(): Map<string, number> => new Map(),
	(topic: Topic, times) => {
		for (const { segments, code } of translationUnits(topic))
			if (!code)
				for (const [locale, segment] of nonEmpty(segments))
					for (const { use, mark } of markedNumbers(segment)) {
						const key = keyOf(locale, use, mark);
						times.set(key, (times.get(key) ?? 0) + 1);
					}
	},
);

const keyOf = (locale: Locale, use: Use, mark: string) => `${locale} ${use} ${mark}`;

/** The marks that a language has for a use, by all of its countries, where the tag names none. */
const known = new Map<string, readonly string[]>();

const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));

/** The usual one first. */
function marksFor(locale: Locale, use: Use): readonly string[] {
	const key = `${locale} ${use}`;
	const found = known.get(key) ?? [...new Set(editionsOf(locale).flatMap((each) => markOf(each, use)))];
	known.set(key, found);
	return found;
}

function editionsOf(locale: Locale): string[] {
	if (new Intl.Locale(locale).region) return [locale];
	const all = LETTERS.flatMap((a) => LETTERS.map((b) => `${languageOf(locale)}-${a}${b}`));
	return [locale, ...Intl.NumberFormat.supportedLocalesOf(all)];
}

function markOf(locale: string, use: Use): string[] {
	const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1_234_567.5);
	const mark = parts.find(({ type }) => type === use)?.value ?? '';
	return /\s/.test(mark) ? [] : [mark];
}

/** Numbers with a mark that their locale writes otherwise, and other languages' numbers as these write them. */
export function* foreignMarks(unit: TranslationUnit, context: CheckContext): Generator<Diagnostic> {
	if (unit.code || unit.field === 'port') return;
	for (const [locale, segment] of nonEmpty(unit.segments)) {
		const times = usage(context.topics);
		const found = markedNumbers(segment)
			.flatMap((number) => meantBy(number, unit.segments, locale))
			.find((number) => isUnusual(number, locale, times));
		if (found) yield diagnostic(found, locale, segment, unit, context);
	}
}

/** A number as the other languages read it; none where they do not have it, or read it in two ways. */
function meantBy(number: MarkedNumber, segments: PerLocale<Segment>, locale: Locale): MarkedNumber[] {
	const digits = number.text.replace(/\D/g, '');
	const uses = Object.entries(segments).flatMap(([other, peer]) =>
		languageOf(other) === languageOf(locale)
			? []
			: (peer.text.match(/\d+(?:[.,'’٫٬\s]\d+)*/g) ?? []).flatMap((theirs) =>
					theirs.replace(/\D/g, '') === digits ? useIn(theirs, other, number.use) : [],
				),
	);
	const [use] = uses;
	if (use === undefined || uses.some((other) => other !== use)) return [];
	return number.isEither ? [{ ...number, use }] : use === number.use ? [number] : [];
}

/** What the mark of a number does in a locale. */
function useIn(number: string, locale: Locale, otherwise: Use): Use {
	const [mark = ''] = /\D/.exec(number) ?? [];
	if (mark === '' || /\s/.test(mark)) return 'group';
	const [decimal, group] = [marksFor(locale, 'decimal').includes(mark), marksFor(locale, 'group').includes(mark)];
	return decimal === group ? otherwise : decimal ? 'decimal' : 'group';
}

/** How often a locale writes a mark elsewhere, and another one for the same use. */
function timesOf({ use, mark }: MarkedNumber, locale: Locale, times: ReadonlyMap<string, number>) {
	const count = (other: string) => times.get(keyOf(locale, use, other)) ?? 0;
	const others = ['.', ',', "'", '’', '٫', '٬'].filter((other) => other !== mark);
	const usual = others.reduce((best, other) => (count(other) > count(best) ? other : best));
	return { own: Math.max(0, count(mark) - 1), usual, usually: count(usual) };
}

function isUnusual(number: MarkedNumber, locale: Locale, times: ReadonlyMap<string, number>): boolean {
	const { own, usually } = timesOf(number, locale, times);
	return usually > own && !marksFor(locale, number.use).includes(number.mark);
}

function diagnostic(
	number: MarkedNumber,
	locale: Locale,
	segment: Segment,
	unit: TranslationUnit,
	context: CheckContext,
): Diagnostic {
	const { start, end, text, use, mark } = number;
	const { own, usual, usually } = timesOf(number, locale, usage(context.topics));
	const other = use === 'decimal' ? 'group' : 'decimal';
	const isAnother = marksFor(locale, other).includes(mark);
	const expected = text.replaceAll(mark, usual);
	return {
		severity: use === 'group' && isAnother ? 'warning' : 'info',
		confidence: 0.8,
		locale,
		location: context.locate(segment, start, end),
		...unit.position(locale),
		message: { key: 'checks.number-format-mixed.foreign', values: { actual: text, expected } },
		actual: text,
		expected,
		suggestion: replaceSpans(segment.text, [{ start, end, text: expected }]),
		evidence: peers(unit.segments, locale, context.reliability.source),
		target: segment,
		features: {
			'marks-another': isAnother ? 1 : 0,
			'marks-own': Math.log((own + 0.5) / (usually + 0.5)),
			'marks-copied': Object.entries(unit.segments).some(
				([peer, { text: theirs }]) => languageOf(peer) !== languageOf(locale) && theirs.includes(text),
			)
				? 1
				: 0,
		},
	};
}
