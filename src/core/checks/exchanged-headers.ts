import { folded } from '../corpus/index.ts';
import { similarity } from '../evidence/index.ts';
import type { AlignedColumn, AlignedTable, Cell, Locale, PerLocale } from '../model.ts';
import { type CheckContext, type Diagnostic, peers } from './check.ts';
import { crossing } from './exchanged.ts';
import { counts } from './per-run.ts';

/** Wider tables have headers by the dozen that say the same. */
const WIDEST = 24;

/** How often headers of two languages stand over one column. */
const headed = counts(
	(): Map<string, number> => new Map(),
	({ tables }, times) => {
		for (const table of tables) {
			if (table.columns.length > WIDEST) continue;
			for (const column of table.columns) {
				const headers = Object.values(headersOf(table, column));
				for (const [at, a] of headers.entries())
					for (const b of headers.slice(at + 1)) times.set(pairOf(a, b), (times.get(pairOf(a, b)) ?? 0) + 1);
			}
		}
	},
);

/** Two headers as one text, whichever comes first. */
const pairOf = (a: Cell, b: Cell): string =>
	[a, b]
		.map(({ text, location }) => `${location.locale} ${folded(text)}`)
		.sort()
		.join('\n');

/** Headers of a table that stand over each other's column: they answer better to the other languages' crosswise. */
export function* exchangedHeaders(table: AlignedTable, context: CheckContext): Generator<Diagnostic> {
	if (table.columns.length > WIDEST) return;
	const columns = table.columns.map((column) => ({ column, headers: headersOf(table, column) }));
	for (const locale of Object.keys(table.members))
		for (const [at, first] of columns.entries())
			for (const second of columns.slice(at + 1)) {
				const found = exchangeIn(table, locale, first, second, context);
				if (found) yield found;
			}
}

interface Headed {
	readonly column: AlignedColumn;
	readonly headers: PerLocale<Cell>;
}

/** The header cells of a column, by locale. */
function headersOf({ members }: AlignedTable, column: AlignedColumn): PerLocale<Cell> {
	return Object.fromEntries(
		Object.entries(column.members).flatMap(([locale, at]) => {
			const cell = members[locale]?.headers.at(-1)?.cells[at];
			return cell && cell.text.trim() !== '' ? [[locale, cell]] : [];
		}),
	);
}

function exchangeIn(
	table: AlignedTable,
	locale: Locale,
	a: Headed,
	b: Headed,
	context: CheckContext,
): Diagnostic | null {
	const { language, source } = context.reliability;
	const [first, second] = [a.headers[locale], b.headers[locale]];
	if (!first || !second || first === second || locale === source) return null;
	const votes = Object.keys(a.headers).flatMap((peer) => {
		const [p, q] = [a.headers[peer], b.headers[peer]];
		if (!p || !q || p === q || language(peer) === language(locale)) return [];
		const seen = headed(context.topics);
		const times = (x: Cell, y: Cell) => seen.get(pairOf(x, y)) ?? 0;
		const across = times(first, q) + times(second, p);
		const straight = times(first, p) + times(second, q);
		// Of two tables that contradict each other either may be wrong.
		const memory = across - straight;
		// Here each stands once over a column with what it stands with straight.
		const isSeen = across > 0 || straight > 2;
		const vote = crossing(first, second, p, q, context) + (isSeen ? Math.sign(memory) : 0);
		const spelling = spellingVote([spelt(first, q), spelt(second, p)], [spelt(first, p), spelt(second, q)]);
		return { peer, vote: vote === 0 ? spelling : vote, memory, spelling };
	});
	// Who answers crosswise to one language and straight to another is not exchanged.
	if (votes.some(({ vote }) => vote < 0) || !votes.some(({ vote }) => vote > 0)) return null;
	const languages = new Set(votes.map(({ peer }) => language(peer)));
	const telling = new Set(votes.flatMap(({ peer, vote }) => (vote > 0 ? language(peer) : [])));
	// Of two languages that contradict each other, and only each other, either may be wrong.
	const isSettled = telling.size > 1 || (source !== null && telling.has(language(source)));
	if (!isSettled && votes.some(({ peer, vote }) => vote > 0 && peer < locale)) return null;
	const mean = votes.reduce((sum, { vote }) => sum + vote, 0) / votes.length;
	return {
		severity: 'error',
		confidence: Math.min(0.97, mean / 2),
		locale: isSettled ? locale : null,
		location: first.location,
		table: table.index,
		field: a.column.field,
		message: { key: 'checks.cell-shifted.headers', values: { first: first.text, second: second.text } },
		actual: `${first.text} | ${second.text}`,
		expected: `${second.text} | ${first.text}`,
		evidence: peers(a.headers, locale, source),
		target: first,
		alsoTargets: [second],
		features: {
			'headers-crossing': mean,
			'headers-least': Math.min(...votes.map(({ vote }) => vote)),
			'headers-most': Math.max(...votes.map(({ vote }) => vote)),
			'headers-telling': Math.log2(1 + telling.size),
			'headers-silent': Math.log2(1 + languages.size - telling.size),
			'headers-seen': Math.log2(1 + Math.max(0, ...votes.map(({ memory }) => memory))),
			'headers-spelt': Math.max(0, ...votes.map(({ spelling }) => spelling)),
			'headers-settled': isSettled ? 1 : 0,
		},
	};
}

/** How alike two headers are spelt, 0–1: languages have words in common. */
const spelt = (a: Cell, b: Cell): number => similarity(withoutAccents(a.text), withoutAccents(b.text));

const withoutAccents = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '');

/** How much more alike both are crosswise than either is straight, or the other way round (negative); 0 where neither is so. */
function spellingVote(across: readonly number[], straight: readonly number[]): number {
	const lead = (a: readonly number[], b: readonly number[]) => Math.max(0, Math.min(...a) - Math.max(...b));
	return lead(across, straight) - lead(straight, across);
}
