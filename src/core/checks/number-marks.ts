import { languageOf } from '../corpus/index.ts';
import type { Fact, Locale, PerLocale, Segment, Topic } from '../model.ts';
import { rememberedText, replaceSpans, unitAt } from '../text/index.ts';
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
	/** Whether it may be a version as well: a decimal that measures nothing. */
	readonly isVersion: boolean;
}

const MARKED = /^\d+([.,'’٫٬])\d+(?:\1\d{3})*$/;
/** Before a number that is part of something else: a time, a name, a range, whose ends are compared with each other. */
const PART = /[\p{L}\p{N}:./\-–—~～]$/u;

/** The numbers of a text with marks; what is code has marks of its own. `1,234` may be either; it is read as its own language reads it. */
function markedNumbers({ text, facts, marks, location }: Segment): MarkedNumber[] {
	const { locale } = location;
	const isCode = ({ start, end }: Fact) =>
		marks.some((mark) => mark.kind === 'code' && mark.start <= start && mark.end >= end);
	return facts.flatMap((fact) => {
		if ((fact.kind !== 'number' && fact.kind !== 'version') || isCode(fact)) return [];
		const [written = '', mark] = MARKED.exec(/^[\d.,'’٫٬]+\d/.exec(text.slice(fact.start, fact.end))?.[0] ?? '') ?? [];
		if (mark === undefined || PART.test(text.slice(Math.max(0, fact.start - 1), fact.start))) return [];
		const isGrouped = /^[1-9]\d{0,2}(?:\D\d{3})+$/.test(written);
		const isEither = isGrouped && written.split(mark).length === 2;
		const readsAsDecimal = markFor(locale, 'decimal') === mark;
		const use = isGrouped && !(isEither && readsAsDecimal) ? 'group' : 'decimal';
		const end = fact.start + written.length;
		const isMeasured = (fact.kind === 'number' && fact.unit !== null) || unitAt(text, end, locale) !== null;
		// `decimal(5,2)` has two numbers.
		if (use === 'decimal' && !isMeasured && text[fact.start - 1] === '(' && text[end] === ')') return [];
		const isVersion = use === 'decimal' && !isEither && !isMeasured;
		return { start: fact.start, end, text: written, use, mark, isEither, isVersion };
	});
}

const usage = counts(
	(): Map<string, number> => new Map(),
	(topic: Topic, times) => {
		for (const { segments, code } of translationUnits(topic))
			if (!code)
				for (const [locale, segment] of nonEmpty(segments))
					for (const { use, mark } of amountsIn(segment, segments)) {
						const key = keyOf(locale, use, mark);
						times.set(key, (times.get(key) ?? 0) + 1);
					}
	},
);

const keyOf = (locale: Locale, use: Use, mark: string) => `${locale} ${use} ${mark}`;

const known = new Map<string, string | null>();

/** The mark that a language has for a use; null where that is a blank. */
function markFor(locale: Locale, use: Use): string | null {
	const key = `${locale} ${use}`;
	let found = known.get(key);
	if (found === undefined) {
		const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1_234_567.5);
		const mark = parts.find(({ type }) => type === use)?.value ?? '';
		found = /^\s?$/.test(mark) ? null : mark;
		known.set(key, found);
	}
	return found;
}

/** Numbers with a mark that their locale writes otherwise, and other languages' numbers as these write them. */
export function* foreignMarks(unit: TranslationUnit, context: CheckContext): Generator<Diagnostic> {
	if (unit.code || unit.field === 'port') return;
	for (const [locale, segment] of nonEmpty(unit.segments)) {
		const times = usage(context.topics);
		const found = amountsIn(segment, unit.segments)
			.flatMap((number) => meantBy(number, unit.segments, locale))
			.find((number) => isUnusual(number, locale, times));
		if (found) yield diagnostic(found, locale, segment, unit, context);
	}
}

/** The numbers of a text by their digits, each form once. */
const writtenIn: (segment: Segment) => ReadonlyMap<string, ReadonlySet<string>> = rememberedText((text) => {
	const forms = new Map<string, Set<string>>();
	for (const [written] of text.matchAll(/\d+(?:[.,'’٫٬\s]\d+)*/g)) {
		const digits = written.replace(/\D/g, '');
		forms.set(digits, (forms.get(digits) ?? new Set()).add(written));
	}
	return forms;
});

/** The marked numbers of a text that are no versions: two other languages write them with a comma, one may have done so by mistake. */
function amountsIn(segment: Segment, segments: PerLocale<Segment>): MarkedNumber[] {
	const own = languageOf(segment.location.locale);
	const isAmount = ({ text }: MarkedNumber) => {
		const digits = text.replace(/\D/g, '');
		const isComma = (peer: Segment) => [...(writtenIn(peer).get(digits) ?? [])].some((each) => /[,٫]/.test(each));
		const languages = Object.entries(segments).flatMap(([other, peer]) => (isComma(peer) ? languageOf(other) : []));
		return new Set(languages.filter((language) => language !== own)).size > 1;
	};
	return markedNumbers(segment).filter((number) => !number.isVersion || isAmount(number));
}

/** A number as the other languages read it; none where they do not have it, or read it in two ways. */
function meantBy(number: MarkedNumber, segments: PerLocale<Segment>, locale: Locale): MarkedNumber[] {
	const digits = number.text.replace(/\D/g, '');
	const uses = Object.entries(segments).flatMap(([other, peer]) =>
		languageOf(other) === languageOf(locale)
			? []
			: [...(writtenIn(peer).get(digits) ?? [])].flatMap((theirs) => useIn(theirs, other) ?? []),
	);
	const [use] = uses;
	if (use === undefined || uses.some((other) => other !== use)) return [];
	return number.isEither ? [{ ...number, use }] : use === number.use ? [number] : [];
}

/** What the mark of a number does in a locale; null where that has no such mark. */
function useIn(number: string, locale: Locale): Use | null {
	const [mark = ''] = /\D/.exec(number) ?? [];
	if (mark === '' || /\s/.test(mark)) return 'group';
	return (['decimal', 'group'] as const).find((use) => markFor(locale, use) === mark) ?? null;
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
	return usually > own && markFor(locale, number.use) !== number.mark;
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
	const isAnother = markFor(locale, other) === mark;
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
