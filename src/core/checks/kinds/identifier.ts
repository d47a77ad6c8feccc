import { languageOf } from '../../corpus/index.ts';
import type { IdentifierShape, Locale, PerLocale, Segment } from '../../model.ts';
import { remembered } from '../../text/index.ts';
import { alteredName, sharedPart } from '../altered-names.ts';
import type { CheckContext } from '../check.ts';
import type { ComparedKind, Item } from '../compared-kind.ts';
import { identifiersIn, isBrandLike } from '../identifier-usage.ts';
import { localizedFeatures } from '../localized.ts';
import { typoFeatures } from '../mistyped.ts';
import { perRun } from '../per-run.ts';
import { otherLanguages } from '../presence.ts';
import { findName, findTorn, isInflected, isNear, type Stretch } from '../spelling.ts';

/** A name out of a program. */
interface Name extends Item {
	readonly shape: IdentifierShape;
}

/** Paths and names joined by slashes, stops and colons: `/var/run/x.sock`, `example.io/role`. */
const PATH =
	/(?<![\p{L}\p{N}_./:@-])(?:\.{0,2}\/)?[A-Za-z_][\w-]*(?:[./][\w-]+)*(?:\/[\w-]+(?:\.[\w-]+)*)(?![\p{L}\p{N}_/])/gu;
/** `and/or`: words, not a path. */
const isPath = (text: string) => /^[./]|[._\d-]|\/.*\//.test(text);

/** The names of a text: those of the normalise stage, and paths. */
const namesIn = (segment: Segment): readonly Name[] =>
	segment.facts.length === 0 && !segment.text.includes('/') ? [] : namesRead(segment);

const namesRead: (segment: Segment) => readonly Name[] = remembered((segment) => {
	const found: Name[] = identifiersIn(segment).map(({ value, shape, start, end }) => ({
		...{ start, end, shape, key: shape === 'fqdn' ? value.toLowerCase() : value },
	}));
	for (const { 0: text, index } of segment.text.matchAll(PATH)) {
		const end = index + text.length;
		const isTaken = segment.facts.some((fact) => fact.start < end && fact.end > index);
		if (!isTaken && isPath(text)) found.push({ start: index, end, shape: 'file', key: text });
	}
	return found;
});

/** The words that a name is made of, as they are written. */
const wordsOf = (name: string): string[] => name.match(/\p{L}{2,}/gu) ?? [];

const isBrand = ({ key, shape }: Name) => isBrandLike({ shape, value: key });
const textOf = ({ text }: Segment, { start, end }: Stretch) => text.slice(start, end);

/** Whether a name stands in a text, whatever ending it is given there; a host's in whatever letter case. */
const stands = ({ text }: Segment, { key, shape }: Name) =>
	findName(shape === 'fqdn' ? text.toLowerCase() : text, key) !== null;

/** Whether a text has a name's letters and number apart: `SHA-256`, `RFC 1350`. */
function hasApart({ text }: Segment, { key }: Name): boolean {
	const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(key) ?? [];
	return [' ', '\u00a0', '-', '\u2011'].some((between) => letters && text.includes(`${letters}${between}${digits}`));
}

/** Whether two names differ in nothing but a locale's tag (`guide_en.pdf`, `guide_de.pdf`). */
function isLocalised(a: string, b: string, locale: Locale): boolean {
	const parts = (text: string) => text.toLowerCase().split(/[._/-]/);
	const [theirs, own] = [parts(a), parts(b)];
	const language = languageOf(locale);
	return (
		own.length === theirs.length &&
		own.every((part, at) => part === theirs[at] || part === language || part === locale.toLowerCase())
	);
}

/** Whether a host's part is a word of the text around it (`Londra.example.com` beside "Londra"): an example that was translated. */
function isTranslatedHost(name: Name, form: string, { text }: Segment): boolean {
	const labels = name.key.split('.');
	const around = new Set(
		text
			.replaceAll(form, ' ')
			.toLowerCase()
			.match(/[\p{L}\p{M}]+/gu),
	);
	return (
		name.shape === 'fqdn' &&
		form
			.toLowerCase()
			.split('.')
			.every((label, at) => label === labels[at] || around.has(label))
	);
}

const WORD = /(?<![\p{Script=Latin}\p{N}_])[A-Za-z_][\w.-]*\w/gu;

/** What stands in a lost name's place: the name torn or in other letter case, one that is near, or the only one that no peer has. */
function replacementOf(
	given: Item & { readonly text: string },
	segment: Segment,
	free: readonly Item[],
	others: readonly Segment[],
): Item | null {
	const name = given as Name & { readonly text: string };
	const torn = findTorn(segment.text, name.text);
	const joined = torn && textOf(segment, torn).replace(/[\s\u200b\\]/g, '');
	// In other letter case its parts are words: `seed Node` is no torn `SeedNode`.
	if (torn && (joined === name.text || joined?.length === torn.end - torn.start))
		return { ...torn, key: textOf(segment, torn) };
	const isOwn = (form: string) => others.every(({ text }) => !findName(text, form));
	for (const { 0: form, index } of segment.text.matchAll(WORD)) {
		const isSlip =
			isNear(form, name.text) &&
			isOwn(form) &&
			!isTranslatedHost(name, form, segment) &&
			!isLocalised(name.text, form, segment.location.locale);
		if (isSlip && !(isBrand(name) && isInflected(form, name.text)))
			return { start: index, end: index + form.length, key: form };
	}
	const altered = isBrand(name) ? null : alteredIn(segment, name.text, others);
	if (altered) return altered;
	const alike = (free as readonly Name[]).filter((own) => own.shape === name.shape && !isBrand(own));
	const [only] = alike;
	if (!only || alike.length > 1 || isBrand(name)) return null;
	const form = textOf(segment, only);
	return isLocalised(name.key, form, segment.location.locale) || isTranslatedHost(name, form, segment) ? null : only;
}

/** What stands in a text in the place of a name and has a part of it; no name of the reader's own country or language. */
function alteredIn(segment: Segment, name: string, others: readonly Segment[]): Item | null {
	const found = alteredName(
		segment,
		name,
		others.map(({ text }) => text),
	);
	const form = found ? textOf(segment, found) : '';
	return found && !isLocalised(name, form, segment.location.locale) ? { ...found, key: form } : null;
}

/** Whether a text has a name in other letter case, or a part of one that its locale has elsewhere with what no other language has anywhere. */
function isDamaged(
	segment: Segment,
	name: string,
	segments: PerLocale<Segment>,
	{ corpus, reliability, topics }: CheckContext,
): boolean {
	const { locale } = segment.location;
	const altered = alteredIn(segment, name, otherLanguages(segments, locale, reliability));
	if (altered?.key.toLowerCase() === name.toLowerCase()) return true;
	return (
		altered !== null && corpus.usage(locale, name) > 1 && isOnlyIn(altered.key, locale, { corpus, reliability, topics })
	);
}

/** Whether no other language has a name anywhere. */
function isOnlyIn(
	name: string,
	locale: Locale,
	{ corpus, reliability: { language }, topics }: Pick<CheckContext, 'corpus' | 'reliability' | 'topics'>,
): boolean {
	return localesOf(topics).every((other) => language(other) === language(locale) || corpus.usage(other, name) === 0);
}

/** Whether a text has a name with nothing but blanks beside its marks in it; between letters they may part words. */
function isTorn(segment: Segment, name: string): boolean {
	const torn = findTorn(segment.text, name);
	const form = torn ? textOf(segment, torn) : '';
	return form.replace(/[\s\u200b\\]/g, '') === name && !/[\p{L}\p{N}]\s+[\p{L}\p{N}]/u.test(form);
}

/** Whether a name has nothing but the capital that a sentence begins with. */
function opensSentence({ start, end }: Stretch, value: string, { text }: Segment): boolean {
	if (text.slice(start + 1, end) !== value.slice(1)) return false;
	const before = text.slice(0, start);
	const marks = MARKS_AT_END.exec(before)?.[0] ?? '';
	return marks.length === before.length || /[.!?:]\s|\n/.test(marks);
}

const MARKS_AT_END = /(?<![^\p{L}\p{N}])[^\p{L}\p{N}]*$/u;

const localesOf = perRun((topics) => [...new Set(topics.flatMap(({ documents }) => Object.keys(documents)))]);

/** Names of files, hosts and things in programs. */
export const identifier: ComparedKind = {
	check: 'identifier-mismatch',
	severity: 'warning',
	supersedes: ['text-untranslated'],
	appliesTo: () => true,
	items: namesIn,
	implies: (segment, item) => stands(segment, item as Name) || hasApart(segment, item as Name),
	attests: (segment, spelling, segments, context) =>
		isTorn(segment, spelling) || isDamaged(segment, spelling, segments, context),
	replacement: replacementOf,
	isTelling({ expected, written, spelling }, { segments }, { corpus, reliability }, locale) {
		if (!expected) return false;
		const name = expected as Name;
		if (!written) {
			// A name that a locale mostly does not keep is one that it translates.
			const { count, of } = corpus.kept(locale, spelling ?? name.key, segments);
			if (2 * count < of) return false;
			const holders = Object.values(segments).filter((segment) => stands(segment, name));
			return !isBrand(name) && new Set(holders.map(({ location }) => reliability.language(location.locale))).size > 1;
		}
		const isCase = written.key.toLowerCase() === name.key.toLowerCase();
		const own = Object.values(segments).find((segment) => textOf(segment, written) === written.key);
		return !(isCase && (isBrand(name) || (own !== undefined && opensSentence(written, spelling ?? name.key, own))));
	},
	// A name that is lost without trace may have been put in other words; in other letter case it is a matter of form.
	severityOf: (differences) =>
		differences.every(({ expected, written }) => !written || written.key.toLowerCase() === expected?.key.toLowerCase())
			? 'info'
			: 'warning',
	features: (written, expected, locale, others, context) => ({
		...(isNear(written, expected) ? typoFeatures(written, expected, locale, others, context) : {}),
		...localizedFeatures(written, expected, locale, others, context),
		'names-share': sharedPart(written, expected),
		// `dn_port` and `port`: a part of the name is lost.
		'names-within': written.includes(expected) || expected.includes(written) ? 1 : 0,
		// `FILE` and `DATEI` stand for what users put in.
		'names-in-capitals': [written, expected].every((name) => /^\P{Ll}+$/u.test(name)) ? 1 : 0,
	}),
	// Another version of the page spells it as its locale does elsewhere.
	isOfAnyVersion: (written, spelling, locale, context) =>
		sharedPart(written, spelling) >= 0.5 &&
		context.corpus.usage(locale, spelling) > 0 &&
		isOnlyIn(written, locale, context),
	// A word that other languages write, too, is no damage: the peers may be older, or speak of another thing.
	isPlausible(written, spelling, locale, { corpus, topics, reliability }) {
		const { language } = reliability;
		const theirs = new Set(wordsOf(spelling));
		const isForeign = (word: string) =>
			localesOf(topics).some((other) => language(other) !== language(locale) && corpus.usage(other, word) > 0);
		return wordsOf(written).some((word) => !theirs.has(word) && isForeign(word));
	},
	// `in/etc/hosts` has lost a blank, no word.
	rewrite(written, _, spelling) {
		const word = written.slice(0, -spelling.length);
		return spelling.startsWith('/') && written.endsWith(spelling) && /^\p{L}+$/u.test(word)
			? `${word} ${spelling}`
			: spelling;
	},
};
