import type { AlignedTable, Locale, Passage, Topic } from '../model.ts';
import { vocabularyOf } from '../normalise/index.ts';
import { settle } from '../reconcile/index.ts';
import { replaceSpans } from '../text/index.ts';
import { type Check, type CheckContext, peers } from './check.ts';
import { fusedProtocols } from './fused-protocols.ts';
import { fusedTokens } from './fused-tokens.ts';
import { gluedWords } from './glued-words.ts';
import { keyPunctuation } from './key-punctuation.ts';
import { passagesOf } from './passages.ts';
import { stated } from './presence.ts';
import type { Stretch } from './spelling.ts';

/** A list in a cell whose peers count one item more: two of its items, known from other cells, stand side by side. */
const check: Check = {
	id: 'separator-missing',
	family: 'form',
	scope: 'passage',
	severity: 'warning',
	*run(scope, context) {
		const { passages, cell, position } = scope;
		yield* gluedWords(scope, context);
		if (!cell) return;
		yield* keyPunctuation(scope, context);
		yield* fusedProtocols(scope, context);
		yield* fusedTokens(scope, context);
		const lists = stated(passages).map(([locale, passage]) => ({ locale, items: itemsIn(passage, locale, context) }));
		const claim = settle(
			lists.map(({ locale, items }) => ({ locale, value: String(items.length) })),
			context.witnesses,
		);
		if (claim.value === null) return;
		for (const { locale, items } of lists) {
			const passage = passages[locale] as Passage;
			if (items.length >= Number(claim.value) || !isList(items, passage)) continue;
			const runs = items.flatMap((item) => runTogether(item, passage, context) ?? []);
			if (runs.length === 0 || items.length + runs.length !== Number(claim.value)) continue;
			const [first] = runs as [Run, ...Run[]];
			const separator = separatorOf(passage, items, cell.table, locale, context);
			const values = { first: first.left, second: first.right };
			yield {
				confidence: claim.confidence,
				locale,
				place: context.place(passage, first.start, first.end),
				...position(locale),
				message: { key: 'checks.separator-missing.message', values },
				actual: passage.text.slice(first.start, first.end),
				expected: `${first.left}${separator}${first.right}`,
				suggestion: replaceSpans(
					passage.text,
					runs.map(({ gap }) => ({ ...gap, text: separator })),
				),
				evidence: peers(passages, locale, context.witnesses.source, claim.dissent),
				subject: passage,
			};
		}
	},
};
export default check;

interface Item extends Stretch {
	readonly text: string;
}
interface Run extends Item {
	readonly left: string;
	readonly right: string;
	readonly gap: Stretch;
}

/** The items of a list: what commas, semicolons, slashes, line ends and the vocabulary's words for "and" part. */
function itemsIn(passage: Passage, locale: Locale, { settings }: CheckContext): Item[] {
	const { and } = vocabularyOf(settings.vocabularies, locale);
	const words = and.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
	const parted = new RegExp(`[,，、;；/\\n]${words && `|(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`}`, 'giu');
	const items: Item[] = [];
	let start = 0;
	const add = (end: number) => {
		const raw = passage.text.slice(start, end);
		const text = raw.trim();
		const from = start + raw.indexOf(text);
		if (text !== '') items.push({ text, start: from, end: from + text.length });
	};
	for (const match of passage.text.matchAll(parted)) {
		add(match.index);
		start = match.index + match[0].length;
	}
	add(passage.text.length);
	return items;
}

/** Two items that stand in one: each is known from other texts of the locale, the two side by side are not. */
function runTogether({ text, start, end }: Item, cell: Passage, context: CheckContext): Run | null {
	const { texts, items } = knownTo(cell.place.locale, context);
	const others = [...texts].filter((other) => other !== cell.text);
	if (others.some((other) => other.includes(text))) return null;
	for (const gap of text.matchAll(/\s+|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?=\S)/gu)) {
		const [left, right] = [text.slice(0, gap.index), text.slice(gap.index + gap[0].length)];
		// Where words are not parted by blanks, a part of a text is not known to be a word.
		const spaced = gap[0] !== '' && ![left.at(-1), right[0]].some((letter) => UNSPACED.test(letter ?? ''));
		const known = (part: string) =>
			/\p{L}{2}/u.test(part) &&
			!/[()（）[\]「」“”"]/.test(part) &&
			(items.has(part) || (spaced && others.some((other) => standsIn(other, part))));
		if (!known(left) || !known(right)) continue;
		const at = start + gap.index;
		return { text, start, end, left, right, gap: { start: at, end: at + gap[0].length } };
	}
	return null;
}

function standsIn(text: string, part: string): boolean {
	for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1))
		if (!LETTER.test(text.charAt(at - 1)) && !LETTER.test(text.charAt(at + part.length))) return true;
	return false;
}

const LETTER = /[\p{L}\p{N}-]/u;
/** Letters of scripts that do not part words by blanks. */
const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;

/** What a locale's documents say: all texts, and the items that their cells list. */
interface Known {
	readonly texts: ReadonlySet<string>;
	readonly items: ReadonlySet<string>;
}

const learned = new WeakMap<readonly Topic[], Map<Locale, Known>>();

function knownTo(locale: Locale, context: CheckContext): Known {
	const byLocale = learned.get(context.topics) ?? new Map<Locale, Known>();
	learned.set(context.topics, byLocale);
	let known = byLocale.get(locale);
	if (!known) {
		const scopes = context.topics.flatMap(passagesOf);
		const cells = scopes.flatMap(({ cell, passages }) => (cell && passages[locale] ? passages[locale] : []));
		known = {
			texts: new Set(scopes.flatMap(({ passages }) => passages[locale]?.text ?? [])),
			items: new Set(cells.flatMap((cell) => itemsIn(cell, locale, context).map(({ text }) => text))),
		};
		byLocale.set(locale, known);
	}
	return known;
}

/** Whether a cell lists names: its items are short, and nothing in it ends a sentence. */
const isList = (items: readonly Item[], { text }: Passage) =>
	items.length > 1 && items.every((item) => item.text.length <= 40) && !/[.!?。！？](?:\s|$)/.test(text);

/** How the locale parts items: in this cell, else in the table, else as its script does. */
function separatorOf(
	passage: Passage,
	items: readonly Item[],
	table: AlignedTable,
	locale: Locale,
	context: CheckContext,
) {
	const between = (text: string, list: readonly Item[]) =>
		list.slice(1).map((item, at) => text.slice((list[at] as Item).end, item.start));
	const here = between(passage.text, items)[0];
	if (here) return here;
	const counts = new Map<string, number>();
	for (const { cells } of table.rows)
		for (const { text, ...cell } of cells[locale]?.cells ?? [])
			for (const mark of between(text, itemsIn({ ...cell, text }, locale, context)))
				if (/^[,，、;；]\s?$/.test(mark)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? ', ';
}
