import { languageOf, support, UNSPACED } from '../corpus/index.ts';
import type { Fact, Locale, Segment, Topic } from '../model.ts';
import { remembered } from '../text/index.ts';
import { SIGNIFICANT } from './kept-words.ts';
import { denies } from './negations.ts';
import { summed } from './per-run.ts';
import type { Stretch } from './spelling.ts';
import { translationUnits } from './translation-units.ts';

type Sign = 'least' | 'most';
/** How often a word stands beside numbers that the other languages bound below, above, or not at all. */
type Uses = Record<Sign | 'none', number>;

/** A number that is the least or the most of what is meant, and the words that say so. */
export interface Bound extends Stretch {
	readonly sign: Sign;
	readonly value: string;
	/** How often its words bounded numbers so elsewhere; null where the vocabulary knows them. */
	readonly count: number | null;
}

/** A number of a text, the words around it, and how the vocabulary's words bound it. */
interface Amount extends Stretch {
	readonly value: string;
	readonly words: readonly (Stretch & { readonly word: string })[];
	readonly sign: Sign | null;
	readonly comparator: Comparator | null;
}

const WORD = /[\p{L}\p{M}]+/gu;
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });
/** How far words that bound a number stand from it, in characters and in words. */
const REACH = 32;
const NEAREST = 3;

const SENTENCE_END = /[.!?。！？;；\n]/u;
const FIRST_SENTENCE = /^[^!?。！？;；\n]*?(?=\.(?!\S)|[!?。！？;；\n]|$)/u;

type Comparator = Extract<Fact, { kind: 'comparator' }>;

/** The numbers and versions that stand in a text once. */
const amountsIn = (segment: Segment): readonly Amount[] => (segment.facts.length === 0 ? [] : amountsRead(segment));

const amountsRead: (segment: Segment) => readonly Amount[] = remembered((segment) => [...readAmounts(segment)]);

function* readAmounts({ text, facts, location: { locale } }: Segment): Generator<Amount> {
	const values = facts.flatMap((fact) => (fact.kind === 'number' || fact.kind === 'version' ? [fact] : []));
	const comparators = facts
		.filter((fact) => fact.kind === 'comparator')
		.filter((fact) => !isTurned(fact, text, locale));
	const counts = Map.groupBy(values, (fact) => String(fact.value));
	for (const [at, fact] of values.entries()) {
		const value = String(fact.value);
		if (counts.get(value)?.length !== 1) continue;
		const from = Math.max(values[at - 1]?.end ?? 0, fact.start - REACH);
		const to = Math.min(values[at + 1]?.start ?? text.length, fact.end + REACH);
		const words = [
			...wordsBetween(text, from, fact.start).slice(-NEAREST),
			...wordsBetween(text, fact.end, to).slice(0, NEAREST),
		];
		yield { value, start: fact.start, end: fact.end, words, ...signOf(fact, comparators, values) };
	}
}

/** Whether a sentence may deny what lies above or below a number: `must not take longer than 5 s`. */
function isTurned({ value, start, end }: Comparator, text: string, locale: Locale): boolean {
	if (value.length > 1 || !/\p{L}/u.test(text.slice(start, end))) return false;
	const before = text.slice(0, start).split(SENTENCE_END).at(-1);
	const [after = ''] = FIRST_SENTENCE.exec(text.slice(end)) ?? [];
	// Czech has `než` for than.
	return denies(`${before} ${after}`, locale) !== false;
}

/** The bound that the comparators nearest to a number set: none where one says that it is the least, another the most (`from 3.8 and older`). */
function signOf(
	own: Stretch,
	comparators: readonly Comparator[],
	numbers: readonly Stretch[],
): Pick<Amount, 'sign' | 'comparator'> {
	const distance = (a: Stretch, b: Stretch) => Math.max(a.start - b.end, b.start - a.end);
	const binding = near(comparators, own).filter(
		(fact) =>
			distance(fact, own) <= REACH &&
			!near(numbers, fact).some((other) => other !== own && distance(fact, other) < distance(fact, own)),
	);
	const signs = new Set(binding.map(({ value }): Sign => (value.startsWith('>') ? 'least' : 'most')));
	const [sign, ...contrary] = signs;
	return sign && contrary.length === 0
		? { sign, comparator: binding[0] as Comparator }
		: { sign: null, comparator: null };
}

/** Those of stretches in their order that are within reach of another one. */
function near<S extends Stretch>(sorted: readonly S[], { start, end }: Stretch): S[] {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] as S).end < start - REACH) low = middle + 1;
		else high = middle;
	}
	const found: S[] = [];
	for (let at = low; at < sorted.length && (sorted[at] as S).start <= end + REACH; at++) found.push(sorted[at] as S);
	return found;
}

function wordsBetween(text: string, from: number, to: number): (Stretch & { readonly word: string })[] {
	if (from >= to) return [];
	return [...text.slice(from, to).matchAll(WORD)].flatMap(({ 0: run, index }) => {
		const start = from + index;
		if (!UNSPACED.test(run)) return [{ word: run.toLowerCase(), start, end: start + run.length }];
		return [...segmenter.segment(run)].map(({ segment: word, index }) => ({
			...{ word, start: start + index, end: start + index + word.length },
		}));
	});
}

/** What the other languages say of each number of a text. */
function signsFor(segments: Readonly<Record<Locale, Segment>>, locale: Locale): ReadonlyMap<string, Sign | 'none'> {
	const language = languageOf(locale);
	const signs = new Map<string, Sign | 'none'>();
	for (const [other, segment] of Object.entries(segments)) {
		if (languageOf(other) === language) continue;
		for (const { value, sign, comparator } of amountsIn(segment)) {
			// Words for what lies beyond a number are as often beside numbers that they do not bound.
			if (comparator?.value.length === 1) continue;
			const known = signs.get(value);
			if (!known || known === 'none') signs.set(value, sign ?? 'none');
		}
	}
	return signs;
}

/** By text, which counts once in a locale: that it has a number, or a word beside one, which the other languages bound so. */
type TaughtByTexts = Map<string, readonly (readonly [of: string, Sign | 'none'])[]>;

function learn(topic: Topic, taught: TaughtByTexts): void {
	for (const { segments, code } of translationUnits(topic)) {
		if (code) continue;
		for (const [locale, segment] of Object.entries(segments)) {
			const found = amountsIn(segment);
			if (found.length === 0 || taught.has(`${locale} ${segment.text}`)) continue;
			const uses: (readonly [string, Sign | 'none'])[] = [];
			taught.set(`${locale} ${segment.text}`, uses);
			const signs = signsFor(segments, locale);
			for (const { value, words } of found) {
				const sign = signs.get(value);
				if (!sign) continue;
				uses.push([locale, sign], ...words.map(({ word }) => [`${locale} ${word}`, sign] as const));
			}
		}
	}
}

/** By locale, and by locale and word, how the other languages bound the numbers. */
const learned = summed(
	(): TaughtByTexts => new Map(),
	learn,
	(parts): ReadonlyMap<string, Uses> => {
		const uses = new Map<string, Uses>();
		const seen = new Set<string>();
		for (const part of parts)
			for (const [text, taught] of part) {
				if (seen.has(text)) continue;
				seen.add(text);
				for (const [key, sign] of taught) {
					const counts = uses.get(key) ?? { least: 0, most: 0, none: 0 };
					uses.set(key, counts);
					counts[sign]++;
				}
			}
		return uses;
	},
);

/** The bounded numbers of a text: by vocabulary, else by what other languages say of numbers beside the same words elsewhere. */
export function boundsIn(
	segment: Segment,
	segments: Readonly<Record<Locale, Segment>>,
	topics: readonly Topic[],
): Bound[] {
	const own = amountsIn(segment);
	if (own.length === 0) return [];
	const signs = signsFor(segments, segment.location.locale);
	return own.flatMap((amount) => {
		const { value, sign, comparator } = amount;
		const found =
			sign && comparator
				? { ...comparator, sign, count: null }
				: learnedBound(amount, segment, signs.get(value), topics);
		if (!found) return [];
		const { start, end } = found;
		return {
			sign: found.sign,
			count: found.count,
			value,
			start: Math.min(start, amount.start),
			end: Math.max(end, amount.end),
		};
	});
}

/** The word beside a number that says most; null where none does or they contradict each other. `taught` is what the text itself has taught. */
function learnedBound(
	{ words }: Amount,
	{ location: { locale } }: Segment,
	taught: Sign | 'none' | undefined,
	topics: readonly Topic[],
): (Stretch & { readonly sign: Sign; readonly count: number }) | null {
	const uses = learned(topics);
	const usesOf = (key: string): Uses => {
		const counts = { ...(uses.get(key) ?? { least: 0, most: 0, none: 0 }) };
		if (taught) counts[taught]--;
		return counts;
	};
	const all = usesOf(locale);
	const telling = words.flatMap(({ word, start, end }) => {
		const counts = usesOf(`${locale} ${word}`);
		const [sign, other]: readonly [Sign, Sign] = counts.least >= counts.most ? ['least', 'most'] : ['most', 'least'];
		const count = counts[sign];
		// A word tells nothing that chance, too, would let stand beside numbers that are so bounded.
		const isTelling = support(count, totalOf(counts), all[sign], totalOf(all)) > SIGNIFICANT;
		return isTelling && counts[other] <= 0 && count > counts.none ? [{ start, end, sign, count }] : [];
	});
	const [most] = telling.sort((a, b) => b.count - a.count);
	return most && telling.every((each) => each.sign === most.sign) ? most : null;
}

const totalOf = ({ least, most, none }: Uses): number => least + most + none;
