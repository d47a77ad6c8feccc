import type { Segment } from '../model.ts';
import { type CheckContext, type Diagnostic, peers, type TranslationUnit } from './check.ts';
import { nonEmpty, otherLanguages } from './presence.ts';

/** A tag without its counterpart. */
interface Tag {
	readonly name: string;
	readonly isClosing: boolean;
	readonly text: string;
	/** Offsets of the source. */
	readonly start: number;
	readonly end: number;
}

const NAMES = 'a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var';
const TAG = new RegExp(`<(/?)(${NAMES})(?:\\s[^<>]*)?(?<!/)>`, 'gi');
/** Tags right before and after a text, which belong to it. */
const BEFORE = new RegExp(`(?:<(?:${NAMES})(?:\\s[^<>]*)?>\\s*)+$`, 'i');
const AFTER = new RegExp(`^(?:\\s*</(?:${NAMES})\\s*>)+`, 'i');
/** How far tags around a text reach, in characters. */
const REACH = 500;

/** Tags within a line of HTML that nothing closes or nothing opened, where the other languages' are in pairs: what follows is set as they say. */
export function* unpairedTags(
	{ segments, position }: TranslationUnit,
	{ reliability, locate, topic }: CheckContext,
): Generator<Diagnostic> {
	for (const [locale, segment] of nonEmpty(segments)) {
		const own = unpairedIn(segment, topic.documents[locale]?.source ?? '');
		if (own.length === 0) continue;
		const others = otherLanguages(segments, locale, reliability);
		const theirs = new Set(
			others.flatMap((peer) =>
				unpairedIn(peer, topic.documents[peer.location.locale]?.source ?? '').map(({ name }) => name),
			),
		);
		const tag = own.find(({ name }) => !theirs.has(name));
		if (!tag || others.length === 0) continue;
		const at = segment.mappings.find(({ start }) => start >= tag.end)?.at ?? 0;
		yield {
			confidence: 0.9,
			locale,
			location: locate(segment, at, segment.text.length),
			...position(locale),
			message: {
				key: `checks.markup-damaged.${tag.isClosing ? 'unopened' : 'unclosed'}`,
				values: { text: tag.text },
			},
			actual: tag.text,
			suggestion: null,
			evidence: peers(segments, locale, reliability.source),
			target: segment,
			// What follows looks like code, or stands in a link.
			supersedes: ['identifier-mismatch', 'text-untranslated', 'url-mismatch'],
			features: { 'markup:unpaired': 1 },
		};
	}
}

/** The tags of a text that are not in pairs. What readers see is no tag. */
function unpairedIn({ location, mappings }: Segment, source: string): Tag[] {
	const [from, to] = [location.start.offset, location.end.offset];
	const [before, after] = [source.slice(Math.max(0, from - REACH), from), source.slice(to, to + REACH)];
	const start = from - (BEFORE.exec(before)?.[0].length ?? 0);
	const end = to + (AFTER.exec(after)?.[0].length ?? 0);
	const region = source.slice(start, end);
	if (!region.includes('<')) return [];
	const open: Tag[] = [];
	const unopened: Tag[] = [];
	for (const { 0: text, 1: slash, 2: name = '', index } of region.matchAll(TAG)) {
		const tag = { name: name.toLowerCase(), isClosing: slash !== '', text, start: start + index };
		const placed = { ...tag, end: tag.start + text.length };
		if (mappings.some((piece) => piece.start < placed.end && placed.start < piece.end)) continue;
		if (!placed.isClosing) open.push(placed);
		else {
			const opener = open.findLastIndex((each) => each.name === placed.name);
			if (opener < 0) unopened.push(placed);
			else open.splice(opener, 1);
		}
	}
	return [...open, ...unopened];
}
