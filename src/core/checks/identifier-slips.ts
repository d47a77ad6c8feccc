import type { Locale, Passage, PerLocale } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type CheckContext, type Draft, type PassageScope, witness } from './check.ts';
import { type Identifier, identifiersIn, identifierUsage, isBrandLike, isSlip } from './identifier-usage.ts';
import { stated } from './presence.ts';
import { findName, humps, isInflected, type Stretch } from './spelling.ts';

/** The identifiers of all locales' passages, each once. */
export function distinctIn(passages: PerLocale<Passage>): Identifier[] {
	const all = Object.values(passages).flatMap(identifiersIn);
	return [...new Map(all.map((identifier) => [identifier.value, identifier])).values()];
}

/** Spellings that the other documents, or the name beside them, give away as slips. */
export function* misspelled(
	scope: PassageScope,
	context: CheckContext,
	reported: ReadonlySet<string>,
): Generator<Draft> {
	const { passages, position } = scope;
	const usage = identifierUsage(context.topics);
	for (const identifier of distinctIn(passages)) {
		const { value } = identifier;
		const better = usage.better(value) ?? (isBrandLike(identifier) ? null : twinOf(identifier, passages, context));
		const right = usage.better(value);
		if (!better || reported.has(value) || (isBrandLike(identifier) && isInflected(value, better))) continue;
		const holders = stated(passages).filter(([, passage]) => findName(passage.text, value));
		const [first] = holders;
		if (!first) continue;
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
	const twins = distinctIn(passages).filter((other) => {
		const [theirs = ''] = humps(other.value);
		const alike = other.shape === shape && other.value.split('.').at(-1) === value.split('.').at(-1);
		return alike && other.value !== value && theirs.length < hump.length && isSlip(hump, theirs);
	});
	return twins[0]?.value ?? null;
}
