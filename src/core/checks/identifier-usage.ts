import type { Fact, IdentifierShape, Segment, Topic } from '../model.ts';
import { sumOf } from '../parts.ts';
import { blankSpans } from '../text/index.ts';
import { summed } from './per-run.ts';
import { humps, isNear } from './spelling.ts';
import { translationUnits } from './translation-units.ts';

/** A name out of a program, as read from a text. */
export type Identifier = Extract<Fact, { kind: 'identifier' }>;

/** How identifiers are spelled throughout the documents. */
export interface IdentifierUsage {
	/** In how many segments (all locales' renderings of one are one) a spelling stands. */
	count(value: string): number;
	/** A far more frequent spelling that differs by a typo in one word which no other name and no text has; or null. */
	better(value: string): string | null;
	/** Whether a word stands in no identifier but the given one, and in no text. */
	isForeign(hump: string, value: string): boolean;
}

/** The identifiers of a segment. */
export const identifiersIn = (segment: Segment): Identifier[] =>
	segment.facts.filter((fact): fact is Identifier => fact.kind === 'identifier');

/** Whether an identifier may be a product's name: two words run together, nothing else. */
export function isBrandLike({ shape, value }: Pick<Identifier, 'shape' | 'value'>): boolean {
	return shape === 'name' && /^[A-Za-z]+$/.test(value) && humps(value).length < 3;
}

/** The usage over all topics of a run. */
export const identifierUsage = summed(
	(): Counts => ({ counts: new Map(), shapes: new Map(), words: new Set() }),
	count,
	(parts) => usageOf(sumOf(parts)),
);

/** How many times as often the right spelling must stand. */
const FAR_MORE = 2;

interface Counts {
	/** In how many units a spelling stands, and its shape where it stands first. */
	readonly counts: Map<string, number>;
	readonly shapes: Map<string, IdentifierShape>;
	/** The other words of all texts, in lower case. */
	readonly words: Set<string>;
}

function count(topic: Topic, { counts, shapes, words }: Counts): void {
	for (const { segments } of translationUnits(topic)) {
		const here = new Set<string>();
		for (const segment of Object.values(segments)) {
			const identifiers = identifiersIn(segment);
			for (const { value, shape } of identifiers) {
				here.add(value);
				if (!shapes.has(value)) shapes.set(value, shape);
			}
			for (const word of blankSpans(segment.text, identifiers).match(/[A-Za-z]{3,}/g) ?? [])
				words.add(word.toLowerCase());
		}
		for (const value of here) counts.set(value, (counts.get(value) ?? 0) + 1);
	}
}

function usageOf({ counts, shapes, words }: Counts): IdentifierUsage {
	const byHump = new Map<string, Set<string>>();
	const frames = new Map<string, string[]>();
	for (const value of counts.keys()) {
		for (const hump of humps(value)) put(byHump, hump.toLowerCase(), value);
		for (const frame of framesOf(value, shapes.get(value) as string)) {
			const known = frames.get(frame);
			if (known) known.push(value);
			else frames.set(frame, [value]);
		}
	}
	const usage: IdentifierUsage = {
		count: (value) => counts.get(value) ?? 0,
		isForeign(hump, value) {
			const lower = hump.toLowerCase();
			const holders = byHump.get(lower);
			return !words.has(lower) && (holders === undefined || (holders.size === 1 && holders.has(value)));
		},
		better(value) {
			const enough = Math.max(2, FAR_MORE * usage.count(value));
			const own = humps(value);
			const typos = framesOf(value, shapes.get(value) ?? '').flatMap((frame, at) => {
				const hump = own[at] as string;
				if (/\d/.test(hump) || !usage.isForeign(hump, value)) return [];
				return (frames.get(frame) ?? []).filter((other) => {
					const theirs = humps(other)[at] as string;
					return usage.count(other) >= enough && isSlip(hump, theirs);
				});
			});
			const best = [...new Set(typos)].sort((a, b) => usage.count(b) - usage.count(a) || (a < b ? -1 : 1));
			return best[0] ?? null;
		},
	};
	return usage;
}

function put(map: Map<string, Set<string>>, key: string, value: string): void {
	const set = map.get(key) ?? new Set<string>();
	map.set(key, set.add(value));
}

/** A name with each of its words left out in turn. */
function framesOf(value: string, shape: string): string[] {
	const own = humps(value);
	let at = 0;
	return own.map((hump, index) => {
		const start = value.indexOf(hump, at);
		at = start + hump.length;
		return `${shape}\0${index}\0${value.slice(0, start)}\0${value.slice(at)}`;
	});
}

/** Whether one word may be a typo for another: near, and no plural of it. */
export function isSlip(a: string, b: string): boolean {
	const [x, y] = [a.toLowerCase(), b.toLowerCase()];
	return x !== y && `${x}s` !== y && `${y}s` !== x && (isNear(x, y) || isDropped(x, y));
}

/** Short words that differ by one letter within: put in, left out. */
function isDropped(a: string, b: string): boolean {
	const [short, long] = a.length < b.length ? [a, b] : [b, a];
	if (long.length !== short.length + 1 || short.length < 3 || short.at(-1) !== long.at(-1)) return false;
	return Array.from(long, (_, at) => at).some((at) => at > 0 && long.slice(0, at) + long.slice(at + 1) === short);
}
