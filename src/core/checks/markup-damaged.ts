import type { Block, Mark, Segment } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { missingBecauseOf } from './broken-table.ts';
import { type Check, peers } from './check.ts';
import { nonEmpty, otherLanguages } from './presence.ts';
import type { Stretch } from './spelling.ts';
import { unpairedTags } from './unpaired-tags.ts';

/** Markup that readers see as text, where no peer shows it. */
const check: Check = {
	id: 'markup-damaged',
	family: 'form',
	scope: 'segment',
	severity: 'warning',
	supersedes: ['table-missing'],
	*run(unit, context) {
		const { segments, position } = unit;
		const { reliability, locate, topic } = context;
		yield* unpairedTags(unit, context);
		for (const [locale, segment] of nonEmpty(segments)) {
			if ('kind' in segment && segment.kind === 'code') continue;
			const others = otherLanguages(segments, locale, reliability);
			const source = topic.documents[locale]?.source ?? '';
			const own = remnantsIn(segment);
			const theirs = new Set(
				own.length === 0 ? [] : others.flatMap((peer) => remnantsIn(peer).map(({ kind }) => kind)),
			);
			const remnants = own.filter(
				({ kind, start, end }) =>
					(kind === 'emphasis' || isContiguous(segment, start - 1, end + 1)) &&
					(others.length > 0 || kind === 'table') &&
					!isEscaped(segment, start, source) &&
					(kind !== 'note' || shareMarked(kind, segment, others) > 0) &&
					!theirs.has(kind),
			);
			const [first] = remnants;
			if (!first) continue;
			const actual = segment.text.slice(first.start, first.end);
			const location = locate(segment, first.start, first.end);
			const isTable = first.kind === 'table';
			const unrendered = isTable && 'unrendered' in segment ? (segment as Block).unrendered : undefined;
			const isFixed = remnants.every(({ meant }) => meant !== null);
			yield {
				confidence: 0.9,
				locale,
				location,
				...position(locale),
				message: unrendered
					? { key: 'checks.markup-damaged.table', values: { ...unrendered } }
					: { key: 'checks.markup-damaged.message', values: { text: actual } },
				actual,
				suggestion: isFixed
					? replaceSpans(
							segment.text,
							remnants.map(({ start, end, meant }) => ({ start, end, text: meant ?? '' })),
						)
					: null,
				evidence: peers(segments, locale, reliability.source),
				target: segment,
				...(isTable ? { alsoTargets: missingBecauseOf(segment, locale, topic) } : {}),
				features: { [`markup:${first.kind}`]: 1, 'markup-lost': shareMarked(first.kind, segment, others) },
			};
		}
	},
};
export default check;

const MARK_OF: Readonly<Record<string, Mark['kind']>> = {
	bold: 'emphasis',
	note: 'emphasis',
	emphasis: 'emphasis',
	code: 'code',
	link: 'link',
};

/** In which share of the peers more is marked up in this way than in a text, 0–1: what it shows was to be markup. */
function shareMarked(kind: string, segment: Segment, others: readonly Segment[]): number {
	const count = ({ marks }: Segment) => marks.filter((mark) => mark.kind === MARK_OF[kind]).length;
	return others.filter((peer) => count(peer) > count(segment)).length / Math.max(1, others.length);
}

/** Whether the source says that a sign is text: `\\*`. */
function isEscaped({ mappings }: Segment, at: number, source: string): boolean {
	const piece = mappings.find((each) => each.at <= at && at < each.at + each.length);
	return piece !== undefined && source[piece.start + at - piece.at - 1] === '\\';
}

/** Whether nothing that was read as syntax (a shortcode, a tag) stands within a stretch of the source, or right beside it. */
function isContiguous({ mappings }: Segment, from: number, to: number): boolean {
	const within = mappings.filter(({ at, length }) => at < to && at + length > from);
	return within.every((piece, at) => at === 0 || within[at - 1]?.end === piece.start);
}

interface Remnant extends Stretch {
	readonly kind: string;
	/** What a reader was to see; null where that can't be told. */
	readonly meant: string | null;
}

const TAGS = 'p|br|td|tr|th|table|em|strong|a|span|div|li|ul|ol|b|i|u|code|pre|sup|sub|img|h[1-6]';
const ENTITIES: Readonly<Record<string, string>> = {
	nbsp: '\u00a0',
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	mdash: '—',
	ndash: '–',
	hellip: '…',
	copy: '©',
	reg: '®',
	trade: '™',
};
/** What markup looks like that was not understood as such; each kind with what it meant. */
const REMNANTS: readonly (readonly [
	kind: string,
	pattern: RegExp,
	meant: (match: RegExpMatchArray) => string | null,
])[] = [
	['bold', /(?<!\*)\*{4}(?!\*)/g, () => ''],
	['bold', /(?<![*\w/])\*\*(?!\*)|(?<!\*)\*\*(?![*\w/])/g, () => null],
	['code', /`/g, () => null],
	['escape', /\\([_*[\]`#|])/g, ([, escaped]) => escaped as string],
	[
		'entity',
		new RegExp(`&(${Object.keys(ENTITIES).join('|')})(?:;|(?![\\w=]))|&#x?[\\da-f]{2,5};`, 'gi'),
		([, name]) => ENTITIES[name?.toLowerCase() ?? ''] ?? null,
	],
	['tag', new RegExp(`</?(?:${TAGS})(?:\\s[^<>]*)?/?>`, 'gi'), () => null],
	['tag', /<\/?[a-z]\d+\s*\/?>|(?<![\w<])[a-z]\d+\/>/g, () => null],
	['admonition', /\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/gi, () => null],
	['table', /(?:\|[ \t]*:?|:|(?<!-))-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?/g, () => null],
	['table', /(?<!\S)\|[ \t]*:?-{3,}:?[ \t]*\|?(?!\S)/g, () => null],
	[
		'link',
		/!?\[[^\][\n]*\]\s?\((?:(?:https?:|\.{0,2}\/|#)[^)\s]*|[\w./-]+\.[a-z]{2,5}(?:#[^)\s]*)?)\)|\]\((?=https?:)/g,
		() => null,
	],
];

/** What each remnant has one of. */
const SIGN = /[*`\\&<>|[\]]/;

/** A 1 for each unit of a text that stretches cover. */
function coveredBy(stretches: readonly Stretch[], length: number): Uint8Array {
	const covered = new Uint8Array(length);
	for (const { start, end } of stretches) covered.fill(1, start, end);
	return covered;
}

/** Every remnant of markup in a text, code left out; where two overlap the first kind counts. */
function remnantsIn({ text, marks }: Segment): Remnant[] {
	if (!SIGN.test(text)) return [];
	let taken: Uint8Array | undefined;
	const found: Remnant[] = [];
	for (const [kind, pattern, meant] of REMNANTS)
		for (const match of text.matchAll(pattern)) {
			const [start, end] = [match.index, match.index + match[0].length];
			taken ??= coveredBy(
				marks.filter(({ kind }) => kind === 'code'),
				text.length,
			);
			if (taken.subarray(start, end).includes(1)) continue;
			taken.fill(1, start, end);
			found.push({ kind, start, end, meant: meant(match) });
		}
	// What holds no letter was emphasis of something that is no text: a shortcode.
	for (const { kind, start, end } of marks)
		if (kind === 'emphasis' && /[\p{L}\p{N}]/u.test(text.slice(start, end)))
			for (const at of [start - 1, end])
				if (text[at] === '*') found.push({ kind: 'emphasis', start: at, end: at + 1, meant: null });
	const [pair, ...others] = found.filter(({ kind, meant }) => kind === 'bold' && meant === null);
	// A pair of asterisks without a partner may be the mark of a note.
	if (pair && others.length === 0) found[found.indexOf(pair)] = { ...pair, kind: 'note' };
	return found.sort((a, b) => a.start - b.start);
}
