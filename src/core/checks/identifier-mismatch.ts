import type { Passage, Severity } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type Check, type CheckContext, type Draft, type PassageScope, peers } from './check.ts';
import { differingCode } from './code-spans.ts';
import { type Form, formOf } from './identifier-forms.ts';
import { distinctIn, misspelled } from './identifier-slips.ts';
import { type Identifier, identifiersIn, identifierUsage, isBrandLike } from './identifier-usage.ts';
import { lostTerms } from './lost-terms.ts';
import { languagesWith, settlePresence, stated } from './presence.ts';
import { findName, findTorn } from './spelling.ts';

/** A name out of a program that is spelled otherwise than the peers, or than all other documents, spell it. */
const check: Check = {
	id: 'identifier-mismatch',
	scope: 'passage',
	severity: 'warning',
	over: ['text-untranslated'],
	*run(scope, context) {
		const reported = new Set<string>();
		for (const identifier of distinctIn(scope.passages))
			for (const draft of differing(identifier, scope, context)) {
				reported.add(draft.actual ?? '');
				yield draft;
			}
		yield* misspelled(scope, context, reported);
		if (reported.size === 0) yield* differingCode(scope, context);
		yield* lostTerms(scope, context);
	},
};
export default check;

function* differing(identifier: Identifier, scope: PassageScope, context: CheckContext): Generator<Draft> {
	const { value } = identifier;
	const { passages, position } = scope;
	const { witnesses } = context;
	const has = (passage: Passage) => stands(identifier, passage);
	const lacking = stated(passages).filter(([, passage]) => !has(passage));
	if (lacking.length === 0) return;
	// Torn apart, the name still speaks for itself.
	const claim = settlePresence(
		passages,
		(passage) => has(passage) || (!isBrandLike(identifier) && isTorn(passage, value)),
		witnesses,
	);
	if (claim.value === 'no') return;
	for (const [locale, passage] of lacking) {
		const form = formOf(identifier, passage, locale, passages, context);
		const told =
			claim.value === 'yes' ||
			(form?.kind === 'torn' && !isBrandLike(identifier)) ||
			outnumbered(identifier, form, passage, context);
		if (!form && (claim.value === null || isBrandLike(identifier) || !isKept(identifier, scope, context))) continue;
		// An example's host may have been translated.
		if (!form && identifier.shape === 'fqdn' && identifiersIn(passage).some(({ shape }) => shape === 'fqdn')) continue;
		// An emptied placeholder may be what is left of the name: that is another check's.
		if (!form && passage.facts.some((fact) => fact.kind === 'placeholder' && !fact.intact)) continue;
		if (form?.kind === 'torn' && !told) continue;
		if (form?.kind === 'case' && (isBrandLike(identifier) || !told || opensSentence(form, value, passage))) continue;
		const actual = form ? passage.text.slice(form.start, form.end) : null;
		// Of two names that stand for each other undecided, one is reported.
		if (!told && actual !== null && value > actual && distinctIn(passages).some((other) => other.value === actual))
			continue;
		const right = form?.kind === 'torn' ? joinedUp(passage, form, value, context) : value;
		const severity: Severity = form?.kind === 'case' ? 'info' : 'warning';
		const key = !told ? 'undecided' : !form ? 'lost' : form.kind === 'torn' ? 'torn' : 'message';
		yield {
			severity,
			confidence: !told ? 0.5 : form ? Math.max(claim.confidence, 0.8) : 0.75,
			locale: told ? locale : null,
			place: form ? context.place(passage, form.start, form.end) : passage.place,
			...position(locale),
			message: { key: `checks.identifier-mismatch.${key}`, values: { actual: actual ?? '', expected: right } },
			actual,
			expected: told ? right : null,
			suggestion: told && form ? replaceSpans(passage.text, [{ ...form, text: right }]) : null,
			evidence: peers(
				passages,
				locale,
				witnesses.source,
				lacking.map(([other]) => other),
			),
			subject: passage,
		};
	}
}

function isTorn({ text }: Passage, value: string): boolean {
	const torn = findTorn(text, value);
	return torn !== null && torn.end - torn.start !== value.length;
}

/** Whether a name has nothing but the capital that a sentence begins with. */
const opensSentence = ({ start, end }: Form, value: string, { text }: Passage) =>
	text.slice(start + 1, end) === value.slice(1) && /(?:^|[.!?:]\s+|\n)[^\p{L}\p{N}]*$/u.test(text.slice(0, start));

/** Whether a name stands in a text; a host's in whatever letter case. */
function stands({ value, shape }: Identifier, { text }: Passage): boolean {
	if (findName(text, value)) return true;
	return shape === 'fqdn' && findName(text.toLowerCase(), value.toLowerCase()) !== null;
}

/** Whether a name that is lost without trace was to be kept: two languages have it, and it is no example of its own. */
function isKept({ value }: Identifier, { passages }: PassageScope, { witnesses }: CheckContext): boolean {
	return languagesWith(passages, (passage) => findName(passage.text, value) !== null, witnesses) > 1;
}

/** A torn name put together: as it stood, where the documents spell it so, else as the peers do. */
function joinedUp({ text }: Passage, { start, end }: Form, value: string, { topics }: CheckContext): string {
	const own = text.slice(start, end).replace(/[\s\u200b\\]/g, '');
	return identifierUsage(topics).count(own) > 0 ? own : value;
}

/** Where nothing but two locales speak, the other documents may: they spell the name as the peer does. */
function outnumbered({ value }: Identifier, form: Form | null, passage: Passage, { topics }: CheckContext): boolean {
	if (!form || form.kind === 'torn') return false;
	const usage = identifierUsage(topics);
	return usage.count(value) >= 3 * Math.max(1, usage.count(passage.text.slice(form.start, form.end)));
}
