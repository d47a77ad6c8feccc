import type { Features } from '../evidence/index.ts';
import type { Locale, Segment } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type Check, type CheckContext, type Diagnostic, evidenceOf, peers, type TranslationUnit } from './check.ts';
import { identifiersIn, isBrandLike } from './identifier-usage.ts';
import { caseUsage, isShouted, isTitle, type Word, wordsIn } from './letter-case.ts';
import { nonEmpty } from './presence.ts';
import { translationUnits } from './translation-units.ts';

/** A name or acronym that is written in another letter case than the peers, and this locale elsewhere, write it. */
const check: Check = {
	id: 'case-changed',
	family: 'language',
	scope: 'topic',
	severity: 'info',
	*run({ topic }, context) {
		const changed = translationUnits(topic).flatMap((unit) => changedIn(unit, context));
		const alike = Map.groupBy(changed, ({ locale, words }) =>
			JSON.stringify([locale, ...new Set(words.flatMap(({ form, expected }) => [form, expected]))]),
		);
		for (const texts of alike.values()) yield diagnosticOf(texts, context);
	},
};
export default check;

interface Changed extends Word {
	readonly form: string;
	readonly expected: string;
	readonly features: Features;
}

interface ChangedText {
	readonly unit: TranslationUnit;
	readonly locale: Locale;
	readonly segment: Segment;
	readonly words: readonly Changed[];
}

interface Member {
	readonly locale: Locale;
	readonly segment: Segment;
	readonly words: ReadonlyMap<string, readonly Word[]>;
}

function changedIn(unit: TranslationUnit, context: CheckContext): ChangedText[] {
	const members = nonEmpty(unit.segments).map(([locale, segment]) => ({ locale, segment, words: wordsIn(segment) }));
	const { language } = context.reliability;
	return members.flatMap((member) => {
		const { locale, segment, words } = member;
		if (isShouted(segment)) return [];
		const others = members.filter((other) => language(other.locale) !== language(locale));
		const changed = [...words.keys()].flatMap((key) => changedForms(key, member, others, context));
		const inOrder = changed.sort((a, b) => a.start - b.start);
		return inOrder.length > 0 ? [{ unit, locale, segment, words: inOrder }] : [];
	});
}

/** What a page writes alike is one finding, where it stands first. */
function diagnosticOf(texts: readonly ChangedText[], { locate, reliability }: CheckContext): Diagnostic {
	const [{ unit, locale, segment, words }, ...others] = texts as [ChangedText, ...ChangedText[]];
	const [first, last] = [words[0], words.at(-1)] as [Changed, Changed];
	const actual = listed(words.map(({ text }) => text));
	const expected = listed(words.map((word) => word.expected));
	// The words are as sure as the least sure of them.
	const least = words.reduce((a, b) => ((b.features['case-rate'] ?? 0) < (a.features['case-rate'] ?? 0) ? b : a));
	// What a locale writes so again and again, more often than as its peers do, it may write so on purpose: nothing is repaired.
	const isConvention = others.length > 0 && (least.features['case-rate'] ?? 0) < 0;
	const key = others.length > 0 ? 'checks.case-changed.throughout' : 'checks.case-changed.message';
	return {
		confidence: 0.85,
		locale,
		location: locate(segment, first.start, last.end),
		...unit.position(locale),
		message: { key, values: { actual, expected, count: texts.length } },
		actual,
		expected,
		suggestion: isConvention ? null : corrected(texts[0] as ChangedText),
		alsoSuggested: new Map(others.map((other) => [other.segment, corrected(other)])),
		evidence: [
			...peers(unit.segments, locale, reliability.source),
			...others.map((other) => evidenceOf('sibling', other.segment, 'actual')),
		],
		target: segment,
		alsoTargets: others.map((other) => other.segment),
		features: { ...least.features, 'case-again': Math.log2(texts.length) },
	};
}

const corrected = ({ segment, words }: ChangedText) =>
	replaceSpans(
		segment.text,
		words.map(({ start, end, expected: text }) => ({ start, end, text })),
	);

const listed = (words: readonly string[]) => [...new Set(words)].join(', ');

/** Where a text writes a word otherwise than all peers that have it. */
function changedForms(key: string, member: Member, others: readonly Member[], context: CheckContext): Changed[] {
	const having = others.filter(({ words }) => words.has(key));
	const forms = new Set(having.flatMap(({ words }) => (words.get(key) as readonly Word[]).map(({ text }) => text)));
	const [expected] = forms;
	if (forms.size !== 1 || expected === undefined || expected === key) return [];
	return (member.words.get(key) ?? []).flatMap((word) => {
		if (word.text === expected || (isTitle(member.segment) && word.text.slice(1) === expected.slice(1))) return [];
		const features = featuresOf(word, expected, member, having, context);
		return features ? [{ ...word, form: word.text, expected, features }] : [];
	});
}

/** The words that names out of programs are put together from. */
const partsOf = (segment: Segment): ReadonlySet<string> =>
	new Set(
		identifiersIn(segment).flatMap((name) => (isBrandLike(name) ? [] : name.value.toLowerCase().split(/[^a-z0-9]+/))),
	);

const rate = (right: number, wrong: number) => Math.log((right + 0.5) / (wrong + 0.5));
const log2 = (count: number) => Math.log2(1 + count);

/**
 * What speaks for a word's being miswritten; null where nobody says so: no language writes it with a capital within a
 * sentence, or one alone does and this locale does not.
 */
function featuresOf(
	word: Word,
	expected: string,
	{ locale, words }: Member,
	having: readonly Member[],
	{ topics, settings, reliability }: CheckContext,
): Features | null {
	const usage = caseUsage(topics);
	const small = expected.toLowerCase();
	const isAcronym = /[A-Z].*[A-Z]/.test(expected) || /^[a-z]/.test(expected);
	const isTerm = settings.terms?.includes(expected) ?? false;
	const languages = (members: readonly Member[]) =>
		new Set(members.map((member) => reliability.language(member.locale))).size;
	// A capital that nouns, titles and sentences have in any case makes no name.
	const telling = having.filter(
		({ locale, segment, words }) =>
			isAcronym ||
			(!isTitle(segment) && !usage.capitalisesNouns(locale) && words.get(small)?.some(({ opens }) => !opens)),
	);
	const named = telling.filter(({ words }) =>
		words.get(small)?.some(({ beside }) => beside.some((name) => word.beside.includes(name))),
	);
	const [right, wrong] = [usage.count(locale, expected), usage.count(locale, word.text)];
	const isTold = isAcronym
		? right > 0 || languages(telling) > 1
		: word.text === small && telling.length > 0 && (right > wrong || named.length > 0 || languages(telling) > 1);
	if (!isTerm && !isTold) return null;
	const theirs = telling.map((member) =>
		rate(usage.count(member.locale, expected), usage.count(member.locale, word.text)),
	);
	return {
		'case-rate': rate(right, wrong),
		'case-telling': log2(languages(telling)),
		'case-named': log2(languages(named)),
		'case-theirs': theirs.length > 0 ? Math.min(...theirs) : 0,
		'case-otherwise': usage.otherwise(locale, word.text),
		'case-acronym': isAcronym ? 1 : 0,
		// A long word in capitals is rarely an acronym.
		'case-capitals': /^[A-Z]+$/.test(expected) ? expected.length : 0,
		'case-small': word.text === small ? 1 : 0,
		'case-word': word.opens ? log2(usage.count(locale, small)) : 0,
		'case-both': words.get(small)?.some(({ text }) => text === expected) ? 1 : 0,
		'case-joined': word.joined ? 1 : 0,
		'case-part': having.some(({ segment }) => partsOf(segment).has(small)) ? 1 : 0,
		'case-shouted': having.filter(({ segment }) => !/\p{Ll}/u.test(segment.text)).length / having.length,
		'case-term': isTerm ? 1 : 0,
	};
}
