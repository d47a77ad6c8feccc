import type { Field } from '../../src/core/index.ts';
import type { Fault, Mutation } from './faults.ts';
import { mutateText, stretchOf } from './mutate.ts';
import { columnsOf, otherRows, peersOf, type Site } from './pages.ts';
import type { Random } from './prng.ts';
import { cellStretch, escaped } from './source-edits.ts';
import { alteredPorts, numbersIn, wordsIn } from './tokens.ts';

const SHORTEST_NOTE = 4;

/** Another row's note over this row's, where the two differ here and in most of the other locales; `reword` alters it a little. */
function copied(reword: ((text: string, locale: string, random: Random) => string | null) | null): Fault['mutate'] {
	return (site, random) => {
		const { document, table, row, locale } = site;
		const places = columnsOf(site, ['notes']).flatMap((column) => otherRows(site).map((other) => ({ column, other })));
		for (const { column, other } of random.shuffle(places)) {
			const text = row.cells[column]?.text ?? '';
			const donor = other.row.cells[column]?.text ?? '';
			if (text === donor || !differThere(site, column, other.alignedRow)) continue;
			if (wordsIn(text, locale).length < SHORTEST_NOTE || wordsIn(donor, locale).length < SHORTEST_NOTE) continue;
			const [here, there] = [row, other.row].map((where) => cellStretch(document.source, table, where, column));
			if (!here || !there) continue;
			const reworded = reword?.(donor, locale, random);
			if (reworded === null || reworded === text) continue;
			const written = reworded === undefined ? document.source.slice(there.start, there.end) : escaped(reworded);
			return {
				edits: [{ ...here, text: written }],
				at: [row.cells[column]?.location.start.offset ?? here.start, here.start],
				rows: [stretchOf(row)],
				original: text,
				shown: `${text} → ${reworded ?? donor}`,
			};
		}
		return null;
	};
}

function differThere(site: Site, column: number, other: Site['alignedRow']): boolean {
	const [own, others] = [peersOf(site, column), peersOf(site, column, other)];
	const differing = [...own].filter(([locale, text]) => text !== (others.get(locale) ?? text));
	return differing.length * 2 > own.size;
}

/** A text with one word dropped, doubled or exchanged with the next one; null where it has too few. */
function reworded(text: string, locale: string, random: Random): string | null {
	const words = wordsIn(text, locale);
	const at = random.below(Math.max(words.length - 1, 0));
	const [word, next] = [words[at], words[at + 1]];
	if (!word || !next) return null;
	const [first, between, second] = [
		text.slice(word.start, word.end),
		text.slice(word.end, next.start),
		text.slice(next.start, next.end),
	];
	const [head, tail] = [text.slice(0, word.start), text.slice(next.end)];
	const choices = [`${head}${second}${tail}`, `${head}${first}${between}${first}${between}${second}${tail}`];
	if (first !== second) choices.push(`${head}${second}${between}${first}${tail}`);
	return random.pick(choices);
}

const texts: readonly Field[] = ['notes', 'service', 'count', 'other'];

/** A digit of a number in a note changed, where most of the other locales have the number too. */
function noteNumber(site: Site, random: Random): Mutation | null {
	const places = columnsOf(site, texts).flatMap((column) => {
		const peers = [...peersOf(site, column).values()].map((text) => numbersIn(text).map(({ value }) => value));
		const numbers = numbersIn(site.row.cells[column]?.text ?? '');
		return numbers
			.filter(({ value }) => peers.filter((values) => values.includes(value)).length * 2 > peers.length)
			.map((number) => ({ column, number }));
	});
	const place = random.pick(places);
	const text = place && random.pick(alteredPorts(place.number.text, 'change'));
	if (!place || text === null) return null;
	return mutateText(site, place.column, [{ start: place.number.start, end: place.number.end, text }]);
}

/** Faults in what is said beside the facts. */
export const noteFaults: readonly Fault[] = [
	{ name: 'note-copied', mutate: copied(null) },
	{ name: 'note-copied-reworded', mutate: copied(reworded) },
	{ name: 'note-number-changed', mutate: noteNumber },
];
