import type { Fact, Locale, Segment } from '../../model.ts';
import { editDistance, normalizeText, remembered } from '../../text/index.ts';
import type { ComparedKind, Item } from '../compared-kind.ts';
import { localizedFeatures } from '../localized.ts';
import { findTorn } from '../spelling.ts';

const isUrl = (fact: Fact): fact is Extract<Fact, { kind: 'url' }> => fact.kind === 'url';

/** A text's URLs by what they lead to. One that is a link's text ends with the link, also where the next word follows without a blank. */
function urlsIn({ facts, marks, text, location }: Segment, locales: readonly Locale[]): Item[] {
	const urls = facts.filter(isUrl);
	if (urls.length === 0) return [];
	const tags = tagsOf(locales);
	const country = `.${new Intl.Locale(location.locale).maximize().region?.toLowerCase()}`;
	return urls.map(({ start, end: last }) => {
		const link = marks.find((mark) => mark.kind === 'link' && mark.end > start && mark.end < last);
		const end = link?.end ?? last;
		const key = keyOf(text.slice(start, end), tags);
		const host = hostOf(key);
		const isAtHome = host.endsWith(country);
		return { start, end, key: isAtHome ? `${host.slice(0, -country.length)}${OWN}${key.slice(host.length)}` : key };
	});
}

/** Stands for the top-level domain of the country that the language of a text is of, where a host has that. */
const OWN = '.{country}';

/** A URL without the top-level domain of its host, and whether that is the one of its text's country. */
function abroad(key: string): { readonly bare: string; readonly isAtHome: boolean } {
	const host = hostOf(key);
	return { bare: `${host.replace(/\.[^.]*$/, '')} ${key.slice(host.length)}`, isAtHome: host.endsWith(OWN) };
}

/** Of a text's URLs, without top-level domains, whether one stands below its own country. */
const knownAbroad: (items: readonly Item[]) => ReadonlyMap<string, boolean> = remembered((items) => {
	const known = new Map<string, boolean>();
	for (const { bare, isAtHome } of items.map(({ key }) => abroad(key)))
		known.set(bare, isAtHome || known.get(bare) === true);
	return known;
});

/** Whether one of some URLs differs from another in nothing but that one of the two stands below its own country. */
function isSameAbroad(items: readonly Item[], { key }: Item): boolean {
	const { bare, isAtHome } = abroad(key);
	const known = knownAbroad(items).get(bare);
	return known !== undefined && (isAtHome || known);
}

/** A segment of a path, or a value of a query, that names a language: `de`, `zh-cn`, `pt_BR`. */
const LOCALE = /^[a-z]{2,3}(?:[-_][a-z]{2,4})?$/;

/**
 * What a URL leads to, whichever language it asks for: without scheme, the name before `@`, and what names one of the
 * languages (`tags`) after the host. A host's parts are never taken out: `.de` is a domain.
 */
function keyOf(url: string, tags: ReadonlySet<string>): string {
	const [host = '', ...rest] = normalizeText(url)
		.toLowerCase()
		.replace(/^[a-z.]+:(?:\/\/)?/, '')
		.replace(/^[^/@]*@/, '')
		.split(/(?=[/?#])/);
	const path = rest
		.join('')
		.split(/(?=[/.?&=#])/)
		.filter((part) => !(tags.has(part.slice(1)) || (LOCALE.test(part.slice(1)) && /[-_]/.test(part))))
		.join('');
	return `${host.replace(/^(?:www)?\.+/, '').replace(/:(?:80|443)$/, '')}${path}`
		.replace(/\/{2,}/g, '/')
		.replace(/(?<![/#])[/#]+$/, '');
}

const tags = new Map<string, ReadonlySet<string>>();

/** The tags and languages of all locales of a text, as URLs write them. */
function tagsOf(locales: readonly Locale[]): ReadonlySet<string> {
	const key = locales.join();
	const known = tags.get(key);
	if (known) return known;
	const found = new Set(
		locales.flatMap((locale) => {
			const tag = locale.toLowerCase();
			return [tag, tag.replace('-', '_'), new Intl.Locale(locale).language];
		}),
	);
	tags.set(key, found);
	return found;
}

const hostOf = (key: string): string => key.split(/[/?#]/)[0] as string;

/** How many letters two URLs may differ in and still be one that was damaged. */
const SLIPS = 3;

const RUN = /[^\s<>"'()[\]\u3001\u3002\uff08\uff09\uff0c]+/gu;

/** A run of characters without the punctuation at its end. */
function withoutStops(run: string): string {
	let end = run.length;
	while (end > 0 && '.,;:!?'.includes(run[end - 1] as string)) end--;
	return run.slice(0, end);
}

/** What is no URL any more but differs from one in a few letters (`https//`, `htps://`). */
function damagedIn(text: string, url: string): Item | null {
	for (const { 0: whole, index } of text.matchAll(RUN)) {
		const run = withoutStops(whole);
		const distance = Math.abs(run.length - url.length) > SLIPS ? SLIPS + 1 : editDistance(run, url, SLIPS);
		if (distance > 0 && distance <= SLIPS && run.length > 4 * distance)
			return { start: index, end: index + run.length, key: '' };
	}
	return null;
}

/** What stands in a URL's place: itself with blanks in it, one that is nearly the same, or the only one at the same host. */
function replacementOf(
	expected: Item & { readonly text: string },
	segment: Segment,
	free: readonly Item[],
): Item | null {
	const torn = findTorn(segment.text, expected.text);
	if (torn && /\s/.test(segment.text.slice(torn.start, torn.end))) return { ...torn, key: '' };
	const near = free
		.map((item) => ({ item, distance: editDistance(item.key, expected.key, SLIPS) }))
		.filter(({ item, distance }) => item.key !== '' && distance <= SLIPS)
		.sort((x, y) => x.distance - y.distance)[0];
	if (near) return near.item;
	const damaged = damagedIn(segment.text, expected.text);
	if (damaged) return damaged;
	const [only] = free;
	return only && free.length === 1 && hostOf(only.key) === hostOf(expected.key) ? only : null;
}

/** URLs, but for what in them asks for a language. */
export const url: ComparedKind = {
	check: 'url-mismatch',
	severity: 'warning',
	supersedes: ['text-untranslated'],
	appliesTo: () => true,
	items: (segment, { segments }) => urlsIn(segment, Object.keys(segments)),
	implies: (_, item, items) => isSameAbroad(items, item),
	replacement: replacementOf,
	isTelling: ({ expected, written }) => expected !== null && written !== null,
	features: localizedFeatures,
	// Letters before or after a whole one are a word that lost its blank.
	rewrite(written, _, spelling) {
		const at = written.indexOf(spelling);
		const [before, after] = at < 0 ? ['', ''] : [written.slice(0, at), written.slice(at + spelling.length)];
		return /^\p{L}*$/u.test(before + after) ? [before, spelling, after].filter(Boolean).join(' ') : spelling;
	},
};
