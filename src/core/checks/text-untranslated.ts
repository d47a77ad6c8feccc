import { foldText } from '../corpus/index.ts';
import type { Locale, Passage, PerLocale, Topic } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { type Check, type CheckContext, type Draft, type PassageScope, peers, witness } from './check.ts';
import { type ForeignStretch, foreignStretch } from './foreign-text.ts';
import { passagesOf } from './passages.ts';
import { perRun } from './per-run.ts';

/** A text, or part of one, left in another language; texts that are alike in a column, or in the text of a page, are one finding. */
const check: Check = {
	id: 'text-untranslated',
	family: 'language',
	scope: 'topic',
	severity: 'warning',
	over: ['text-same-as-peer'],
	*run({ topic }, context) {
		const alike = new Map<string, Found[]>();
		for (const found of foundIn(topic, context)) {
			const { cell } = found.scope;
			const { text, locale } = found.stretch;
			const column = cell ? `${cell.table.index} ${cell.table.columns.indexOf(cell.column)}` : 'prose';
			const key = `${locale} ${column} ${foldText({ text })}`;
			alike.set(key, [...(alike.get(key) ?? []), found]);
		}
		for (const group of alike.values()) yield draftOf(group, context);
	},
};
export default check;

interface Found {
	readonly scope: PassageScope;
	readonly passage: Passage;
	readonly stretch: ForeignStretch & { readonly locale: Locale };
}

function* foundIn(topic: Topic, context: CheckContext): Generator<Found> {
	for (const scope of passagesOf(topic)) {
		if (scope.code || (!scope.header && scope.field === 'port')) continue;
		for (const [locale, passage] of Object.entries(scope.passages)) {
			const stretch = foreignStretch(passage, scope, context);
			if (stretch && !isTerm(stretch.text, context)) yield { scope, passage, stretch: { ...stretch, locale } };
		}
	}
}

/** How many words are a phrase. */
const PHRASE = 4;

function draftOf(group: readonly Found[], context: CheckContext): Draft {
	const [{ scope, passage, stretch }, ...others] = group as [Found, ...Found[]];
	const { passages } = scope;
	const { locale, text, start, end } = stretch;
	const own = foldText(passage);
	const same = Object.keys(passages).filter((other) => foldText(passages[other] as Passage) === own);
	const use = usesOf(context.topics);
	const translations = renderingsElsewhere(passage, passages, use);
	const isWhole = text === passage.text;
	return {
		// A word or a name amid a text is a matter of terms; a phrase is text that was left.
		...(isWhole || text.split(/\s+/).length >= PHRASE ? {} : { severity: 'info' as const }),
		confidence: stretch.confidence,
		locale,
		place: isWhole ? passage.place : context.place(passage, start, end),
		...scope.position(locale),
		message: { key: 'checks.text-untranslated.message', values: { text } },
		actual: text,
		suggestion: isWhole && translations.length === 1 ? (translations[0] as string) : null,
		evidence: [
			...peers(passages, locale, context.witnesses.source, same),
			...others.map((other) => witness('sibling', other.passage, 'actual')),
		],
		subject: passage,
		also: others.map((other) => other.passage),
		features: {
			...stretch.features,
			alike: Math.log2(group.length),
			'translated-elsewhere': Math.log2(1 + translations.length),
			'left-elsewhere': Math.log2(Math.max(1, use.left.get(`${locale} ${own}`) ?? 0)),
			...(scope.cell ? columnFeatures(scope.cell, locale, passage) : {}),
		},
	};
}

/** How the other cells of a column stand to those of the languages that this text is the same in. */
function columnFeatures({ table, column, row }: NonNullable<PassageScope['cell']>, locale: Locale, passage: Passage) {
	let [left, translated] = [0, 0];
	const at = column.members[locale];
	for (const other of table.rows) {
		const cell = at === undefined ? undefined : other.cells[locale]?.cells[at];
		if (other === row || !cell || foldText(cell) === foldText(passage)) continue;
		const theirs = Object.entries(column.members).flatMap(([peer, index]) =>
			peer === locale ? [] : (other.cells[peer]?.cells[index] ?? []),
		);
		if (theirs.length === 0 || !/\p{L}{3}/u.test(cell.text)) continue;
		if (theirs.some((peer) => foldText(peer) === foldText(cell))) left++;
		else translated++;
	}
	return { 'column-left': Math.log2(1 + left), 'column-translated': Math.log2(1 + translated) };
}

/** What the locales of a run make of each other's texts: which they leave as they are, and how often; and what else they write. */
const usesOf = perRun((topics) => {
	const left = new Map<string, number>();
	const renderings = new Map<string, Set<string>>();
	for (const { passages, code } of topics.flatMap(passagesOf)) {
		if (code) continue;
		const texts = Object.entries(passages).map(([locale, passage]) => ({ locale, passage, folded: foldText(passage) }));
		for (const { locale, passage, folded } of texts) {
			if (passage.text.length > SHORT) continue;
			if (texts.some((other) => other.locale !== locale && other.folded === folded))
				left.set(`${locale} ${folded}`, (left.get(`${locale} ${folded}`) ?? 0) + 1);
			for (const other of texts) {
				if (other.folded === folded || other.passage.text.length > SHORT) continue;
				const key = `${locale} ${other.folded}`;
				renderings.set(key, (renderings.get(key) ?? new Set()).add(passage.text));
			}
		}
	}
	return { left, renderings };
});

/** Longer texts hardly recur. */
const SHORT = 60;

/** The other texts that a passage's locale has elsewhere where a peer's is the same as here. */
function renderingsElsewhere(
	passage: Passage,
	passages: PerLocale<Passage>,
	{ renderings }: ReturnType<typeof usesOf>,
): string[] {
	const own = foldText(passage);
	if (!Object.values(passages).some((peer) => peer !== passage && foldText(peer) === own)) return [];
	return [...(renderings.get(`${passage.place.locale} ${own}`) ?? [])];
}

/** Whether a text is one of the terms that the settings say are never translated. */
function isTerm(text: string, { settings }: CheckContext): boolean {
	return settings.terms?.some((term) => comparable(term).toLowerCase() === comparable(text).toLowerCase()) ?? false;
}
