/** Diagnostics as what the evidence model weighs. */
import type { Candidate } from '../evidence/index.ts';
import type { Locale, PerLocale, Segment, Topic } from '../model.ts';
import { type Check, type Diagnostic, familyOf, isSegment, type TranslationUnit } from './check.ts';

/** Sees a diagnostic as what the evidence model weighs. */
export function candidatesOf(
	topic: Topic,
	units: readonly TranslationUnit[],
): (check: Check, diagnostic: Diagnostic) => Candidate {
	const unitOf = new Map(
		units.flatMap((unit) => Object.values(unit.segments).map((segment) => [segment, unit] as const)),
	);
	const firmness = new Map(topic.blocks.map((block, at) => [block, topic.blockFirmness?.[at] ?? {}] as const));
	return (check, diagnostic) => {
		const segment = isSegment(diagnostic.target) ? diagnostic.target : null;
		const unit = segment ? unitOf.get(segment) : undefined;
		return {
			check: check.id,
			variant: diagnostic.message.key.split('.').at(-1) ?? '',
			locale: diagnostic.locale,
			segment,
			segments: unit?.segments ?? null,
			where: whereOf(segment, unit),
			topic: topic.id,
			table: diagnostic.table ?? null,
			actual: diagnostic.actual ?? null,
			expected: diagnostic.expected ?? null,
			evidence: diagnostic.evidence,
			confidence: diagnostic.confidence,
			family: familyOf(check, diagnostic),
			isSummary: check.isOfAnyVersion === true,
			features: diagnostic.features ?? {},
			firmness: firmnessOf(firmness, unit, segment?.location.locale ?? diagnostic.locale),
		};
	};
}

/** How surely a locale's text belongs to its peers, as the alignment saw it; 1 where nobody asked. */
function firmnessOf(
	firmness: ReadonlyMap<object, PerLocale<number>>,
	unit: TranslationUnit | undefined,
	locale: Locale | null | undefined,
): number {
	if (!unit || !locale) return 1;
	if (unit.cell) return unit.cell.row.firmness?.[locale] ?? unit.cell.table.firmness?.[locale] ?? 1;
	return firmness.get(unit.segments)?.[locale] ?? 1;
}

function whereOf(segment: Segment | null, unit: TranslationUnit | undefined): Candidate['where'] {
	if (!segment || !unit) return 'row';
	if (unit.code) return 'code';
	if (unit.header) return 'header';
	if (unit.field === null) return 'kind' in segment && segment.kind === 'heading' ? 'heading' : 'prose';
	return unit.field === 'port' || unit.field === 'protocol' ? 'key' : unit.field === 'notes' ? 'notes' : 'cell';
}
