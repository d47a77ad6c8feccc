import type { Fact, Locale, Passage, PerLocale, Topic } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { replaceSpans } from '../text/index.ts';
import { type Check, type CheckContext, peers } from './check.ts';
import { passagesOf } from './passages.ts';
import { settlePresence, stated } from './presence.ts';
import { editDistance, findTorn, type Stretch } from './spelling.ts';

type Url = Stretch & { readonly value: string };

/** A URL in a text that leads elsewhere than that of the peers. */
const check: Check = {
	id: 'url-mismatch',
	scope: 'passage',
	severity: 'warning',
	over: ['text-untranslated'],
	*run(scope, context) {
		const { passages, position } = scope;
		const torn = new Set<Locale>();
		for (const { key, locale, form, expected, told, confidence, lacking } of differencesIn(passages, context)) {
			if (isHabit(key, locale, form, context)) continue;
			torn.add(locale);
			const passage = passages[locale] as Passage;
			const actual = passage.text.slice(form.start, form.end);
			yield {
				confidence,
				locale: told ? locale : null,
				place: context.place(passage, form.start, form.end),
				...position(locale),
				message: { key: `checks.url-mismatch.${told ? 'message' : 'undecided'}`, values: { actual, expected } },
				actual,
				expected: told ? expected : null,
				suggestion: told ? replaceSpans(passage.text, [{ ...form, text: expected }]) : null,
				evidence: peers(passages, locale, context.witnesses.source, lacking),
				subject: passage,
			};
		}
		for (const [locale, passage] of stated(passages)) {
			const match = torn.has(locale) || scope.code ? null : TORN.exec(passage.text);
			if (!match) continue;
			const [actual] = match;
			const expected = actual.replace(/\s/g, '');
			const [start, end] = [match.index, match.index + actual.length];
			yield {
				confidence: 0.9,
				locale,
				place: context.place(passage, start, end),
				...position(locale),
				message: { key: 'checks.url-mismatch.message', values: { actual, expected } },
				actual,
				expected,
				suggestion: replaceSpans(passage.text, [{ start, end, text: expected }]),
				evidence: peers(passages, locale, context.witnesses.source),
				subject: passage,
			};
		}
	},
};
export default check;

/** A URL that a blank tears apart speaks for itself. */
const TORN = /\bhttps?(?: :\s*|:\s+)\/\/[\w.-]+\.[\w./-]*\w/;

/** A URL that a locale lacks, and what it has in its place. */
interface Difference {
	readonly key: string;
	readonly locale: Locale;
	readonly form: Url;
	readonly expected: string;
	readonly told: boolean;
	readonly confidence: number;
	/** The locales without the URL. */
	readonly lacking: readonly Locale[];
}

function* differencesIn(passages: PerLocale<Passage>, context: CheckContext): Generator<Difference> {
	const urls = new Map(stated(passages).map(([locale, passage]) => [locale, urlsIn(passage, locale)] as const));
	const keys = new Set([...urls.values()].flatMap((own) => [...own.keys()]));
	for (const key of keys) {
		const claim = settlePresence(passages, (_, locale) => urls.get(locale)?.has(key) === true, context.witnesses);
		if (claim.basis === 'unanimous' || claim.basis === 'single' || claim.value === 'no') continue;
		const lacking = stated(passages).flatMap(([locale]) => (urls.get(locale)?.has(key) ? [] : locale));
		const expected = spelling(key, urls);
		for (const locale of lacking) {
			const form = formOf(key, expected, locale, passages[locale] as Passage, urls, context);
			const told = claim.value === 'yes';
			if (form) yield { key, locale, form, expected, told, confidence: claim.confidence, lacking };
		}
	}
}

/** From how many texts on a difference is no slip. */
const OFTEN = 3;

const learned = new WeakMap<readonly Topic[], ReadonlyMap<string, number>>();

/** Whether a locale's URLs differ in this way throughout: a service that has several addresses, a host of its own. */
function isHabit(key: string, locale: Locale, form: Url, context: CheckContext): boolean {
	let counts = learned.get(context.topics);
	if (!counts) {
		const counted = new Map<string, number>();
		for (const topic of context.topics)
			for (const { passages } of passagesOf(topic))
				for (const difference of differencesIn(passages, context)) {
					const change = changeOf(difference.key, difference.locale, difference.form);
					counted.set(change, (counted.get(change) ?? 0) + 1);
				}
		counts = counted;
		learned.set(context.topics, counts);
	}
	return (counts.get(changeOf(key, locale, form)) ?? 0) >= OFTEN;
}

/** What differs: both texts without what they begin and end with alike. */
function changeOf(key: string, locale: Locale, { value }: Url): string {
	const own = keyOf(value, locale);
	let start = 0;
	while (start < own.length && own[start] === key[start]) start++;
	let end = 0;
	while (end < Math.min(own.length, key.length) - start && own.at(-1 - end) === key.at(-1 - end)) end++;
	return [locale, key.slice(start, key.length - end), own.slice(start, own.length - end)].join(' ');
}

const isUrl = (fact: Fact): fact is Extract<Fact, { kind: 'url' }> => fact.kind === 'url';

/** A passage's URLs by what they lead to. */
function urlsIn(passage: Passage, locale: Locale): ReadonlyMap<string, Url> {
	return new Map(
		passage.facts.filter(isUrl).map((fact) => {
			const url = withinLink(fact, passage);
			return [keyOf(url.value, locale), url];
		}),
	);
}

/** A URL that is a link's text ends with the link, also where the next word follows without a blank. */
function withinLink({ value, start, end }: Url, { marks }: Passage): Url {
	const link = marks.find((mark) => mark.kind === 'link' && mark.end > start && mark.end < end);
	return link ? { value: value.slice(0, link.end - start), start, end: link.end } : { value, start, end };
}

/** What a URL leads to, whichever language it asks for: scheme, tags of locales and the name before `@` left out. */
function keyOf(url: string, locale: Locale): string {
	const { language } = new Intl.Locale(locale);
	const tags = new Set([locale.toLowerCase(), language]);
	return comparable(url)
		.toLowerCase()
		.replace(/^[a-z.]+:(?:\/\/)?/, '')
		.replace(/^[^/@]*@/, '')
		.split(/([/.?&=])/)
		.filter((part) => !tags.has(part) && !/^[a-z]{2}-[a-z]{2,4}$/.test(part))
		.join('')
		.replace(/^(?:www)?\.+/, '')
		.replace(/:(?:80|443)(?=\/|$)/, '')
		.replace(/\/{2,}/g, '/')
		.replace(/[/#]+$/, '');
}

/** A key's URL as it is mostly written. */
function spelling(key: string, urls: ReadonlyMap<Locale, ReadonlyMap<string, Url>>): string {
	const counts = new Map<string, number>();
	for (const own of urls.values()) {
		const value = own.get(key)?.value;
		if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? key;
}

/** What stands in a URL's place: itself with blanks in it, one that is nearly the same, or the only one that no peer has. */
function formOf(
	key: string,
	expected: string,
	locale: Locale,
	passage: Passage,
	urls: ReadonlyMap<Locale, ReadonlyMap<string, Url>>,
	{ witnesses }: CheckContext,
): Url | null {
	const torn = findTorn(passage.text, expected);
	if (torn && /\s/.test(passage.text.slice(torn.start, torn.end)))
		return { ...torn, value: passage.text.slice(torn.start, torn.end) };
	const others: PerLocale<ReadonlyMap<string, Url>> = Object.fromEntries(
		[...urls].filter(([other]) => witnesses.language(other) !== witnesses.language(locale)),
	);
	const known = new Set(Object.values(others).flatMap((own) => [...own.keys()]));
	const left = [...(urls.get(locale) ?? [])].filter(([own]) => own !== '' && !known.has(own));
	const lost = [...known].filter((own) => !urls.get(locale)?.has(own));
	const near = left.find(([own]) => nearest(own, lost) === key);
	if (near) return near[1];
	const [only] = left;
	return left.length === 1 && lost.length === 1 && only && hostOf(only[0]) === hostOf(key) ? only[1] : null;
}

/** The one of the lost URLs that a URL is nearly the same as. */
function nearest(own: string, lost: readonly string[]): string | undefined {
	const distances = lost.map((key) => ({ key, distance: editDistance(own, key, 3) }));
	return distances.filter(({ distance }) => distance <= 3).sort((a, b) => a.distance - b.distance)[0]?.key;
}

const hostOf = (key: string) => key.split(/[/?#]/)[0];
