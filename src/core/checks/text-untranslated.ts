import { folded, foldText } from '../corpus/index.ts';
import type { Features } from '../evidence/index.ts';
import type { Locale, PerLocale, Segment, Topic } from '../model.ts';
import { normalizeText } from '../text/index.ts';
import { type Check, type CheckContext, type Diagnostic, evidenceOf, peers, type TranslationUnit } from './check.ts';
import { columnFeatures } from './column-left.ts';
import { type ForeignStretch, foreignStretch } from './foreign-text.ts';
import { counts } from './per-run.ts';
import { rowFeatures } from './row-left.ts';
import { translationUnits } from './translation-units.ts';

/** A text, or part of one, left in another language; texts that are alike in the tables, or in the text of a page, are one finding. */
const check: Check = {
	id: 'text-untranslated',
	family: 'language',
	scope: 'topic',
	severity: 'warning',
	supersedes: ['text-same-as-peer'],
	*run({ topic }, context) {
		const alike = new Map<string, Found[]>();
		const all = [...foundIn(topic, context)];
		const onPage = pagesOf(topic, all);
		for (const found of all) {
			const { text, locale } = found.stretch;
			const key = `${locale} ${found.scope.cell ? 'cell' : 'prose'} ${folded(text)}`;
			const group = alike.get(key);
			if (group) group.push(found);
			else alike.set(key, [found]);
		}
		for (const group of alike.values()) yield diagnosticOf(group, onPage, context);
	},
};
export default check;

interface Found {
	readonly scope: TranslationUnit;
	readonly segment: Segment;
	readonly stretch: ForeignStretch & { readonly locale: Locale };
}

function* foundIn(topic: Topic, context: CheckContext): Generator<Found> {
	for (const scope of translationUnits(topic)) {
		if (scope.code || (!scope.header && scope.field === 'port')) continue;
		for (const [locale, segment] of Object.entries(scope.segments)) {
			const stretch = foreignStretch(segment, scope, context);
			if (stretch && !isTerm(stretch.text, context)) yield { scope, segment, stretch: { ...stretch, locale } };
		}
	}
}

/** How many words are a phrase. */
const PHRASE = 4;

const hasWords = ({ text }: Segment) => /\p{Ll}{3}|\p{Lo}/u.test(text);

/** How many of the other texts of a page are left in another language, as log-odds. */
function pagesOf(topic: Topic, all: readonly Found[]): (found: Found) => Features {
	const whole = new Set(all.flatMap(({ segment, stretch }) => (stretch.text === segment.text ? segment : [])));
	const pages = new Map<Locale, { left: number; of: number }>();
	for (const { segments, code } of translationUnits(topic))
		for (const [locale, segment] of Object.entries(segments)) {
			if (code || !hasWords(segment)) continue;
			const page = pages.get(locale) ?? { left: 0, of: 0 };
			pages.set(locale, page);
			page.of++;
			if (whole.has(segment)) page.left++;
		}
	return ({ segment, stretch: { locale } }) => {
		const { left, of } = pages.get(locale) ?? { left: 0, of: 0 };
		const own = whole.has(segment) && hasWords(segment) ? 1 : 0;
		return { 'page-left': Math.log((left - own + 0.5) / (of - left + 0.5)) };
	};
}

function diagnosticOf(group: readonly Found[], onPage: (found: Found) => Features, context: CheckContext): Diagnostic {
	const [{ scope, segment, stretch }, ...others] = group as [Found, ...Found[]];
	const { segments } = scope;
	const { locale, text, start, end } = stretch;
	const own = foldText(segment);
	const same = Object.keys(segments).filter((other) => foldText(segments[other] as Segment) === own);
	const use = usesOf(context.topics);
	const translations = renderingsElsewhere(segment, segments, use);
	const left = Math.max(1, use.left.get(`${locale} ${own}`) ?? 0);
	const isWhole = text === segment.text;
	return {
		// A word or a name amid a text is a matter of terms; a phrase is text that was left.
		...(isWhole || text.split(/\s+/).length >= PHRASE ? {} : { severity: 'info' as const }),
		confidence: stretch.confidence,
		locale,
		location: isWhole ? segment.location : context.locate(segment, start, end),
		...scope.position(locale),
		message: { key: 'checks.text-untranslated.message', values: { text } },
		actual: text,
		suggestion:
			isWhole && translations.length === 1 && !isWithin(text, translations[0] as string)
				? (translations[0] as string)
				: null,
		evidence: [
			...peers(segments, locale, context.reliability.source, same),
			...others.map((other) => evidenceOf('sibling', other.segment, 'actual')),
		],
		target: segment,
		alsoTargets: others.map((other) => other.segment),
		features: {
			...stretch.features,
			...onPage(group[0] as Found),
			...(isHeading(segment) ? headingFeatures(segment, locale, same.length > 1 && hasWords(segment), use) : {}),
			alike: Math.log2(group.length),
			'translated-elsewhere': Math.log2(1 + translations.length),
			'left-elsewhere': Math.log2(left),
			// What a locale always leaves as it is, it leaves on purpose.
			'left-throughout': translations.length === 0 ? Math.log2(left) : 0,
			...(scope.cell ? columnFeatures(scope.cell, locale, segment) : {}),
			...(scope.cell ? rowFeatures(scope.cell, locale, segment, context.topic) : {}),
		},
	};
}

/** What the locales of a run make of each other's texts: which they leave as they are, and how often; and what else they write. */
const usesOf = counts(
	(): Uses => ({ left: new Map(), renderings: new Map(), headings: new Map(), headingsLeft: new Map() }),
	learn,
);

interface Uses {
	readonly left: Map<string, number>;
	readonly renderings: Map<string, Set<string>>;
	/** By locale, how many headings have words, and how many of these are as in another locale. */
	readonly headings: Map<Locale, number>;
	readonly headingsLeft: Map<Locale, number>;
}

function learn(topic: Topic, { left, renderings, headings, headingsLeft }: Uses): void {
	for (const { segments, code } of translationUnits(topic)) {
		if (code) continue;
		const texts = Object.entries(segments).map(([locale, segment]) => ({ locale, segment, folded: foldText(segment) }));
		for (const { locale, segment, folded } of texts) {
			if (isHeading(segment) && texts.length > 1 && hasWords(segment)) {
				const isLeft = texts.some((other) => other.locale !== locale && other.folded === folded);
				headings.set(locale, (headings.get(locale) ?? 0) + 1);
				headingsLeft.set(locale, (headingsLeft.get(locale) ?? 0) + (isLeft ? 1 : 0));
			}
			if (segment.text.length > SHORT) continue;
			if (texts.some((other) => other.locale !== locale && other.folded === folded))
				left.set(`${locale} ${folded}`, (left.get(`${locale} ${folded}`) ?? 0) + 1);
			for (const other of texts) {
				if (other.folded === folded || other.segment.text.length > SHORT) continue;
				const key = `${locale} ${other.folded}`;
				renderings.set(key, (renderings.get(key) ?? new Set()).add(segment.text));
			}
		}
	}
}

const isHeading = (segment: Segment): boolean => 'kind' in segment && segment.kind === 'heading';

/** How seldom a locale leaves headings as they are, and how many words of this one are written small: names have few. */
function headingFeatures(
	{ text }: Segment,
	locale: Locale,
	isCounted: boolean,
	{ headings, headingsLeft }: Uses,
): Features {
	const left = (headingsLeft.get(locale) ?? 0) - (isCounted ? 1 : 0);
	const of = headings.get(locale) ?? 0;
	return {
		'headings-left': Math.log((left + 0.5) / (of - left + 0.5)),
		'heading-small': Math.log2(1 + (text.match(/(?<!\p{L})\p{Ll}{3}/gu) ?? []).length),
	};
}

/** Whether a text stands within a rendering of it, which was left in part. */
const isWithin = (text: string, rendering: string): boolean =>
	folded(rendering).includes(folded(text).replace(/(?<!\p{P})\p{P}+$/u, ''));

/** Longer texts hardly recur. */
const SHORT = 60;

/** The other texts that a segment's locale has elsewhere where a peer's is the same as here. */
function renderingsElsewhere(segment: Segment, segments: PerLocale<Segment>, { renderings }: Uses): string[] {
	const own = foldText(segment);
	if (!Object.values(segments).some((peer) => peer !== segment && foldText(peer) === own)) return [];
	return [...(renderings.get(`${segment.location.locale} ${own}`) ?? [])];
}

/** Whether a text is one of the terms that the settings say are never translated. */
function isTerm(text: string, { settings }: CheckContext): boolean {
	return (
		settings.terms?.some((term) => normalizeText(term).toLowerCase() === normalizeText(text).toLowerCase()) ?? false
	);
}
