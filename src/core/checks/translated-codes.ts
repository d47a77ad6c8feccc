/** Values of a program in the cells of a column – codes, types, constants – that one language translates where it keeps the others. */
import { folded, foldText, languageOf, shapeOf } from '../corpus/index.ts';
import type { AlignedRow, Locale, PerLocale, Segment } from '../model.ts';
import { remembered, replaceSpans } from '../text/index.ts';
import { type CheckContext, cellsIn, type Diagnostic, peers, type TranslationUnit } from './check.ts';
import { nonEmpty } from './presence.ts';
import { hasStrangeScript, inOtherScript } from './scripts.ts';

type TableCell = NonNullable<TranslationUnit['cell']>;

/** A cell whose peers in all other languages, two or more, have one word alike, in a column where its locale mostly keeps such words. */
export function* translatedCodes(
	{ segments, cell, position }: TranslationUnit & { readonly cell: TableCell },
	context: CheckContext,
): Generator<Diagnostic> {
	const { corpus, reliability } = context;
	// A name, a number or an address is compared as that.
	if (Object.values(segments).some(({ facts }) => facts.some(({ kind }) => kind !== 'any' && kind !== 'unread')))
		return;
	for (const [locale, segment] of nonEmpty(segments)) {
		const code = agreedCode(segments, locale);
		if (code === null || locale === reliability.source || foldText(segment).includes(folded(code))) continue;
		if (isWord(code, segments, locale, context)) continue;
		const { kept, changed } = usesOf(cell, locale, code);
		if (kept <= changed) continue;
		const text = segment.text.trim();
		const { count, of } = corpus.kept(locale, code, segments);
		const alike = corpus.keptAlike(locale, code);
		const start = segment.text.indexOf(text);
		yield {
			severity: 'warning',
			confidence: 0.8,
			locale,
			location: segment.location,
			...position(locale),
			message: { key: 'checks.value-mismatch.message', values: { actual: text, expected: code } },
			actual: text,
			expected: code,
			suggestion: replaceSpans(segment.text, [{ start, end: start + text.length, text: code }]),
			evidence: peers(segments, locale, reliability.source),
			target: segment,
			features: {
				'code-column': Math.log((kept + 0.5) / (changed + 0.5)),
				'code-kept': Math.log((count + 0.5) / (of - count + 0.5)),
				'code-kept-alike': Math.log((alike.count + 0.5) / (alike.of - alike.count + 0.5)),
				'code-languages': Math.log2(languagesIn(segments, locale).size),
				'code-script': inOtherScript({ text: code }, locale) && !hasStrangeScript(segment, locale, []) ? 1 : 0,
				'code-words': Math.log2(1 + (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).length),
				[`code-shape:${shapeOf(code)}`]: 1,
			},
		};
	}
}

/** Whether one of the other languages writes it small within its sentences: what it does so is a word of its own. */
const isWord = (code: string, segments: PerLocale<Segment>, locale: Locale, { corpus }: CheckContext): boolean =>
	Object.keys(segments).some(
		(other) => languageOf(other) !== languageOf(locale) && corpus.words.inSentences(other, code.toLowerCase()) > 0,
	);

/** One word, a number or a name in Latin letters; longer ones are texts. */
const CODE = /^[\p{Script=Latin}\p{N}_][\p{Script=Latin}\p{N}_.+/-]{0,39}$/u;

/** The word that the cells of two or more other languages, and all of them, have alike; as most write it. */
function agreedCode(segments: PerLocale<Segment>, locale: Locale): string | null {
	if (languagesIn(segments, locale).size < 2) return null;
	const own = languageOf(locale);
	const theirs = Object.entries(segments).flatMap(([other, { text }]) =>
		languageOf(other) === own ? [] : text.trim(),
	);
	const [first] = theirs;
	if (!first || !CODE.test(first) || !/\p{L}/u.test(first)) return null;
	if (theirs.some((text) => text.toLowerCase() !== first.toLowerCase())) return null;
	const times = (text: string) => theirs.filter((other) => other === text).length;
	return [...theirs].sort((a, b) => times(b) - times(a))[0] ?? null;
}

const languagesIn = (segments: PerLocale<Segment>, locale: Locale): ReadonlySet<string> =>
	new Set(
		Object.keys(segments).flatMap((other) => (languageOf(other) === languageOf(locale) ? [] : languageOf(other))),
	);

/** How many words that the other languages agree on a locale keeps, and how many it changes, in the other rows of a column. */
function usesOf({ table, column, row }: TableCell, locale: Locale, code: string): { kept: number; changed: number } {
	const uses = { kept: 0, changed: 0 };
	for (const other of table.rows) {
		if (other === row) continue;
		const cells = rowCells(other, column);
		const own = cells[locale];
		const theirs = own ? agreedIn(cells, locale) : null;
		if (!own || theirs === null || theirs.toLowerCase() === code.toLowerCase()) continue;
		uses[foldText(own).includes(folded(theirs)) ? 'kept' : 'changed']++;
	}
	return uses;
}

const rowsRead = remembered((_: TableCell['column']) => new Map<AlignedRow, PerLocale<Segment>>());

/** The cells of a row in a column: asked for once for each cell of the column. */
function rowCells(row: AlignedRow, column: TableCell['column']): PerLocale<Segment> {
	const known = rowsRead(column);
	const found = known.get(row) ?? cellsIn(row, column);
	known.set(row, found);
	return found;
}

const codesRead = remembered((_: PerLocale<Segment>) => new Map<Locale, string | null>());

function agreedIn(cells: PerLocale<Segment>, locale: Locale): string | null {
	const known = codesRead(cells);
	const found = known.get(locale);
	if (found !== undefined) return found;
	const code = agreedCode(cells, locale);
	known.set(locale, code);
	return code;
}
