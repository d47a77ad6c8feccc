import type { Locale, Passage, PerLocale, Severity } from '../model.ts';
import { type Check, type CheckContext, type Draft, type PassageScope, peers, witness } from './check.ts';
import { type Identifier, identifiersIn, identifierUsage, isBrandLike, isSlip } from './identifier-usage.ts';
import { languagesWith, settlePresence, stated } from './presence.ts';
import { replaceSpans } from './rewrite.ts';
import { findName, findTorn, humps, isNear, type Stretch } from './spelling.ts';

/** A name out of a program that is spelled otherwise than the peers, or than all other documents, spell it. */
const check: Check = {
	id: 'identifier-mismatch',
	scope: 'passage',
	severity: 'warning',
	over: ['text-untranslated'],
	*run(scope, context) {
		const reported = new Set<string>();
		for (const identifier of distinct(scope.passages))
			for (const draft of differing(identifier, scope, context)) {
				reported.add(draft.actual ?? '');
				yield draft;
			}
		yield* misspelled(scope, context, reported);
	},
};
export default check;

function distinct(passages: PerLocale<Passage>): Identifier[] {
	const all = Object.values(passages).flatMap(identifiersIn);
	return [...new Map(all.map((identifier) => [identifier.value, identifier])).values()];
}

/** What stands in a text in a name's place. */
interface Form extends Stretch {
	readonly kind: 'torn' | 'case' | 'message';
}

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
		// An emptied placeholder may be what is left of the name: that is another check's.
		if (!form && passage.facts.some((fact) => fact.kind === 'placeholder' && !fact.intact)) continue;
		if (form?.kind === 'torn' && !told) continue;
		if (form?.kind === 'case' && (isBrandLike(identifier) || !told || opensSentence(form, value, passage))) continue;
		const actual = form ? passage.text.slice(form.start, form.end) : null;
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

function formOf(
	identifier: Identifier,
	passage: Passage,
	locale: Locale,
	passages: PerLocale<Passage>,
	{ witnesses }: CheckContext,
): Form | null {
	const { value, shape } = identifier;
	const torn = findTorn(passage.text, value);
	if (torn) {
		const text = passage.text.slice(torn.start, torn.end);
		return { ...torn, kind: text.length === value.length ? 'case' : 'torn' };
	}
	const others = stated(passages).filter(([other]) => witnesses.language(other) !== witnesses.language(locale));
	const own = (text: string) => others.every(([, peer]) => !findName(peer.text, text));
	for (const match of passage.text.matchAll(/(?<![\p{Script=Latin}\p{N}_])[A-Za-z_][\w.-]*\w/gu))
		if (
			isNear(match[0], value) &&
			own(match[0]) &&
			!isTranslated(identifier, match[0], passage) &&
			!(isBrandLike(identifier) && letters(match[0]) === letters(value))
		)
			return { start: match.index, end: match.index + match[0].length, kind: 'message' };
	if (isBrandLike(identifier)) return null;
	const left = identifiersIn(passage).filter(
		(other) => other.shape === shape && !isBrandLike(other) && own(other.value),
	);
	const lost = distinct(Object.fromEntries(others)).filter(
		(other) => other.shape === shape && !isBrandLike(other) && !findName(passage.text, other.value),
	);
	return left.length === 1 && lost.length === 1 && !isLocalised(value, (left[0] as Identifier).value, locale)
		? { ...(left[0] as Identifier), kind: 'message' }
		: null;
}

/** Whether a host's part is a word of the text around it (`Londra.example.com` beside "Londra"): an example that was translated. */
function isTranslated({ value, shape }: Identifier, form: string, { text }: Passage): boolean {
	const labels = value.toLowerCase().split('.');
	const own = form.toLowerCase().split('.');
	const around: readonly string[] =
		text
			.replaceAll(form, ' ')
			.toLowerCase()
			.match(/[\p{L}\p{M}]+/gu) ?? [];
	return shape === 'fqdn' && own.every((label, at) => label === labels[at] || around.includes(label));
}

const letters = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');

/** Whether two names differ in nothing but a locale's tag (`guide_en.pdf`, `guide_de.pdf`). */
function isLocalised(a: string, b: string, locale: Locale): boolean {
	const parts = (text: string) => text.toLowerCase().split(/[._-]/);
	const [theirs, own] = [parts(a), parts(b)];
	const { language } = new Intl.Locale(locale);
	return own.length === theirs.length && own.every((part, at) => part === theirs[at] || part === language);
}

/** Spellings that the other documents, or the name beside them, give away as slips. */
function* misspelled(scope: PassageScope, context: CheckContext, reported: ReadonlySet<string>): Generator<Draft> {
	const { passages, position } = scope;
	const usage = identifierUsage(context.topics);
	for (const identifier of distinct(passages)) {
		const { value } = identifier;
		const better = usage.better(value) ?? (isBrandLike(identifier) ? null : twinOf(identifier, passages, context));
		const right = usage.better(value);
		if (!better || reported.has(value)) continue;
		const holders = stated(passages).filter(([, passage]) => findName(passage.text, value));
		const [first] = holders;
		if (!first || holders.some(([, passage]) => findName(passage.text, better) && right)) continue;
		const [locale, passage] = first;
		const alone = right !== null && holders.length === 1;
		const at = findName(passage.text, value) as Stretch;
		yield {
			confidence: right ? 0.8 : 0.6,
			locale: alone ? locale : null,
			place: context.place(passage, at.start, at.end),
			...position(locale),
			message: {
				key: `checks.identifier-mismatch.${right ? 'elsewhere' : 'alike'}`,
				values: { actual: value, expected: better },
			},
			actual: value,
			expected: right,
			suggestion: right ? replaceSpans(passage.text, [{ ...at, text: right }]) : null,
			evidence: [
				...holders.slice(1).map(([, other]) => witness('peer', other, 'actual')),
				...(right ? spelledRight(right, locale, context) : []),
			],
			subject: passage,
		};
	}
}

/** The first passage of a locale that has the right spelling. */
function spelledRight(value: string, locale: Locale, { topics, topic }: CheckContext) {
	for (const each of topics) {
		const document = each.documents[locale];
		const cells = document?.tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells)) ?? [];
		const passage = [...(document?.blocks ?? []), ...cells].find(({ text }) => findName(text, value));
		if (passage) return [witness(each === topic ? 'sibling' : 'document', passage, 'expected')];
	}
	return [];
}

/** Another file of the same passage whose first word is a letter longer or shorter, where no other name has the longer one. */
function twinOf({ value, shape }: Identifier, passages: PerLocale<Passage>, { topics }: CheckContext): string | null {
	if (shape !== 'file') return null;
	const usage = identifierUsage(topics);
	const [hump = ''] = humps(value);
	if (hump.length < 4 || !usage.isForeign(hump, value)) return null;
	const twins = distinct(passages).filter((other) => {
		const [theirs = ''] = humps(other.value);
		const alike = other.shape === shape && other.value.split('.').at(-1) === value.split('.').at(-1);
		return alike && other.value !== value && theirs.length < hump.length && isSlip(hump, theirs);
	});
	return twins[0]?.value ?? null;
}
