import type { Locale, Segment } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type Check, type CheckContext, type Diagnostic, peers, type TranslationUnit } from './check.ts';
import { identifiersIn, isBrandLike } from './identifier-usage.ts';
import { caseUsage, isShouted, isTitle, type Word, wordsIn } from './letter-case.ts';
import { nonEmpty } from './presence.ts';
import { translationUnits } from './translation-units.ts';

/** A name or acronym whose letter case is neither the peers' nor this locale's own elsewhere. */
const check: Check = {
	id: 'case-changed',
	family: 'language',
	scope: 'topic',
	severity: 'info',
	*run({ topic }, context) {
		const conventions = new Map<string, Convention>();
		for (const scope of translationUnits(topic)) yield* typos(scope, context, conventions);
		for (const { diagnostic, count } of conventions.values())
			yield {
				...diagnostic,
				suggestion: null,
				message: { key: 'checks.case-changed.throughout', values: { ...diagnostic.message.values, count } },
			};
	},
};
export default check;

/** A word that a document mostly writes otherwise than all peers do: reported once, where it stands first. */
interface Convention {
	readonly diagnostic: Diagnostic;
	count: number;
}

interface Member {
	readonly locale: Locale;
	readonly segment: Segment;
	readonly words: ReadonlyMap<string, readonly Word[]>;
}

interface Changed extends Word {
	readonly expected: string;
	readonly convention: boolean;
}

function* typos({ segments, position }: TranslationUnit, context: CheckContext, conventions: Map<string, Convention>) {
	const members = nonEmpty(segments).map(([locale, segment]) => ({ locale, segment, words: wordsIn(segment) }));
	for (const member of members) {
		const { locale, segment } = member;
		if (isShouted(segment)) continue;
		const { language } = context.reliability;
		const others = members.filter((other) => language(other.locale) !== language(locale));
		const names = others.flatMap((other) => identifiersIn(other.segment).filter((name) => !isBrandLike(name)));
		const parts = new Set(names.flatMap(({ value }) => value.toLowerCase().split(/[^a-z0-9]+/)));
		const changed = [...member.words.keys()].flatMap((key) =>
			parts.has(key) ? [] : changedForms(key, member, others, context),
		);
		const diagnosticOf = (words: readonly Changed[]): Diagnostic => {
			const [first, last] = [words[0], words.at(-1)] as [Changed, Changed];
			const actual = listed(words.map(({ text }) => text));
			const expected = listed(words.map((word) => word.expected));
			return {
				confidence: 0.85,
				locale,
				location: context.locate(segment, first.start, last.end),
				...position(locale),
				message: { key: 'checks.case-changed.message', values: { actual, expected } },
				actual,
				expected,
				suggestion: replaceSpans(
					segment.text,
					words.map(({ start, end, expected: text }) => ({ start, end, text })),
				),
				evidence: peers(segments, locale, context.reliability.source),
				target: segment,
			};
		};
		for (const word of changed.filter(({ convention }) => convention)) {
			const key = `${locale} ${word.text}`;
			const convention = conventions.get(key);
			if (convention) convention.count++;
			else conventions.set(key, { diagnostic: diagnosticOf([word]), count: 1 });
		}
		const typos = changed.filter(({ convention }) => !convention).sort((a, b) => a.start - b.start);
		if (typos.length > 0) yield diagnosticOf(typos);
	}
}

const listed = (words: readonly string[]) => [...new Set(words)].join(', ');

/** Where a text writes a word otherwise than all peers that have it, and should not. */
function changedForms(key: string, member: Member, others: readonly Member[], context: CheckContext): Changed[] {
	const having = others.filter(({ words }) => words.has(key));
	const forms = new Set(having.flatMap(({ words }) => (words.get(key) as readonly Word[]).map(({ text }) => text)));
	const [expected] = forms;
	if (forms.size !== 1 || expected === undefined || expected === key) return [];
	const judge = /[A-Z].*[A-Z]/.test(expected) ? isMisspeltAcronym : isMisspeltName;
	return (member.words.get(key) ?? []).flatMap((word) => {
		if (word.text === expected || (isTitle(member.segment) && word.text.slice(1) === expected.slice(1))) return [];
		const verdict = judge(word, expected, member, having, context);
		return verdict ? [{ ...word, expected, convention: verdict === 'convention' }] : [];
	});
}

/** How often the peers must have written a name for a locale's own convention to be doubted. */
const OFTEN = 3;
/** In which share of the texts with the small form the peers must have the name. */
const NEARLY = 0.9;

type Verdict = 'typo' | 'convention' | null;

/** `http`, `San`: the locale itself mostly has the acronym, or two languages have it and this is the only time that it is not. */
function isMisspeltAcronym(
	word: Word,
	expected: string,
	{ locale }: Member,
	having: readonly Member[],
	{ topics, settings, reliability }: CheckContext,
): Verdict {
	const usage = caseUsage(topics);
	const small = word.text.toLowerCase();
	// `Um` may begin a sentence though UM is an acronym: the locale has the word `um`.
	if (word.opens && word.text !== small && usage.count(locale, small) > 0) return null;
	if (settings.terms?.includes(expected)) return 'typo';
	const [right, wrong] = [usage.count(locale, expected), usage.count(locale, word.text)];
	const languages = new Set(having.map((member) => reliability.language(member.locale))).size;
	if (right > wrong || (wrong <= 1 && languages > 1)) return 'typo';
	const often = having.filter((member) => usage.count(member.locale, expected) >= OFTEN).length;
	// A language that never has the acronym in capitals has made it a word of its own.
	return right > 0 && often > 1 && languages > 1 && usage.otherwise(locale, word.text) > NEARLY ? 'convention' : null;
}

/** How many times as often a locale must write a name with a capital, for another writing to be a typo. */
const MOSTLY = 8;

/** `aurora` for Aurora: a name that languages write with a capital within sentences though their nouns have none. */
function isMisspeltName(
	word: Word,
	expected: string,
	{ locale }: Member,
	having: readonly Member[],
	{ topics, settings, reliability }: CheckContext,
): Verdict {
	const usage = caseUsage(topics);
	const small = expected.toLowerCase();
	if (word.text !== small) return null;
	if (settings.terms?.includes(expected)) return 'typo';
	const telling = having.filter(
		(member) =>
			!isTitle(member.segment) &&
			!usage.capitalisesNouns(member.locale) &&
			member.words.get(small)?.some(({ opens }) => !opens),
	);
	const languages = (members: readonly Member[]) =>
		new Set(members.map((member) => reliability.language(member.locale))).size;
	const inName = (members: readonly Member[]) =>
		members.filter(({ words }) =>
			words.get(small)?.some(({ beside }) => beside.some((name) => word.beside.includes(name))),
		);
	if (languages(telling) < 2 && languages(inName(telling)) < 1) return null;
	const [right, wrong] = [usage.count(locale, expected), usage.count(locale, small)];
	if (right >= MOSTLY * wrong && right > 0) return 'typo';
	const often = telling.filter((member) => usage.count(member.locale, expected) >= OFTEN);
	return languages(often) > 1 && usage.otherwise(locale, small) > NEARLY ? 'convention' : null;
}
