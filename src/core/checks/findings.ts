/** Diagnostics as findings, their suggestions as edits of the source. */
import { locationsOf } from '../extract/index.ts';
import type { Edit, Finding, Segment, Topic } from '../model.ts';
import { changesBetween, type Markup, markupOf, sourceEdit } from '../text/index.ts';
import { type Check, type Diagnostic, isSegment } from './check.ts';

/** Writes a diagnostic's suggestion as edits of the source of the segment that it is about. */
export function editsOf(topic: Topic): (diagnostic: Diagnostic) => readonly Edit[] {
	const markups = new Map<string, ReadonlyMap<Segment, Markup>>();
	return ({ target, suggestion, alsoSuggested, locale }) => {
		const document = locale === null ? undefined : topic.documents[locale];
		if (!document || suggestion === undefined || suggestion === null || !isSegment(target)) return [];
		const known = markups.get(document.path) ?? markupOf(document);
		markups.set(document.path, known);
		const { path, source } = document;
		const edits = [[target, suggestion] as const, ...(alsoSuggested ?? [])].flatMap(([segment, wanted]) => {
			const edited = { segment, markup: known.get(segment) ?? ('markdown' as const) };
			return changesBetween(segment.text, wanted).map((change) => sourceEdit(change, edited, source));
		});
		const locations = locationsOf(path, document.locale, source);
		return edits.every((edit) => edit !== null)
			? edits.map(({ start, end, text }) => ({ location: locations.at(start, end), text }))
			: [];
	};
}

/** A finding without its id; its severity is the highest that it may have. */
export function findingOf(
	check: Check,
	diagnostic: Diagnostic,
	topic: Topic,
	edits: (diagnostic: Diagnostic) => readonly Edit[],
): Finding {
	const {
		target: _,
		alsoTargets: __,
		alsoSuggested: ___,
		features: ____,
		family: _____,
		isOfAnyVersion: ______,
		...rest
	} = diagnostic;
	return {
		id: '',
		check: check.id,
		severity: check.severity,
		topic: topic.id,
		table: null,
		row: null,
		record: null,
		field: null,
		actual: null,
		expected: null,
		suggestion: null,
		edits: edits(diagnostic),
		...rest,
	};
}
