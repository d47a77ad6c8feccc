import {
	countPhrases,
	lettersOf,
	type Phrase,
	type PhraseCounts,
	phrasesOf,
	shapeOf,
	tokensOf,
	type Use,
} from '../corpus/index.ts';
import { type Features, similarity } from '../evidence/index.ts';
import type { Cell, Field, Segment, Topic } from '../model.ts';
import { normalizeText, remembered } from '../text/index.ts';
import { type CheckContext, type Diagnostic, evidenceOf, peers, type TranslationUnit } from './check.ts';
import { foreignStretch } from './foreign-text.ts';
import { lexiconOf, sideOf } from './lexicon-of-run.ts';
import { summed } from './per-run.ts';
import { isInflected } from './spelling.ts';
import { labelOf } from './term-labels.ts';
import { translationUnits } from './translation-units.ts';

/** Columns whose cells are no names. */
const NO_NAMES: ReadonlySet<Field | null> = new Set(['protocol', 'count', 'notes']);

/** Longer texts are free to say a thing otherwise. */
const LONGEST = 40;

/** Amounts, paths and literals are no terms. */
const NO_TERM = /(?<![\p{L}\p{N}])\p{N}|[/\\_*=<>{}]/u;

/** The short texts that a unit holds in its locales: cells, headers, and the labels before keys. */
const phrasesIn: (scope: TranslationUnit) => readonly Phrase[] = remembered(
	({ cell, header, field, code, segments }) => {
		const isNamed = !code && (header || (cell !== null && !NO_NAMES.has(field)));
		return (isNamed ? Object.entries(segments) : []).flatMap(([locale, segment]) => {
			// A mark for a footnote is no part of it.
			const text =
				field === 'port' && !header
					? (labelOf(segment as Cell) ?? '')
					: normalizeText(segment.text).replace(/(?:(?<!\s)\s+|(?<![\s*†‡§]))[*†‡§]+$/u, '');
			return text.length <= LONGEST && /\p{L}{2}/u.test(text) && !NO_TERM.test(text) ? { locale, text, segment } : [];
		});
	},
);

const learned = summed(
	(): PhraseCounts => new Map(),
	(topic, counts) => {
		for (const scope of translationUnits(topic)) countPhrases(phrasesIn(scope), topic.id, counts);
	},
	phrasesOf,
);

/**
 * Short texts that stand for a peer's text which their locale mostly renders otherwise – translated or spelt – and headers
 * and cells that elsewhere stand for something else. What is alike in a topic is one finding.
 */
export function* unusualPhrases(topic: Topic, context: CheckContext): Generator<Diagnostic> {
	const odd = translationUnits(topic).flatMap((scope) =>
		phrasesIn(scope).flatMap((phrase) => oddPhrase(phrase, scope, context) ?? []),
	);
	const alike = Map.groupBy(odd, ({ scope, phrase, usual, here }) =>
		JSON.stringify([phrase.locale, scope.header, phrase.text, usual.text, here]),
	);
	for (const group of alike.values()) yield diagnosticOf(group, context);
}

interface Odd {
	readonly scope: TranslationUnit;
	readonly phrase: Phrase;
	/** What the locale mostly has for the peers' text; or, where that is not known, what its own text stands for elsewhere. */
	readonly usual: Use;
	/** The peers' text, where the odd thing is that this one stands for another elsewhere. */
	readonly here: string | null;
	readonly confidence: number;
	readonly features: Features;
}

function oddPhrase(phrase: Phrase, scope: TranslationUnit, context: CheckContext): Odd | null {
	const { language, source } = context.reliability;
	const { locale, text } = phrase;
	if (locale === source) return null;
	const phrases = learned(context.topics);
	const others = phrasesIn(scope).filter((other) => language(other.locale) !== language(locale));
	const left = others.some((other) => lettersOf(other.text) === lettersOf(text));
	const told = others.map((peer) => {
		const uses = phrases.uses(peer, locale);
		const ownUse = uses.find((use) => use.text === text);
		const own = (ownUse?.count ?? 1) - 1;
		const usual = rivalOf(phrase, peer, scope.field === 'port' && !scope.header, context);
		// What the text stands for in the peer's language elsewhere.
		const back = phrases.uses(phrase, peer.locale);
		const same = (back.find((use) => lettersOf(use.text) === lettersOf(peer.text))?.count ?? 1) - 1;
		const otherwise = back.find((use) => lettersOf(use.text) !== lettersOf(peer.text));
		return { peer, own, same, usual, otherwise };
	});
	const mostOf = (uses: readonly (Use | null | undefined)[]) =>
		uses.flatMap((use) => use ?? []).sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))[0];
	const best = mostOf(told.map(({ usual }) => usual));
	const agreeing = told.filter(({ usual }) => usual && usual.text === best?.text);
	const knowing = told.filter((each) => each.usual !== null || each.own > 0);
	const merged = told.filter(({ otherwise, same }) => otherwise && same === 0);
	const isMerged = agreeing.length === 0 || 2 * agreeing.length < knowing.length;
	const usual = isMerged ? mostOf(merged.map(({ otherwise }) => otherwise)) : best;
	const [first] = merged;
	if (!usual || (isMerged && (!scope.header || 2 * merged.length < told.length))) return null;
	if (!isMerged && ((!left && isForm(usual.text, text)) || withoutNames(usual.text) === withoutNames(text)))
		return null;
	// What was left in another language is told as that.
	if (left && (isMerged || (scope.field !== 'port' && foreignStretch(phrase.segment, scope, context)))) return null;
	const own = Math.max(...told.map((each) => each.own));
	const share = isMerged ? merged.length / told.length : agreeing.length / knowing.length;
	const kept = others.some((other) => lettersOf(other.text) === lettersOf(usual.text));
	return {
		...{ scope, phrase, usual, here: isMerged ? (first?.peer.text ?? '') : null },
		confidence: ((usual.count / (usual.count + 1)) * share) / (1 + own) / (isMerged ? 2 : 1),
		features: {
			'usual-count': Math.log2(1 + usual.count),
			'usual-topics': Math.log2(usual.topics),
			'own-count': Math.log2(1 + own),
			agreeing: Math.log2(1 + agreeing.length),
			'agreeing-share': agreeing.length / Math.max(1, knowing.length),
			unknowing: Math.log2(1 + told.length - knowing.length),
			merged: Math.log2(1 + merged.length),
			'merged-share': merged.length / told.length,
			'stands-for-same': Math.log2(1 + Math.max(...told.map((each) => each.same))),
			'words-explained': explainedShare(phrase.segment, others, context),
			'same-letters': lettersOf(text) === lettersOf(usual.text) ? 1 : 0,
			'alike-letters': similarity(text, usual.text),
			'usual-kept': kept ? 1 : 0,
			'text-kept': left ? 1 : 0,
			header: scope.header ? 1 : 0,
			label: scope.field === 'port' && !scope.header ? 1 : 0,
			'phrase-words': Math.log2(1 + text.split(/\s+/).length),
		},
	};
}

/**
 * What a locale has for a peer's text more often than this one, or as often where the words say more of it. Of a
 * key's words (`isKey`) those that were left as the peer has them are odd, however often they were.
 */
function rivalOf({ locale, text }: Phrase, peer: Phrase, isKey: boolean, context: CheckContext): Use | null {
	const uses = learned(context.topics).uses(peer, locale);
	const isKept = (one: string) => lettersOf(one) === lettersOf(peer.text);
	// What a peer has in these very letters is spelt so in the original.
	if (text === peer.text && uses.some((use) => use.text !== text && lettersOf(use.text) === lettersOf(text)))
		return null;
	if (isKey) return isKept(text) ? (uses.find((use) => use.text !== text && !isKept(use.text)) ?? null) : null;
	const own = uses.find((use) => use.text === text);
	const usual = uses.find((use) => use.text !== text);
	if (!own || !usual || own.topics > 1 || usual.count < own.count) return null;
	if (usual.count > own.count) return usual;
	const lexicon = lexiconOf(context);
	const said = (one: string) => lexicon.score({ locale, text: one }, peer, []) ?? 0;
	return !isKept(usual.text) && (isKept(text) || said(text) < said(usual.text)) ? usual : null;
}

/** A text without its code-like words, which name things. */
const withoutNames = (text: string): string =>
	tokensOf(text)
		.filter((token) => ['code', 'camel', 'capitals'].includes(shapeOf(token)))
		.reduce((rest, name) => rest.replace(name, ''), text)
		.toLowerCase();

/** Whether two texts are forms of one word, whatever ending and accents they have. */
function isForm(a: string, b: string): boolean {
	const [x, y] = [a, b].map((text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()) as [string, string];
	return isInflected(x, y) || isInflected(y, x);
}

/** How well the peers' words account for a text's words by what they stand for in other texts, 0–1. */
function explainedShare(segment: Segment, others: readonly Phrase[], context: CheckContext): number {
	const lexicon = lexiconOf(context);
	const own = lexicon.wordsOf(sideOf(segment));
	if (own.length === 0) return 0.5;
	const best = own.map((word) =>
		Math.max(0, ...others.map((other) => lexicon.answered(word, sideOf(segment), sideOf(other.segment)))),
	);
	return best.reduce((sum, value) => sum + value, 0) / own.length;
}

function diagnosticOf(group: readonly Odd[], context: CheckContext): Diagnostic {
	const [{ scope, phrase, usual, here, confidence, features }, ...others] = group as [Odd, ...Odd[]];
	const { locale, segment, text } = phrase;
	return {
		confidence,
		locale,
		location: segment.location,
		...scope.position(locale),
		message: {
			key: `checks.term-inconsistent.${here !== null ? 'merged' : usual.topics > 1 ? 'rendering' : 'message'}`,
			values: here === null ? { actual: text, expected: usual.text } : { actual: text, here, elsewhere: usual.text },
		},
		actual: text,
		expected: here === null ? usual.text : null,
		suggestion:
			here === null && segment.text.startsWith(text) ? `${usual.text}${segment.text.slice(text.length)}` : null,
		evidence: [
			evidenceOf('sibling', usual.segment, here === null ? 'expected' : 'actual'),
			...others.map((other) => evidenceOf('sibling', other.phrase.segment, 'actual')),
			...peers(scope.segments, locale, context.reliability.source),
		],
		target: segment,
		alsoTargets: others.map((other) => other.phrase.segment),
		features: { ...features, alike: Math.log2(group.length) },
	};
}
