import type { AlignedTable, Locale, Segment, Topic } from '../model.ts';
import { vote } from '../reconcile/index.ts';
import { vocabularyOf } from '../tables/index.ts';
import { replaceSpans } from '../text/index.ts';
import { type Check, type CheckContext, peers } from './check.ts';
import { fusedProtocols } from './fused-protocols.ts';
import { fusedTokens } from './fused-tokens.ts';
import { gluedWords } from './glued-words.ts';
import { keyPunctuation } from './key-punctuation.ts';
import { listMark } from './list-mark.ts';
import { nonEmpty, otherLanguages } from './presence.ts';
import type { Stretch } from './spelling.ts';
import { walk } from './translation-units.ts';

/** A list in a cell whose peers count one item more: two of its items, known from other cells, stand side by side. */
const check: Check = {
	id: 'separator-missing',
	family: 'form',
	scope: 'segment',
	severity: 'warning',
	*run(scope, context) {
		const { segments, cell, position } = scope;
		yield* gluedWords(scope, context);
		if (!cell) return;
		yield* keyPunctuation(scope, context);
		yield* fusedProtocols(scope, context);
		yield* fusedTokens(scope, context);
		const lists = nonEmpty(segments).map(([locale, segment]) => ({ locale, items: itemsIn(segment, locale, context) }));
		if (lists.every(({ items }) => items.length === lists[0]?.items.length)) return;
		const consensus = vote(
			lists.map(({ locale, items }) => ({ locale, value: String(items.length) })),
			context.reliability,
		);
		if (consensus.value === null) return;
		for (const { locale, items } of lists) {
			const segment = segments[locale] as Segment;
			if (items.length >= Number(consensus.value) || !isList(items, segment)) continue;
			const theirs = otherLanguages(segments, locale, context.reliability);
			const runs = items
				.flatMap((item) => runTogether(item, segment, context) ?? [])
				.filter(({ left, right }) => !theirs.some(({ text }) => standsIn(text, `${left} ${right}`)));
			if (runs.length === 0 || items.length + runs.length !== Number(consensus.value)) continue;
			const [first] = runs as [Run, ...Run[]];
			const separator = separatorOf(segment, items, cell.table, context);
			const values = { first: first.left, second: first.right };
			yield {
				confidence: consensus.confidence,
				locale,
				location: context.locate(segment, first.start, first.end),
				...position(locale),
				message: { key: 'checks.separator-missing.message', values },
				actual: segment.text.slice(first.start, first.end),
				expected: `${first.left}${separator}${first.right}`,
				suggestion: replaceSpans(
					segment.text,
					runs.map(({ gap }) => ({ ...gap, text: separator })),
				),
				evidence: peers(segments, locale, context.reliability.source, consensus.dissent),
				target: segment,
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
function itemsIn(segment: Segment, locale: Locale, { settings }: CheckContext): Item[] {
	const { and } = vocabularyOf(settings.vocabularies, locale);
	const parted = separators.get(and) ?? separatorsOf(and);
	separators.set(and, parted);
	const items: Item[] = [];
	let start = 0;
	const add = (end: number) => {
		const raw = segment.text.slice(start, end);
		const text = raw.trim();
		const from = start + raw.indexOf(text);
		if (text !== '') items.push({ text, start: from, end: from + text.length });
	};
	const whole = [
		...segment.marks.filter(({ kind }) => kind === 'code'),
		...segment.facts.filter(({ kind }) => kind === 'url'),
	];
	for (const match of segment.text.matchAll(parted)) {
		if (whole.some((one) => one.start <= match.index && match.index < one.end)) continue;
		add(match.index);
		start = match.index + match[0].length;
	}
	add(segment.text.length);
	return items;
}

/** What parts items, by the words for "and". */
const separators = new WeakMap<readonly string[], RegExp>();

function separatorsOf(and: readonly string[]): RegExp {
	const words = and.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
	return new RegExp(`[,，、;；/\\n]${words && `|(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`}`, 'giu');
}

/** Two items that stand in one: each is known from other texts of the locale, the two side by side are not. */
function runTogether({ text, start, end }: Item, cell: Segment, context: CheckContext): Run | null {
	const { texts, items } = knownTo(cell.location.locale, context);
	const isSaid = (isIn: (other: string) => boolean) => {
		for (const other of texts) if (other !== cell.text && isIn(other)) return true;
		return false;
	};
	if (isSaid((other) => other.includes(text))) return null;
	for (const gap of text.matchAll(/\s+|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?=\S)/gu)) {
		const [left, right] = [text.slice(0, gap.index), text.slice(gap.index + gap[0].length)];
		// Where words are not parted by blanks, a part of a text is not known to be a word.
		const spaced = gap[0] !== '' && ![left.at(-1), right[0]].some((letter) => UNSPACED.test(letter ?? ''));
		const known = (part: string) =>
			/\p{L}{2}/u.test(part) &&
			!/[()（）[\]「」“”"]/.test(part) &&
			(items.has(part) || (spaced && isSaid((other) => standsIn(other, part))));
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

const learned = new WeakMap<readonly Topic[], ReadonlyMap<Locale, Known>>();

function knownTo(locale: Locale, context: CheckContext): Known {
	const known = learned.get(context.topics) ?? learn(context);
	learned.set(context.topics, known);
	return known.get(locale) ?? NOTHING;
}

const NOTHING: Known = { texts: new Set(), items: new Set() };

function learn(context: CheckContext): ReadonlyMap<Locale, Known> {
	const known = new Map<Locale, { readonly texts: Set<string>; readonly items: Set<string> }>();
	for (const topic of context.topics)
		for (const { cell, segments } of walk(topic))
			for (const [locale, segment] of Object.entries(segments)) {
				const own = known.get(locale) ?? { texts: new Set<string>(), items: new Set<string>() };
				known.set(locale, own);
				own.texts.add(segment.text);
				if (cell) for (const { text } of itemsIn(segment, locale, context)) own.items.add(text);
			}
	return known;
}

/** Whether a cell lists names: its items are short, and nothing in it ends a sentence. */
const isList = (items: readonly Item[], { text }: Segment) =>
	items.length > 1 && items.every((item) => item.text.length <= 40) && !/[.!?。！？](?:\s|$)/.test(text);

/** How the locale parts items: in this cell, else as in most lists of the table, else of all its texts. */
function separatorOf(segment: Segment, [first, second]: readonly Item[], table: AlignedTable, context: CheckContext) {
	return first && second
		? segment.text.slice(first.end, second.start)
		: listMark(segment.location.locale, table, context);
}
