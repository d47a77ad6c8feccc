import type { Segment } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type Check, peers } from './check.ts';
import { nonEmpty, otherLanguages } from './presence.ts';
import type { Stretch } from './spelling.ts';

/** Markup that readers see as text, where no peer shows it. */
const check: Check = {
	id: 'markup-damaged',
	family: 'form',
	scope: 'segment',
	severity: 'warning',
	*run({ segments, position }, { reliability, locate }) {
		for (const [locale, segment] of nonEmpty(segments)) {
			const others = otherLanguages(segments, locale, reliability);
			if (others.length === 0 || ('kind' in segment && segment.kind === 'code')) continue;
			const remnants = remnantsIn(segment).filter(
				({ kind, start, end }) =>
					(kind === 'emphasis' || isContiguous(segment, start - 1, end + 1)) &&
					!others.some((peer) => remnantsIn(peer).some((theirs) => theirs.kind === kind)),
			);
			const [first] = remnants;
			if (!first) continue;
			const actual = segment.text.slice(first.start, first.end);
			const fixed = remnants.filter((remnant) => remnant.meant !== null);
			yield {
				confidence: 0.9,
				locale,
				location: locate(segment, first.start, first.end),
				...position(locale),
				message: { key: 'checks.markup-damaged.message', values: { text: actual } },
				actual,
				suggestion:
					fixed.length === remnants.length
						? replaceSpans(
								segment.text,
								remnants.map(({ start, end, meant }) => ({ start, end, text: meant ?? '' })),
							)
						: null,
				evidence: peers(segments, locale, reliability.source),
				target: segment,
			};
		}
	},
};
export default check;

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
	['link', /!?\[[^\][\n]*\]\s?\((?:https?:|\.{0,2}\/|#)[^)\s]*\)|\]\((?=https?:)/g, () => null],
];

/** Every remnant of markup in a text, code left out; where two overlap the first kind counts. */
function remnantsIn({ text, marks }: Segment): Remnant[] {
	const taken: Stretch[] = marks.filter(({ kind }) => kind === 'code');
	const found: Remnant[] = [];
	for (const [kind, pattern, meant] of REMNANTS)
		for (const match of text.matchAll(pattern)) {
			const [start, end] = [match.index, match.index + match[0].length];
			if (taken.some((other) => other.start < end && other.end > start)) continue;
			taken.push({ start, end });
			found.push({ kind, start, end, meant: meant(match) });
		}
	// What holds no letter was emphasis of something that is no text: a shortcode.
	for (const { kind, start, end } of marks)
		if (kind === 'emphasis' && /[\p{L}\p{N}]/u.test(text.slice(start, end)))
			for (const at of [start - 1, end])
				if (text[at] === '*') found.push({ kind: 'emphasis', start: at, end: at + 1, meant: null });
	return found.sort((a, b) => a.start - b.start);
}
