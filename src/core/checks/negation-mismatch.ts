import { languageOf } from '../corpus/index.ts';
import type { Locale, PerLocale, Topic } from '../model.ts';
import { type Check, type CheckContext, type Diagnostic, peers, type TranslationUnit } from './check.ts';
import { deniesSentence, lostIn, type Statement, statementsOf } from './negations.ts';
import { counts } from './per-run.ts';
import { usualLength } from './sentence-lengths.ts';
import { translationUnits } from './translation-units.ts';

/** A sentence that negates nothing where the other languages say that something is not so. */
const check: Check = {
	id: 'negation-mismatch',
	family: 'difference',
	scope: 'segment',
	// Much is denied in other words (`fails` for `does not work`): who reads it decides.
	severity: 'warning',
	supersedes: [],
	*run(unit, context) {
		if (unit.code || unit.header) return;
		for (const statement of statementsOf(unit.segments))
			for (const { locale, denying } of lostIn(statement))
				if (locale !== context.reliability.source) yield diagnosticOf(locale, denying, statement, unit, context);
	},
};
export default check;

function diagnosticOf(
	locale: Locale,
	denying: readonly Locale[],
	statement: PerLocale<Statement>,
	{ segments, position, cell }: TranslationUnit,
	{ reliability, topics, locate }: CheckContext,
): Diagnostic {
	const { segment, start, end, text } = statement[locale] as Statement;
	const { kept, lost } = habits(topics).get(locale) ?? { kept: 0, lost: 1 };
	const lengths = denying.map((other) => Math.log(1 + (statement[other] as Statement).text.trim().length));
	return {
		confidence: 0.5,
		locale,
		location: locate(segment, start, end),
		...position(locale),
		message: { key: 'checks.negation-mismatch.message', values: { values: denying.join(', ') } },
		actual: segment.text.slice(start, end).trim(),
		suggestion: null,
		evidence: peers(segments, locale, reliability.source),
		target: segment,
		features: {
			'negation-habit': Math.log((Math.max(0, lost - 1) + 0.5) / (kept + 0.5)),
			'negation-sentence':
				denying.filter((other) => deniesSentence((statement[other] as Statement).text, other)).length / denying.length,
			'negation-languages': Math.log2(new Set(denying.map(languageOf)).size),
			'negation-unsure': Math.log2(Object.keys(statement).length - denying.length),
			'negation-shorter':
				lengths.reduce((sum, each) => sum + each, 0) / lengths.length -
				Math.log(1 + text.trim().length) +
				usualLength(locale, topics),
			'negation-amount': /\p{N}/u.test(text) ? 1 : 0,
			'negation-words': Math.log2(1 + (text.match(/[\p{L}\p{M}]+/gu) ?? []).length),
			'negation-cell': cell ? 1 : 0,
		},
	};
}

/** How often each locale negates where all others do, and how often it does not. */
const habits = counts(
	(): Map<Locale, { kept: number; lost: number }> => new Map(),
	(topic: Topic, known) => {
		const add = (locale: Locale, what: 'kept' | 'lost') => {
			const habit = known.get(locale) ?? { kept: 0, lost: 0 };
			known.set(locale, habit);
			habit[what]++;
		};
		for (const { segments, code, header } of translationUnits(topic)) {
			if (code || header) continue;
			for (const statement of statementsOf(segments)) {
				for (const { locale } of lostIn(statement)) add(locale, 'lost');
				const all = Object.entries(statement);
				if (all.every(([, { denies }]) => denies !== false))
					for (const [locale, { denies }] of all) if (denies) add(locale, 'kept');
			}
		}
	},
);
