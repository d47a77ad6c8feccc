import type { Features } from '../evidence/index.ts';
import type { Locale, Segment, Topic } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type Check, type CheckContext, type Diagnostic, peers, type TranslationUnit } from './check.ts';
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
		const texts = translationUnits(topic).flatMap((unit) => changedIn(unit, context));
		const habits = habitsOf(texts, topic);
		const told = new Set<string>();
		for (const text of texts) {
			const rare = text.words.filter(({ form }) => !habits.has(keyOf(text, form)));
			if (rare.length > 0) yield diagnosticOf(text, rare, context);
			for (const word of text.words) {
				const key = keyOf(text, word.form);
				const count = habits.get(key);
				if (count === undefined || told.has(key)) continue;
				told.add(key);
				const diagnostic = diagnosticOf(text, [word], context);
				const values = { ...diagnostic.message.values, count };
				// That the document mostly writes it so is what is told, and speaks neither for nor against it.
				const { 'case-rate': _, ...features } = word.features;
				yield { ...diagnostic, features, suggestion: null, message: { key: 'checks.case-changed.throughout', values } };
			}
		}
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

const keyOf = ({ locale }: Pick<ChangedText, 'locale'>, form: string) => `${locale} ${form}`;

/** What most texts of a document that have the word write so, with how many: reported once, where it stands first. */
function habitsOf(texts: readonly ChangedText[], topic: Topic): ReadonlyMap<string, number> {
	const counts = new Map<string, { count: number; readonly expected: string }>();
	for (const text of texts)
		for (const { form, expected } of text.words) {
			const known = counts.get(keyOf(text, form)) ?? { count: 0, expected };
			counts.set(keyOf(text, form), known);
			known.count++;
		}
	const right = new Map<string, number>();
	const wanted = new Set([...counts].map(([key, { expected }]) => `${key.split(' ')[0]} ${expected}`));
	for (const { segments } of translationUnits(topic))
		for (const [locale, segment] of Object.entries(segments))
			for (const words of wordsIn(segment).values())
				for (const form of new Set(words.map(({ text }) => text)))
					if (wanted.has(`${locale} ${form}`))
						right.set(`${locale} ${form}`, (right.get(`${locale} ${form}`) ?? 0) + 1);
	return new Map(
		[...counts].flatMap(([key, { count, expected }]) =>
			count > 1 && count > (right.get(`${key.split(' ')[0]} ${expected}`) ?? 0) ? [[key, count] as const] : [],
		),
	);
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

function diagnosticOf(
	{ unit: { segments, position }, locale, segment }: ChangedText,
	words: readonly Changed[],
	{ locate, reliability }: CheckContext,
): Diagnostic {
	const [first, last] = [words[0], words.at(-1)] as [Changed, Changed];
	const actual = listed(words.map(({ text }) => text));
	const expected = listed(words.map((word) => word.expected));
	// The words are as sure as the least sure of them.
	const least = words.reduce((a, b) => ((b.features['case-rate'] ?? 0) < (a.features['case-rate'] ?? 0) ? b : a));
	return {
		confidence: 0.85,
		locale,
		location: locate(segment, first.start, last.end),
		...position(locale),
		message: { key: 'checks.case-changed.message', values: { actual, expected } },
		actual,
		expected,
		suggestion: replaceSpans(
			segment.text,
			words.map(({ start, end, expected: text }) => ({ start, end, text })),
		),
		evidence: peers(segments, locale, reliability.source),
		target: segment,
		features: least.features,
	};
}

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
