import type { Evidence, Locale, Passage } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type Check, type CheckContext, type Draft, type PassageScope, peers, witness } from './check.ts';
import type { ComparedKind, Difference, Item } from './compared-kind.ts';
import { settlePresence, stated } from './presence.ts';

/** The rule that serves every kind of fact in cells, headers and prose: what most peers have, a translation has to keep. */
export function factMismatch(kind: ComparedKind): Check {
	return {
		id: kind.check,
		family: 'difference',
		scope: 'passage',
		severity: kind.severity,
		over: kind.over,
		run: (scope, context) => differing(kind, scope, context),
	};
}

/** The drafts for one kind of fact in one text of all its locales. */
export function* differing(kind: ComparedKind, scope: PassageScope, context: CheckContext): Generator<Draft> {
	const texts = stated(scope.passages);
	if (!kind.appliesTo(scope) || new Set(texts.map(([locale]) => context.witnesses.language(locale))).size < 2) return;
	const items = new Map(texts.map(([locale, passage]) => [locale, kind.items(passage, scope, context)] as const));
	if ([...items.values()].every((own) => own.length === 0)) return;
	const { wrong, open } = divide(kind, scope, texts, items, context);
	for (const [locale, differences] of wrong) {
		const telling = differences.filter((each) => kind.isTelling(each, scope, context, locale));
		if (telling.length > 0) yield draft(kind, scope, locale, telling, context);
	}
	// What one of two sides does not say at all may be left out there by right.
	if (open.some(({ locale, difference }) => difference.written && kind.isTelling(difference, scope, context, locale)))
		yield undecided(kind, scope, open, context);
}

interface Open {
	readonly locale: Locale;
	readonly difference: Difference;
}

type Texts = readonly (readonly [Locale, Passage])[];
type Items = ReadonlyMap<Locale, readonly Item[]>;

/** Divides the facts that not all texts have by who is wrong about them, and gathers those that nobody can be blamed for. */
function divide(kind: ComparedKind, scope: PassageScope, texts: Texts, items: Items, context: CheckContext) {
	const { language } = context.witnesses;
	const has = (locale: Locale, item: Item) => (items.get(locale) ?? []).some(({ key }) => key === item.key);
	const implied = (locale: Locale, passage: Passage, item: Item) =>
		has(locale, item) ||
		kind.implies(passage, item, items.get(locale) ?? []) ||
		scope.isNearby(locale, item, kind, context);
	const keys = new Map(
		[...items].flatMap(([locale, own]) => own.map((item) => [item.key, { locale, item }] as const)).reverse(),
	);
	const wrong = new Map<Locale, Difference[]>();
	const open: Open[] = [];
	const add = (locale: Locale, difference: Difference) => wrong.set(locale, [...(wrong.get(locale) ?? []), difference]);
	const surplus: { locale: Locale; item: Item }[] = [];
	const taken = new Set<Item>();
	const freeOf = (locale: Locale) =>
		(items.get(locale) ?? []).filter(
			(item) =>
				!taken.has(item) &&
				texts.every(([other, passage]) => language(other) === language(locale) || !implied(other, passage, item)),
		);
	for (const { locale: first, item } of keys.values()) {
		const lacking = texts.filter(([locale, passage]) => !implied(locale, passage, item));
		if (lacking.length === 0) continue;
		const claim = settlePresence(
			scope.passages,
			(passage, locale) => implied(locale, passage, item),
			context.witnesses,
		);
		const spelling = textOf(scope.passages[first] as Passage, item);
		if (claim.value === 'no') {
			for (const [locale] of texts)
				for (const own of items.get(locale) ?? []) if (own.key === item.key) surplus.push({ locale, item: own });
			continue;
		}
		for (const [locale, passage] of lacking) {
			const others = texts.flatMap(([other, peer]) => (language(other) === language(locale) ? [] : [peer]));
			const written = kind.replacement({ ...item, text: spelling }, passage, freeOf(locale), others, context);
			if (written) taken.add(written);
			const difference = { expected: item, spelling, written };
			if (claim.value === 'yes') add(locale, difference);
			else open.push({ locale, difference });
		}
	}
	for (const { locale, item } of surplus)
		if (!taken.has(item)) add(locale, { expected: null, spelling: null, written: item });
	return { wrong, open };
}

const textOf = ({ text }: Passage, { start, end }: Item) => text.slice(start, end);

function draft(
	kind: ComparedKind,
	{ passages, position }: PassageScope,
	locale: Locale,
	differences: readonly Difference[],
	{ place, witnesses }: CheckContext,
): Draft {
	const passage = passages[locale] as Passage;
	const written = differences.flatMap((each) => each.written ?? []);
	const writtenTexts = new Set(written.map((item) => textOf(passage, item)));
	const lost = differences.flatMap(({ expected, spelling }) => (expected ? [spelling ?? expected.key] : []));
	const actual = [...writtenTexts].join(', ');
	const expected = [...new Set(lost)].join(', ');
	const changes = differences.flatMap(({ written, expected, spelling }) => {
		const text =
			written && expected ? kind.rewrite(textOf(passage, written), expected, spelling ?? expected.key) : null;
		return written && text !== null ? [{ start: written.start, end: written.end, text }] : [];
	});
	const [first] = written;
	const holders = Object.entries(passages).flatMap(([other, peer]) =>
		differences.every((each) =>
			each.expected ? !lacks(kind, peer, each.expected) : lacks(kind, peer, each.written as Item),
		)
			? []
			: other,
	);
	return {
		...(kind.severityOf ? { severity: kind.severityOf(differences) } : {}),
		confidence: 0.9,
		locale,
		place: first ? place(passage, first.start, Math.max(...written.map(({ end }) => end))) : passage.place,
		...position(locale),
		message: {
			key: `checks.${kind.check}.${actual === '' ? 'lost' : expected === '' ? 'added' : 'message'}`,
			values: { actual, expected },
		},
		actual,
		expected,
		suggestion: changes.length === differences.length ? replaceSpans(passage.text, changes) : null,
		evidence: peers(passages, locale, witnesses.source, holders),
		subject: passage,
	};
}

/** Whether a text neither has nor implies a fact; by its text alone. */
function lacks(kind: ComparedKind, passage: Passage, item: Item): boolean {
	return !passage.text.includes(item.key) && !kind.implies(passage, item, []);
}

/** Of facts on which the languages are evenly divided, one finding that names all sides. */
function undecided(
	kind: ComparedKind,
	{ passages, position }: PassageScope,
	open: readonly Open[],
	{ place }: CheckContext,
): Draft {
	const sides = new Map<Locale, Set<string>>();
	for (const [locale] of stated(passages)) sides.set(locale, new Set());
	for (const { locale, difference } of open) {
		const passage = passages[locale] as Passage;
		if (difference.written) sides.get(locale)?.add(textOf(passage, difference.written));
		for (const [other, values] of sides)
			if (!open.some((each) => each.locale === other && each.difference.expected === difference.expected))
				values.add(difference.spelling ?? '');
	}
	const telling = open.find(({ difference }) => difference.written) ?? (open[0] as Open);
	const { locale, difference } = telling;
	const passage = passages[locale] as Passage;
	const { written } = difference;
	const says = (of: Locale) => [...(sides.get(of) ?? [])].sort().join(', ');
	const supports = (of: Locale): Evidence['supports'] => (says(of) === says(locale) ? 'actual' : 'expected');
	return {
		confidence: 0.5,
		locale: null,
		place: written ? place(passage, written.start, written.end) : passage.place,
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
		evidence: stated(passages).map(([of, peer]) => witness('peer', peer, supports(of))),
		subject: passage,
	};
}
