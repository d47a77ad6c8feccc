import type { Locale, PerLocale, Segment } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type CheckContext, type Diagnostic, evidenceOf, type TranslationUnit } from './check.ts';
import { type Identifier, identifiersIn, identifierUsage, isBrandLike, isSlip } from './identifier-usage.ts';
import { correctionOf } from './mistyped.ts';
import { nonEmpty } from './presence.ts';
import { findName, humps, isInflected, type Stretch } from './spelling.ts';

/** The identifiers of all locales' segments, each once. */
export function distinctIn(segments: PerLocale<Segment>): Identifier[] {
	const all = Object.values(segments).flatMap(identifiersIn);
	return [...new Map(all.map((identifier) => [identifier.value, identifier])).values()];
}

/** Spellings that the other documents, or the name beside them, give away as typos. */
export function* misspelled(
	scope: TranslationUnit,
	context: CheckContext,
	reported: ReadonlySet<string>,
): Generator<Diagnostic> {
	const { segments, position } = scope;
	const usage = identifierUsage(context.topics);
	for (const identifier of distinctIn(segments)) {
		const { value } = identifier;
		const better = usage.better(value) ?? (isBrandLike(identifier) ? null : twinOf(identifier, segments, context));
		const right = usage.better(value);
		if (!better || reported.has(value) || (isBrandLike(identifier) && isInflected(value, better))) continue;
		const holders = nonEmpty(segments).filter(([, segment]) => findName(segment.text, value));
		const [first] = holders;
		if (!first) continue;
		const [locale, segment] = first;
		const alone = right !== null && holders.length === 1;
		const at = findName(segment.text, value) as Stretch;
		const correction = right && correctionOf(value, right, locale, context);
		yield {
			confidence: right ? 0.8 : 0.6,
			locale: alone ? locale : null,
			location: context.locate(segment, at.start, at.end),
			...position(locale),
			message: {
				key: `checks.identifier-mismatch.${right ? 'elsewhere' : 'alike'}`,
				values: { actual: value, expected: better },
			},
			actual: value,
			expected: right,
			suggestion: correction && replaceSpans(segment.text, [{ ...at, text: correction }]),
			evidence: [
				...holders.slice(1).map(([, other]) => evidenceOf('peer', other, 'actual')),
				...(right ? spelledRight(right, locale, context) : []),
			],
			target: segment,
		};
	}
}

/** The first segment of a locale that has the right spelling. */
function spelledRight(value: string, locale: Locale, { topics, topic }: CheckContext) {
	for (const each of topics) {
		const document = each.documents[locale];
		const cells = document?.tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells)) ?? [];
		const segment = [...(document?.blocks ?? []), ...cells].find(({ text }) => findName(text, value));
		if (segment) return [evidenceOf(each === topic ? 'sibling' : 'document', segment, 'expected')];
	}
	return [];
}

/** Another file of the same segment whose first word is a letter longer or shorter, where no other name has the longer one. */
function twinOf({ value, shape }: Identifier, segments: PerLocale<Segment>, { topics }: CheckContext): string | null {
	if (shape !== 'file') return null;
	const usage = identifierUsage(topics);
	const [hump = ''] = humps(value);
	if (hump.length < 4 || !usage.isForeign(hump, value)) return null;
	const twins = distinctIn(segments).filter((other) => {
		const [theirs = ''] = humps(other.value);
		const alike = other.shape === shape && other.value.split('.').at(-1) === value.split('.').at(-1);
		return alike && other.value !== value && theirs.length < hump.length && isSlip(hump, theirs);
	});
	return twins[0]?.value ?? null;
}
