import type { AlignedColumn, AlignedRow, AlignedTable, Locale, Passage, PerLocale } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { type Check, type CheckContext, cellsIn, type PassageScope, peers } from './check.ts';
import { leftOverSentence } from './left-over-sentences.ts';
import { leftOverWord } from './left-over-words.ts';
import { hasOthersWord, othersWord } from './others-words.ts';
import { hasStrangeScript, inOtherScript } from './scripts.ts';
import { namedIn } from './terms.ts';
import { sameText } from './word-usage.ts';

/** How much better, per letter triple, a text must fit the other language; the shorter the text, the more. */
const CLEARLY = 0.3;
const CLEARLY_SHORT = 4;
/** This many words written small are more than a name. */
const SENTENCE = 3;

/** A cell left in another language while peers translate it. */
const check: Check = {
	id: 'text-untranslated',
	scope: 'passage',
	severity: 'warning',
	over: ['text-same-as-peer', 'term-inconsistent'],
	*run(scope, context) {
		const { passages, field, header, code, cell, position } = scope;
		if (code || (!header && field === 'port')) return;
		for (const [locale, passage] of Object.entries(passages)) {
			if (!header && field === 'protocol' && namedIn(passage).length > 0) continue;
			const others = othersWord(passage, scope, context);
			const isWhole = untranslated(passage, locale, others !== null, scope, context);
			const word = isWhole
				? others
				: (leftOverWord(passage, passages, context) ?? leftOverSentence(passage, passages, context));
			if (!isWhole && !word) continue;
			const same = Object.keys(passages).filter((other) => sameText(passages[other] as Passage, passage));
			const text = word ? word.text : passage.text;
			yield {
				confidence: 0.85,
				locale,
				place: word ? context.place(passage, word.start, word.end) : passage.place,
				...position(locale),
				message: { key: 'checks.text-untranslated.message', values: { text } },
				actual: text,
				suggestion: cell && isWhole ? elsewhere(cell.table, cell.column, cell.row, locale, passages) : null,
				evidence: peers(passages, locale, context.witnesses.source, same),
				subject: passage,
			};
		}
	},
};
export default check;

function untranslated(
	cell: Passage,
	locale: Locale,
	isOthersWord: boolean,
	{ passages: cells }: PassageScope,
	context: CheckContext,
): boolean {
	const words = plainWords(cell);
	if (words.length === 0 || isTerm(cell, context)) return false;
	const languagesOf = (locales: readonly Locale[]) => new Set(locales.map(context.witnesses.language)).size;
	const foreign = Object.keys(cells).filter(
		(other) => context.witnesses.language(other) !== context.witnesses.language(locale),
	);
	const same = foreign.filter((other) => sameText(cells[other] as Passage, cell));
	const translated = foreign.filter(
		(other) => !same.includes(other) && isTranslated(words, plainWords(cells[other] as Passage)),
	);
	if (isOthersWord) return same.length < foreign.length || foreign.length === 0;
	if (translated.length === 0 || locale === context.witnesses.source) return false;
	const foreignScript = inOtherScript(cell, locale);
	// Letters like é are in words of a language, and in hardly any name.
	if (foreignScript && words.length > 1 && /[\u00c0-\u024f]/.test(words.join(''))) return true;
	if (languagesOf(same) > languagesOf(translated)) return false;
	if (foreignScript && smallWords(words) >= SENTENCE) return true;
	const textsOf = (locales: readonly Locale[]) => locales.map((other) => cells[other] as Passage);
	const others = textsOf(translated);
	if (foreignScript && smallWords(words) > 0 && words.length > 1 && others.length > 1)
		if (![...others, ...textsOf(same)].some((other) => sharesWord(words, other))) return true;
	if (hasStrangeScript(cell, locale, textsOf(foreign))) return true;
	if (hasOthersWord(cell, words, textsOf(same), others, context)) return true;
	const text = words.join(' ');
	const needed = Math.max(CLEARLY, CLEARLY_SHORT / Math.sqrt(text.length));
	return (
		(foreignScript || words.length > 1) &&
		same.some((other) => context.fits(text, other) - context.fits(text, locale) > needed)
	);
}

/** How many of a text's words another may have without being the same text with a name put in. */
const FEW = 0.6;

/** Whether a peer's words are others than these, and not the same text with a name of its own in it. */
function isTranslated(words: readonly string[], theirs: readonly string[]): boolean {
	if (theirs.length === 0) return false;
	const known = new Set(theirs.map((word) => word.toLowerCase()));
	return words.length < SENTENCE || words.filter((word) => known.has(word.toLowerCase())).length < FEW * words.length;
}

/** Whether a text is one of the terms that the settings say are never translated. */
function isTerm({ text }: Passage, { settings }: CheckContext): boolean {
	return settings.terms?.some((term) => comparable(term).toLowerCase() === comparable(text).toLowerCase()) ?? false;
}

/** The words of a cell that are no facts: names of protocols and programs are the same in every language. */
function plainWords(cell: Passage): string[] {
	let text = cell.text;
	for (const { start, end, kind } of cell.facts)
		if (kind !== 'any' && kind !== 'unread') text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
	return (
		text.match(/\p{L}[\p{L}\p{M}'’-]{2,}|[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+/gu) ??
		[]
	);
}

/** Whether another text has one of the words. */
const sharesWord = (words: readonly string[], { text }: Passage) =>
	words.some((word) => text.toLowerCase().includes(word.toLowerCase()));

/** How many different words no name consists of: those written small, or of a script without capitals. */
function smallWords(words: readonly string[]): number {
	return new Set(words.filter((word) => /^(?:\p{Ll}{3}|\p{Lo})/u.test(word) && !/\p{Ll}\p{Lu}/u.test(word))).size;
}

/** What the locale writes in other rows where the peers write the same as here, if that is always one text. */
function elsewhere(
	table: AlignedTable,
	column: AlignedColumn,
	row: AlignedRow,
	locale: Locale,
	cells: PerLocale<Passage>,
): string | null {
	const texts = new Set<string>();
	for (const other of table.rows) {
		if (other === row) continue;
		const theirs = cellsIn(other, column);
		const own = theirs[locale];
		if (!own || own.text.trim() === '') continue;
		const alike = Object.entries(cells).filter(
			([peer, cell]) =>
				peer !== locale && theirs[peer] && sameText(theirs[peer], cell) && !sameText(cell, cells[locale] as Passage),
		);
		if (alike.length > 0 && !sameText(own, cells[locale] as Passage)) texts.add(own.text);
	}
	return texts.size === 1 ? ([...texts][0] as string) : null;
}
