import type { Field, Row } from '../../src/core/index.ts';
import type { Fault, Mutation } from './faults.ts';
import { mutateText, type Splice, stretchOf } from './mutate.ts';
import { columnsOf, peersOf, type Site } from './pages.ts';
import type { Random } from './prng.ts';
import { cellStretch, escaped, isHtml } from './source-edits.ts';
import { wordsIn } from './tokens.ts';

const texts: readonly Field[] = ['notes', 'service', 'role', 'source', 'destination', 'direction', 'other'];
const FEWEST_LETTERS = 12;
const FEWEST_WORDS = 3;

/** The same cell of another language, where both say it in words. */
function otherLanguage(site: Site, random: Random): Mutation | null {
	const places = columnsOf(site, texts).flatMap((column) =>
		[...peersOf(site, column)].map(([locale, text]) => ({ column, locale, text })),
	);
	for (const { column, locale, text } of random.shuffle(places)) {
		const own = site.row.cells[column]?.text ?? '';
		if (language(locale) === language(site.locale) || !isWorded(text, locale) || !isWorded(own, site.locale)) continue;
		if (sharedWords(own, site.locale, text, locale)) continue;
		const stretch = cellStretch(site.document.source, site.table, site.row, column);
		if (!stretch) continue;
		return {
			edits: [{ ...stretch, text: written(site, column, locale) ?? escaped(text) }],
			at: [stretch.start, site.row.cells[column]?.location.start.offset ?? stretch.start],
			rows: [stretchOf(site.row)],
			original: own,
			shown: `${own} → ${text}`,
		};
	}
	return null;
}

/** The other locale's cell as it is written there, if both are written in one kind of table. */
function written(site: Site, column: number, locale: string): string | null {
	const row: Row | undefined = site.alignedRow.cells[locale];
	const [document, table] = [site.page.topic.documents[locale], site.aligned.members[locale]];
	const there = site.aligned.columns.find(({ members }) => members[site.locale] === column)?.members[locale];
	if (!row || !document || !table || there === undefined) return null;
	if (isHtml(document.source, row) !== isHtml(site.document.source, site.row)) return null;
	const stretch = cellStretch(document.source, table, row, there);
	return stretch && document.source.slice(stretch.start, stretch.end);
}

function language(locale: string): string {
	return new Intl.Locale(locale).language;
}

function isWorded(text: string, locale: string): boolean {
	const words = wordsIn(text, locale);
	return (
		words.length >= FEWEST_WORDS &&
		(text.match(/\p{L}/gu)?.length ?? 0) >= FEWEST_LETTERS / (/\p{Lo}/u.test(text) ? 2 : 1)
	);
}

/** Whether most words are the same in both: names, which have no language. */
function sharedWords(own: string, locale: string, other: string, otherLocale: string): boolean {
	const words = (text: string, tag: string) =>
		wordsIn(text, tag).map(({ start, end }) => text.slice(start, end).toLowerCase());
	const there = new Set(words(other, otherLocale));
	const here = words(own, locale);
	return here.filter((word) => there.has(word)).length * 2 >= here.length;
}

/** File names and domain names, service records, cmdlets, and names with capitals inside. */
const IDENTIFIER =
	/(?<![\w./:<-])(?:_\w+(?:\._?[\w-]+)+|[A-Za-z]\w*(?:[.-]\w+)*\.[A-Za-z]\w+|[A-Z][a-z]+-[A-Z]\w+|[A-Z]\w*[a-z][A-Z]\w*[a-z]\w*|[a-z]+[A-Z]\w*[a-z]\w*)(?![\w/-]|\.\w)/g;

function identifierDamaged(site: Site, random: Random): Mutation | null {
	const places = columnsOf(site, texts).flatMap((column) => {
		const peers = [...peersOf(site, column).values()];
		const names = [...(site.row.cells[column]?.text ?? '').matchAll(IDENTIFIER)];
		return names
			.filter(([name]) => name.length >= 5 && peers.filter((text) => text.includes(name)).length * 2 > peers.length)
			.map(({ 0: name, index }) => ({ column, name, index }));
	});
	const place = random.pick(places);
	if (!place) return null;
	const { column, name, index } = place;
	const inner = Array.from({ length: name.length - 2 }, (_, at) => at + 1);
	const seams = inner.filter((at) => /[a-z][A-Z]|[\w][.-]|[.-][\w]/.test(name.slice(at - 1, at + 1)));
	const letters = inner.filter(
		(at) => /[a-z]/i.test(name[at] ?? '') && name[at] !== name[at - 1] && name[at] !== name[at + 1],
	);
	const splice = random.pick([
		...seams.slice(0, 2).map((at): Splice => ({ start: index + at, end: index + at, text: ' ' })),
		...random
			.shuffle(letters)
			.slice(0, 2)
			.map((at): Splice => ({ start: index + at, end: index + at + 1, text: '' })),
	]);
	return splice && mutateText(site, column, [splice]);
}

/** A name in angle brackets; only where the other locales have as many, whole. */
const PLACEHOLDER = /<[\p{L}\p{N}_][\p{L}\p{N}_-]*>/gu;

function placeholderDamaged(site: Site, random: Random): Mutation | null {
	const places = site.row.cells.flatMap((cell, column) => {
		const all = [...cell.text.matchAll(PLACEHOLDER)].map(({ 0: text, index }) => ({ column, text, index }));
		const peers = [...peersOf(site, column).values()];
		return peers.every((text) => [...text.matchAll(PLACEHOLDER)].length === all.length) ? all : [];
	});
	const place = random.pick(places);
	if (!place) return null;
	const [start, end] = [place.index, place.index + place.text.length];
	const open: Splice = { start: start + 1, end: start + 1, text: ' ' };
	const damages: Splice[][] = [
		[open, { start: end - 1, end: end - 1, text: ' ' }],
		[open],
		[{ start, end: start + 1, text: '' }],
		[{ start: end - 1, end, text: '' }],
	];
	return mutateText(site, place.column, random.pick(damages) ?? []);
}

/** Faults that break what should have been kept, or was to be translated. */
export const damageFaults: readonly Fault[] = [
	{ name: 'text-of-another-language', mutate: otherLanguage },
	{ name: 'identifier-damaged', mutate: identifierDamaged },
	{ name: 'placeholder-damaged', mutate: placeholderDamaged },
];
