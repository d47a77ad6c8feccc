import type { AlignedColumn, AlignedRow, Cell, Fact, Locale } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { type Check, cellsIn, rowPosition, witness } from './check.ts';
import { replaceSpans } from './rewrite.ts';

type Placeholder = Extract<Fact, { kind: 'placeholder' }>;

/** A placeholder that was torn, emptied or moved apart, while peers keep theirs whole. */
const check: Check = {
	id: 'placeholder-damaged',
	scope: 'row',
	severity: 'warning',
	over: ['text-untranslated'],
	*run({ table, row }, context) {
		for (const column of table.columns) {
			const cells = cellsIn(row, column);
			for (const [locale, cell] of Object.entries(cells)) {
				const damaged = placeholders(cell).filter(({ intact }) => !intact);
				const peers = wholePeers(cells, locale, context.witnesses.language);
				const lost = placeholders(cell).length === 0 && peers.length > 1 && cell.text.trim() !== '';
				if ((damaged.length === 0 && !lost) || (peers.length === 0 && sharedDamage(row, column, locale))) continue;
				const [first] = damaged;
				const wanted = agreedNames(peers);
				yield {
					confidence: damaged.length > 0 ? 0.95 : 0.8,
					locale,
					place: first ? context.place(cell, first.start, (damaged.at(-1) as Placeholder).end) : cell.place,
					...rowPosition(table, row, locale, column.field),
					message: {
						key: `checks.placeholder-damaged.${lost ? 'lost' : 'message'}`,
						values: { placeholder: wanted ?? '' },
					},
					actual: first ? cell.text.slice(first.start, (damaged.at(-1) as Placeholder).end) : '',
					expected: wanted,
					suggestion: suggest(cell, damaged, peers),
					evidence: peers.map((peer) => witness('peer', peer, 'expected')),
					subject: cell,
				};
			}
		}
	},
};
export default check;

const placeholders = (cell: Cell) => cell.facts.filter((fact): fact is Placeholder => fact.kind === 'placeholder');

/** Cells of other languages that have placeholders, all of them whole. */
function wholePeers(
	cells: Readonly<Record<Locale, Cell>>,
	locale: Locale,
	language: (locale: Locale) => string,
): Cell[] {
	return Object.entries(cells).flatMap(([other, cell]) => {
		const own = placeholders(cell);
		return language(other) !== language(locale) && own.length > 0 && own.every(({ intact }) => intact) ? cell : [];
	});
}

/** Whether every locale has the same damage: then it may be meant so. */
function sharedDamage(row: AlignedRow, column: AlignedColumn, locale: Locale): boolean {
	const others = Object.entries(cellsIn(row, column)).filter(([other]) => other !== locale);
	return others.length > 0 && others.every(([, cell]) => placeholders(cell).some(({ intact }) => !intact));
}

function agreedNames(peers: readonly Cell[]): string | null {
	const names = new Set(
		peers.map((peer) =>
			placeholders(peer)
				.map((fact) => peer.text.slice(fact.start, fact.end))
				.join(' '),
		),
	);
	return names.size === 1 ? ([...names][0] as string) : null;
}

/** The placeholder put together again: where it only holds blanks or a stop too many and peers know its name. */
function suggest(cell: Cell, damaged: readonly Placeholder[], peers: readonly Cell[]): string | null {
	const known = new Map(
		peers.flatMap((peer) =>
			placeholders(peer).map(
				(fact) => [comparable(fact.value).toLowerCase(), peer.text.slice(fact.start, fact.end)] as const,
			),
		),
	);
	if (damaged.length === 0) return null;
	const replacements = damaged.map(({ start, end }) => {
		const text = cell.text.slice(start, end);
		const inner = /^(.)\s*(.*?)([.,;:\s]*)(.)$/su.exec(comparable(text));
		const whole = inner && known.get((inner[2] as string).toLowerCase());
		return whole ? { start, end, text: `${whole}${(inner[3] as string).trim()}` } : null;
	});
	return replacements.every((each) => each !== null) ? replaceSpans(cell.text, replacements) : null;
}
