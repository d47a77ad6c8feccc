import type { Fact, Locale, PerLocale, Segment } from '../model.ts';
import { normalizeText, replaceSpans } from '../text/index.ts';
import { type Check, evidenceOf } from './check.ts';

type Placeholder = Extract<Fact, { kind: 'placeholder' }>;

/** A placeholder that was torn, emptied or moved apart, while peers keep theirs whole. */
const check: Check = {
	id: 'placeholder-damaged',
	family: 'difference',
	scope: 'segment',
	severity: 'warning',
	supersedes: ['text-untranslated', 'identifier-mismatch'],
	*run({ segments, position }, { reliability, locate }) {
		for (const [locale, segment] of Object.entries(segments)) {
			const damaged = placeholders(segment).filter(({ intact }) => !intact);
			const whole = wholePeers(segments, locale, reliability.language);
			const torn =
				unclosed(segment, whole) ??
				halved(segment, locale, segments, reliability.language) ??
				misplaced(segment, locale, segments, reliability.language);
			if (torn) {
				const { start, end, expected } = torn;
				const foreign = Object.values(segments).filter((peer) => peer !== segment && peer.text !== '');
				yield {
					confidence: 0.9,
					locale,
					location: locate(segment, start, end),
					...position(locale),
					message: { key: 'checks.placeholder-damaged.message', values: { placeholder: expected ?? '' } },
					actual: segment.text.slice(start, end),
					expected,
					suggestion: expected && replaceSpans(segment.text, [{ start, end, text: expected }]),
					evidence: foreign.map((peer) => evidenceOf('peer', peer, 'expected')),
					target: segment,
				};
				continue;
			}
			const isGone = placeholders(segment).length === 0 && whole.length > 1 && segment.text.trim() !== '';
			const lost = isGone && !hasMetavariable(segment, whole);
			if ((damaged.length === 0 && !lost) || (whole.length === 0 && sharedDamage(segments, locale))) continue;
			const [first] = damaged;
			const last = damaged.at(-1);
			const wanted = agreedNames(whole, segments, reliability.language);
			yield {
				confidence: first ? 0.95 : 0.8,
				locale,
				location: first && last ? locate(segment, first.start, last.end) : segment.location,
				...position(locale),
				message: {
					key: `checks.placeholder-damaged.${lost ? 'lost' : 'message'}`,
					values: { placeholder: wanted ?? '' },
				},
				actual: first && last ? segment.text.slice(first.start, last.end) : '',
				expected: wanted,
				suggestion: suggest(segment, damaged, whole),
				evidence: whole.map((peer) => evidenceOf('peer', peer, 'expected')),
				target: segment,
			};
		}
	},
};
export default check;

const placeholders = (cell: Segment) => cell.facts.filter((fact): fact is Placeholder => fact.kind === 'placeholder');

const METAVARIABLE = /(?<![\p{L}\p{N}_])\p{Lu}[\p{Lu}\p{N}_]{2,}(?![\p{L}\p{N}])/gu;

/** Whether a text has a word in capitals that stands for what users put in, as others have one in brackets: `FILE` for `<file>`. */
function hasMetavariable({ text }: Segment, peers: readonly Segment[]): boolean {
	return [...text.matchAll(METAVARIABLE)].some(([word]) => peers.every((peer) => !peer.text.includes(word)));
}

interface Torn {
	readonly start: number;
	readonly end: number;
	readonly expected: string | null;
}

const OPENED = /<([\p{L}_][\p{L}\p{N}_-]*)(?![\p{L}\p{N}_-]|[^<\n]*>)/gu;

/** A placeholder whose closing bracket is lost: a peer has its name in both. */
function unclosed({ text }: Segment, whole: readonly Segment[]): Torn | null {
	const names = new Set(whole.flatMap(placeholders).map(({ value }) => value.toLowerCase()));
	for (const match of text.matchAll(OPENED))
		if (names.has(`${match[0].toLowerCase()}>`))
			return { start: match.index, end: match.index + match[0].length, expected: `${match[0]}>` };
	return null;
}

/** What has a half of a pair in it without being one: arrows and comparisons. */
const NO_BRACKET = /[-=]>|<[-=]|[<>]=|<<|>>/g;
const NAME_BEFORE = /(?<![^\s=:"'`([{,/@])[\p{L}\p{N}_][\p{L}\p{N}\p{M}_-]*$/u;
const NAME_AFTER = /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_-]*(?![^\s"'`)\]},;/@])/u;

/** The angle brackets of a text that stand alone, and how many pairs there are. */
function anglesIn(text: string): { readonly pairs: number; readonly alone: readonly number[] } {
	if (!/[<>]/.test(text)) return { pairs: 0, alone: [] };
	const bare = text.replace(NO_BRACKET, '  ');
	const open: number[] = [];
	const alone: number[] = [];
	let pairs = 0;
	for (let at = 0; at < bare.length; at++) {
		if (bare[at] === '<') open.push(at);
		if (bare[at] !== '>') continue;
		if (open.pop() === undefined) alone.push(at);
		else pairs++;
	}
	return { pairs, alone: [...alone, ...open].sort((a, b) => a - b) };
}

/** An angle bracket that lost its other half, where all other languages have more pairs, and none alone. */
function halved(
	segment: Segment,
	locale: Locale,
	segments: PerLocale<Segment>,
	language: (locale: Locale) => string,
): Torn | null {
	const { text } = segment;
	const { pairs, alone } = anglesIn(text);
	const [at] = alone;
	if (at === undefined || alone.length > 1) return null;
	const others = Object.entries(segments).filter(
		([other, peer]) => language(other) !== language(locale) && peer.text.trim() !== '',
	);
	const isWhole = ([, peer]: (typeof others)[number]) => {
		const theirs = anglesIn(peer.text);
		return theirs.alone.length === 0 && theirs.pairs > pairs;
	};
	if (others.length === 0 || !others.every(isWhole)) return null;
	const name = (text[at] === '>' ? NAME_BEFORE.exec(text.slice(0, at)) : NAME_AFTER.exec(text.slice(at + 1)))?.[0];
	if (name === undefined) return { start: at, end: at + 1, expected: null };
	const [start, end] = text[at] === '>' ? [at - name.length, at + 1] : [at, at + 1 + name.length];
	return { start, end, expected: `<${name}>` };
}

/** A name that all peers, in two languages and more, have outside of brackets stands in them: the brackets slipped. */
function misplaced(
	segment: Segment,
	locale: Locale,
	segments: PerLocale<Segment>,
	language: (locale: Locale) => string,
): Torn | null {
	const foreign = Object.entries(segments).filter(
		([other, { text }]) => language(other) !== language(locale) && text.trim() !== '',
	);
	if (new Set(foreign.map(([other]) => language(other))).size < 2) return null;
	const slipped = placeholders(segment).find(({ value }) => {
		const name = value.slice(1, -1).toLowerCase();
		const isOutside = (peer: Segment) =>
			outside(peer).includes(name) && !placeholders(peer).some((theirs) => theirs.value === value);
		return value.startsWith('<') && /[_\d]/.test(name) && foreign.every(([, peer]) => isOutside(peer));
	});
	return slipped ? { start: slipped.start, end: slipped.end, expected: null } : null;
}

/** A text without its placeholders, lower case. */
function outside(segment: Segment): string {
	const cut = placeholders(segment).map(({ start, end }) => ({ start, end, text: ' ' }));
	return replaceSpans(segment.text, cut).toLowerCase();
}

/** Cells of other languages that have placeholders, all of them whole and where they belong. */
function wholePeers(cells: PerLocale<Segment>, locale: Locale, language: (locale: Locale) => string): Segment[] {
	return Object.entries(cells).flatMap(([other, cell]) => {
		const own = placeholders(cell);
		const isWhole = own.length > 0 && own.every(({ intact }) => intact);
		return language(other) !== language(locale) && isWhole && !misplaced(cell, other, cells, language) ? cell : [];
	});
}

/** Whether every locale has the same damage: then it may be meant so. */
function sharedDamage(segments: PerLocale<Segment>, locale: Locale): boolean {
	const others = Object.entries(segments).filter(([other]) => other !== locale);
	return others.length > 0 && others.every(([, other]) => placeholders(other).some(({ intact }) => !intact));
}

/**
 * What the whole placeholders of the peers read, where they agree; those of one language alone only where others name them
 * too, torn apart or not: it may have damaged its own.
 */
function agreedNames(
	peers: readonly Segment[],
	segments: PerLocale<Segment>,
	language: (locale: Locale) => string,
): string | null {
	const written = peers.map((peer) => placeholders(peer).map(({ start, end }) => peer.text.slice(start, end)));
	const [names] = written;
	if (!names || written.some((other) => other.join(' ') !== names.join(' '))) return null;
	const languages = new Set(peers.map(({ location }) => language(location.locale)));
	const others = Object.values(segments).filter(({ location }) => !languages.has(language(location.locale)));
	const isNamed = (name: string) =>
		others.some(({ text }) => text.toLowerCase().includes(name.slice(1, -1).toLowerCase()));
	return languages.size > 1 || names.every(isNamed) ? names.join(' ') : null;
}

/** The placeholder put together again: where it only holds blanks or a stop too many and peers know its name. */
function suggest(cell: Segment, damaged: readonly Placeholder[], peers: readonly Segment[]): string | null {
	const known = new Map(
		peers.flatMap((peer) =>
			placeholders(peer).map(
				(fact) => [normalizeText(fact.value).toLowerCase(), peer.text.slice(fact.start, fact.end)] as const,
			),
		),
	);
	if (damaged.length === 0) return null;
	const replacements = damaged.map(({ start, end }) => {
		const text = cell.text.slice(start, end);
		const inner = /^(.)\s*(.*?)([.,;:\s]*)(.)$/su.exec(normalizeText(text));
		const whole = inner && known.get((inner[2] as string).toLowerCase());
		return whole ? { start, end, text: `${whole}${(inner[3] as string).trim()}` } : null;
	});
	return replacements.every((each) => each !== null) ? replaceSpans(cell.text, replacements) : null;
}
