/** Stage 6, check: every check that Portolan runs. A check is two files, `<id>.ts` and `<id>.md`. */
import type { Topic } from '../model.ts';
import addressMismatch from './address-mismatch.ts';
import admonitionMismatch from './admonition-mismatch.ts';
import altMissing from './alt-missing.ts';
import bracketsDamaged from './brackets-damaged.ts';
import caseChanged from './case-changed.ts';
import cellEmpty from './cell-empty.ts';
import cellShifted from './cell-shifted.ts';
import type { Check } from './check.ts';
import directionReversed from './direction-reversed.ts';
import documentsContradict from './documents-contradict.ts';
import endpointsSwapped from './endpoints-swapped.ts';
import identifierMismatch from './identifier-mismatch.ts';
import imageMissing from './image-missing.ts';
import type { Model } from './learned.ts';
import linkBroken from './link-broken.ts';
import markupDamaged from './markup-damaged.ts';
import negationMismatch from './negation-mismatch.ts';
import noteContradictsRow from './note-contradicts-row.ts';
import noteDuplicated from './note-duplicated.ts';
import numberFormatMixed from './number-format-mixed.ts';
import numberMismatch from './number-mismatch.ts';
import oppositeMeaning from './opposite-meaning.ts';
import placeholderDamaged from './placeholder-damaged.ts';
import portInvalid from './port-invalid.ts';
import portMismatch from './port-mismatch.ts';
import portMissing from './port-missing.ts';
import proseContradictsTable from './prose-contradicts-table.ts';
import protocolMismatch from './protocol-mismatch.ts';
import requirementMismatch from './requirement-mismatch.ts';
import rowDuplicated from './row-duplicated.ts';
import rowExtra from './row-extra.ts';
import rowMissing from './row-missing.ts';
import { type Observation, observeWith } from './run.ts';
import sentenceMissing from './sentence-missing.ts';
import separatorMissing from './separator-missing.ts';
import suppressionUnused from './suppression-unused.ts';
import tableMissing from './table-missing.ts';
import termInconsistent from './term-inconsistent.ts';
import textSameAsPeer from './text-same-as-peer.ts';
import textUntranslated from './text-untranslated.ts';
import translationStale from './translation-stale.ts';
import urlMismatch from './url-mismatch.ts';
import valueMismatch from './value-mismatch.ts';

export { type Model, teach } from './learned.ts';
export { ordered } from './ordered.ts';
export { featuresOfAll, type Judged, type Observation, told, weighAll } from './run.ts';

/** All checks, in the order in which they are listed. */
export const checks: readonly Check[] = [
	portMismatch,
	portInvalid,
	portMissing,
	protocolMismatch,
	numberMismatch,
	addressMismatch,
	identifierMismatch,
	urlMismatch,
	tableMissing,
	rowMissing,
	rowExtra,
	rowDuplicated,
	cellEmpty,
	sentenceMissing,
	cellShifted,
	endpointsSwapped,
	directionReversed,
	requirementMismatch,
	negationMismatch,
	oppositeMeaning,
	valueMismatch,
	noteDuplicated,
	noteContradictsRow,
	proseContradictsTable,
	documentsContradict,
	translationStale,
	placeholderDamaged,
	textUntranslated,
	textSameAsPeer,
	termInconsistent,
	separatorMissing,
	bracketsDamaged,
	markupDamaged,
	numberFormatMixed,
	caseChanged,
	admonitionMismatch,
	imageMissing,
	linkBroken,
	altMissing,
	suppressionUnused,
];

/** What all checks observe in one topic. */
export function observeTopic(topic: Topic, model: Model): readonly Observation[] {
	return observeWith(checks, topic, model);
}
