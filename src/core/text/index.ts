/** Texts and their sources: what changes between two texts, and where in the source that is. */
export { type Change, changesBetween } from './changes.ts';
export { type Clock, clocksIn, isSameTime } from './clock.ts';
export { datePartsIn, datesIn, gregorianYear, writtenDay, writtenLike } from './dates.ts';
export { editDistance } from './edit-distance.ts';
export { magnitudeAt, saysMagnitude } from './magnitudes.ts';
export { type Markup, markupOf } from './markup.ts';
export { monthName, monthsIn } from './months.ts';
export { type Folded, fold, normalizeText } from './normalize.ts';
export { withRaisedDigits } from './raised-digits.ts';
export { forget, remembered, rememberedText } from './remembered.ts';
export { type SourceEdit, sourceEdit } from './source-edit.ts';
export { blankSpans, type Replacement, replaceSpans, spanFinder } from './spans.ts';
export { uniqueNames } from './unique-names.ts';
export { unitAt } from './units.ts';
export { weekdayName, weekdaysIn } from './weekdays.ts';
export { wordFinder } from './word-list.ts';
