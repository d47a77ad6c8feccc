import type { Features } from '../evidence/index.ts';
import type { Evidence, Locale, Segment } from '../model.ts';
import { type Replacement, replaceSpans } from '../text/index.ts';
import { type Check, type CheckContext, type Diagnostic, evidenceOf, peers, type TranslationUnit } from './check.ts';
import type { ComparedKind, Difference, Item } from './compared-kind.ts';
import { nonEmpty, otherLanguages, votePresence } from './presence.ts';

/** The rule that serves every kind of fact in cells, headers and prose: what most peers have, a translation has to keep. */
export function factMismatch(kind: ComparedKind): Check {
	return {
		id: kind.check,
		family: 'difference',
		scope: 'segment',
		severity: kind.severity,
		supersedes: kind.supersedes,
		run: (scope, context) => differing(kind, scope, context),
	};
}

/** The diagnostics for one kind of fact in one text of all its locales. */
export function* differing(kind: ComparedKind, scope: TranslationUnit, context: CheckContext): Generator<Diagnostic> {
	const texts = nonEmpty(scope.segments);
	if (!kind.appliesTo(scope) || !areOfSeveralLanguages(texts, context)) return;
	const items = new Map(texts.map(([locale, segment]) => [locale, kind.items(segment, scope, context)] as const));
	if (areSame([...items.values()])) return;
	const found = [...differingAmong(kind, scope, texts, items, context)];
	const stating = texts.filter(([locale]) => items.get(locale)?.length);
	const isSettled = !kind.mayBeUnsaid || found.some(({ locale, expected }) => locale === null || expected);
	if (isSettled || stating.length === texts.length || !areOfSeveralLanguages(stating, context)) return yield* found;
	const among = { ...scope, segments: Object.fromEntries(stating) };
	const contradictions = [...differingAmong(kind, among, stating, items, context)];
	const silent = Math.log2(1 + texts.length - stating.length);
	yield* contradictions.length === 0
		? found
		: contradictions.map((each) => ({ ...each, features: { ...each.features, 'facts-silent': silent } }));
}

/** The same among the given texts. */
function* differingAmong(
	kind: ComparedKind,
	scope: TranslationUnit,
	texts: Texts,
	items: Items,
	context: CheckContext,
): Generator<Diagnostic> {
	const { wrong, open } = divide(kind, scope, texts, items, context);
	for (const [locale, differences] of wrong) {
		const telling = differences.filter((each) => kind.isTelling(each, scope, context, locale));
		if (telling.length === 0) continue;
		const found = diagnostic(kind, scope, locale, telling, items, context);
		const isWhole = scope.cell !== null && telling.every((each) => isAllThereIs(each, scope, locale));
		yield {
			...found,
			features: { ...found.features, ...balance(locale, telling, items), 'fact-all-there-is': isWhole ? 1 : 0 },
		};
	}
	// What one of two sides does not say at all may be left out there by right.
	if (open.some(({ locale, difference }) => difference.written && kind.isTelling(difference, scope, context, locale)))
		yield undecided(kind, scope, open, context);
}

function areOfSeveralLanguages([first, ...others]: Texts, { reliability: { language } }: CheckContext): boolean {
	return first !== undefined && others.some(([locale]) => language(locale) !== language(first[0]));
}

/** Whether all texts have the same facts. */
function areSame([first = [], ...others]: readonly (readonly Item[])[]): boolean {
	if (first.length === 0) return others.every((own) => own.length === 0);
	const keys = new Set(first.map(({ key }) => key));
	return others.every((own) => {
		const theirs = new Set(own.map(({ key }) => key));
		return theirs.size === keys.size && [...theirs].every((key) => keys.has(key));
	});
}

/** How many of its peers' facts a text keeps, has lost and has besides: one that keeps none is another text. */
function balance(locale: Locale, differences: readonly Difference[], items: Items): Features {
	const theirs = new Set([...items].flatMap(([other, facts]) => (other === locale ? [] : facts.map(({ key }) => key))));
	const kept = new Set((items.get(locale) ?? []).flatMap(({ key }) => (theirs.has(key) ? key : [])));
	const count = (some: readonly unknown[]) => Math.log2(1 + some.length);
	return {
		'facts-kept': count([...kept]),
		'facts-lost': count(differences.filter(({ written }) => !written)),
		'facts-added': count(differences.filter(({ expected }) => !expected)),
		'facts-replaced': count(differences.filter(({ written, expected }) => written && expected)),
	};
}

/** Whether the other languages have nothing but a lost fact in a cell, in whose place there is none. */
function isAllThereIs({ spelling, written }: Difference, { segments }: TranslationUnit, locale: Locale): boolean {
	return (
		spelling !== null &&
		written === null &&
		Object.entries(segments).every(([other, { text }]) => other === locale || text.trim() === spelling)
	);
}

interface Open {
	readonly locale: Locale;
	readonly difference: Difference;
}

type Texts = readonly (readonly [Locale, Segment])[];
type Items = ReadonlyMap<Locale, readonly Item[]>;

/** For so many lost facts of a text it is asked what stands in their place: where more are lost, it is another text. */
const MOST = 200;

/** Divides the facts that not all texts have by who is wrong about them, and gathers those that nobody can be blamed for. */
function divide(kind: ComparedKind, scope: TranslationUnit, texts: Texts, items: Items, context: CheckContext) {
	const { language } = context.reliability;
	const keysIn = new Map([...items].map(([locale, own]) => [locale, new Set(own.map(({ key }) => key))] as const));
	const has = (locale: Locale, item: Item) => keysIn.get(locale)?.has(item.key) ?? false;
	const without = new Map<string, Item[]>();
	// A locale's items that another one has not.
	const alone = (locale: Locale, holder: Locale): Item[] => {
		const key = `${locale} ${holder}`;
		const known = without.get(key) ?? (items.get(locale) ?? []).filter((own) => !has(holder, own));
		without.set(key, known);
		return known;
	};
	// What the text that has a fact says as well, in its very form, is no other form of it: `1` of `2.4:1` and `24:1`.
	const implied = (locale: Locale, segment: Segment, item: Item, holder: Locale) =>
		has(locale, item) ||
		kind.implies(segment, item, alone(locale, holder)) ||
		scope.isNearby(locale, item, kind, context);
	const keys = new Map(
		[...items].flatMap(([locale, own]) => own.map((item) => [item.key, { locale, item }] as const)).reverse(),
	);
	const wrong = new Map<Locale, Difference[]>();
	const open: Open[] = [];
	const add = (locale: Locale, difference: Difference) => wrong.set(locale, [...(wrong.get(locale) ?? []), difference]);
	const surplus: { locale: Locale; item: Item }[] = [];
	const taken = new Set<Item>();
	const unshared = new Map<Locale, Item[]>();
	const freeOf = (locale: Locale) => {
		const known =
			unshared.get(locale) ??
			(items.get(locale) ?? []).filter((item) =>
				texts.every(
					([other, segment]) => language(other) === language(locale) || !implied(other, segment, item, locale),
				),
			);
		unshared.set(locale, known);
		return known.filter((item) => !taken.has(item));
	};
	let asked = 0;
	for (const { locale: first, item } of keys.values()) {
		const lacking = texts.filter(([locale, segment]) => !implied(locale, segment, item, first));
		if (lacking.length === 0) continue;
		const spelling = textOf(scope.segments[first] as Segment, item);
		const consensus = votePresence(
			scope.segments,
			(segment, locale) =>
				implied(locale, segment, item, first) || kind.attests?.(segment, spelling, scope.segments, context) === true,
			context.reliability,
		);
		if (consensus.value === 'no') {
			for (const [locale] of texts)
				for (const own of items.get(locale) ?? []) if (own.key === item.key) surplus.push({ locale, item: own });
			continue;
		}
		for (const [locale, segment] of lacking) {
			const others = texts.flatMap(([other, peer]) => (language(other) === language(locale) ? [] : [peer]));
			const isAskedFor = asked++ < MOST;
			const written = isAskedFor
				? kind.replacement({ ...item, text: spelling }, segment, freeOf(locale), others, context)
				: null;
			if (written) taken.add(written);
			const difference = { expected: item, spelling, written };
			if (consensus.value === 'yes') add(locale, difference);
			else open.push({ locale, difference });
		}
	}
	// What the others say beside it may be said once more.
	const isRepeated = (locale: Locale, item: Item) =>
		texts.every(([other]) => language(other) === language(locale) || scope.isNearby(other, item, kind, context, true));
	for (const { locale, item } of surplus)
		if (!taken.has(item) && !isRepeated(locale, item)) add(locale, { expected: null, spelling: null, written: item });
	return { wrong, open };
}

const textOf = ({ text }: Segment, { start, end }: Item) => text.slice(start, end);

function diagnostic(
	kind: ComparedKind,
	{ segments, position, code }: TranslationUnit,
	locale: Locale,
	differences: readonly Difference[],
	items: Items,
	context: CheckContext,
): Diagnostic {
	const { locate, reliability } = context;
	const segment = segments[locale] as Segment;
	const replaced = differences.find(({ written, spelling }) => written && spelling);
	const written = differences.flatMap((each) => each.written ?? []);
	const writtenTexts = new Set(written.map((item) => textOf(segment, item)));
	const lost = differences.flatMap(({ expected, spelling, written }) => {
		if (!expected) return [];
		const own = written && { ...written, text: textOf(segment, written) };
		return [(spelling && kind.spell?.(expected, spelling, locale, own)) ?? spelling ?? expected.key];
	});
	const actual = [...writtenTexts].join(', ');
	const expected = [...new Set(lost)].join(', ');
	const changes = differences.flatMap(({ written, expected, spelling }) => {
		if (!written || !expected) return [];
		const [own, theirs] = [textOf(segment, written), spelling ?? expected.key];
		if (kind.isPlausible?.(own, theirs, locale, context)) return [];
		const text = kind.rewrite(own, expected, theirs);
		return text === null ? [] : [{ start: written.start, end: written.end, text }];
	});
	const [first] = written;
	const holders = Object.entries(segments).flatMap(([other, peer]) =>
		differences.every((each) =>
			each.expected
				? !lacks(kind, peer, each.expected, items.get(other))
				: lacks(kind, peer, each.written as Item, items.get(other)),
		)
			? []
			: other,
	);
	const isOfAnyVersion = differences.every(
		({ written, spelling }) =>
			written && spelling && kind.isOfAnyVersion?.(textOf(segment, written), spelling, locale, context),
	);
	return {
		...(kind.severityOf ? { severity: kind.severityOf(differences) } : {}),
		...(isOfAnyVersion ? { isOfAnyVersion } : {}),
		confidence: 0.9,
		locale,
		location: first ? locate(segment, first.start, Math.max(...written.map(({ end }) => end))) : segment.location,
		...position(locale),
		message: {
			key: `checks.${kind.check}.${actual === '' ? 'lost' : expected === '' ? 'added' : 'message'}`,
			values: { actual, expected },
		},
		actual,
		expected,
		// Peers that are behind a page do not tell what it should say.
		suggestion:
			changes.length === differences.length &&
			aheadOf(locale, segments, context) <= 0 &&
			!changes.some((change) => isFormOfCode(change, segment, code))
				? replaceSpans(segment.text, changes)
				: null,
		evidence: peers(segments, locale, reliability.source, holders),
		target: segment,
		features: {
			...(replaced ? featuresOf(kind, replaced, segments, locale, context) : {}),
			'facts-ahead': aheadOf(locale, segments, context),
		},
	};
}

/** Whether a change is one of letter case within code, which is never rewritten for its form. */
function isFormOfCode({ start, end, text }: Replacement, segment: Segment, code: boolean): boolean {
	const isWithin = code || segment.marks.some((mark) => mark.kind === 'code' && mark.start <= start && mark.end >= end);
	return isWithin && segment.text.slice(start, end).toLowerCase() === text.toLowerCase();
}

/** How much more a locale's page says that its peers lack than they say that it lacks, as a share of a page, on average. */
function aheadOf(
	locale: Locale,
	segments: TranslationUnit['segments'],
	{ topic, reliability: { language } }: CheckContext,
): number {
	const others = Object.keys(segments).filter((other) => language(other) !== language(locale));
	const lead = others.map((other) => {
		const [alone, lacking] = [topic.drift?.[locale]?.[other], topic.drift?.[other]?.[locale]];
		return alone && lacking ? alone.blocks + alone.rows - lacking.blocks - lacking.rows : 0;
	});
	return lead.reduce((sum, each) => sum + each, 0) / Math.max(1, lead.length);
}

/** What a kind measures of a difference in which one fact stands for another. */
function featuresOf(
	kind: ComparedKind,
	{ written, spelling }: Difference,
	segments: TranslationUnit['segments'],
	locale: Locale,
	context: CheckContext,
): Features {
	if (!kind.features || !written || spelling === null) return {};
	const others = otherLanguages(segments, locale, context.reliability);
	return kind.features(textOf(segments[locale] as Segment, written), spelling, locale, others, context);
}

/** Whether a text neither has a fact nor implies it. */
const lacks = (kind: ComparedKind, segment: Segment, item: Item, own: readonly Item[] = []): boolean =>
	!own.some(({ key }) => key === item.key) && !kind.implies(segment, item, own);

/** Of facts on which the languages are evenly divided, one finding that names all sides. */
function undecided(
	kind: ComparedKind,
	{ segments, position }: TranslationUnit,
	open: readonly Open[],
	context: CheckContext,
): Diagnostic {
	const sides = new Map<Locale, Set<string>>();
	for (const [locale] of nonEmpty(segments)) sides.set(locale, new Set());
	const lacking = new Map<Locale, Set<Item | null>>();
	for (const { locale, difference } of open)
		lacking.set(locale, (lacking.get(locale) ?? new Set()).add(difference.expected));
	for (const { locale, difference } of open) {
		const segment = segments[locale] as Segment;
		if (difference.written) sides.get(locale)?.add(textOf(segment, difference.written));
		for (const [other, values] of sides)
			if (!lacking.get(other)?.has(difference.expected)) values.add(difference.spelling ?? '');
	}
	const telling = open.find(({ difference }) => difference.written) ?? (open[0] as Open);
	const { locale, difference } = telling;
	const segment = segments[locale] as Segment;
	const { written } = difference;
	const says = (of: Locale) => [...(sides.get(of) ?? [])].sort().join(', ');
	const supports = (of: Locale): Evidence['supports'] => (says(of) === says(locale) ? 'actual' : 'expected');
	return {
		confidence: 0.5,
		locale: null,
		location: written ? context.locate(segment, written.start, written.end) : segment.location,
		...position(locale),
		message: {
			key: `checks.${kind.check}.undecided`,
			values: {
				values: [...sides.keys()].map((of) => `${of}: ${says(of) || '–'}`).join('; '),
				actual: says(locale),
				expected: difference.spelling ?? '',
			},
		},
		actual: says(locale),
		evidence: nonEmpty(segments).map(([of, peer]) => evidenceOf('peer', peer, supports(of))),
		target: segment,
		features: featuresOf(kind, difference, segments, locale, context),
	};
}
