import type { PerLocale, Segment } from '../model.ts';
import { remembered } from '../text/index.ts';
import { sentencesIn } from './sentence-lengths.ts';
import { type Value, valueBetween } from './value.ts';

/** What a text begins with before a colon (`Warning: …`). */
const LEAD = /^[^:：\n]{2,40}(?=[:：](?:\s|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}))/u;
/** What closes a sentence. */
const CLOSE = /[.!。！।؟۔]$/u;

/** What a text begins with before a colon, and the short sentence that it ends with (`… Required.`), if it has them. */
const partsOf = (segment: Segment): readonly (Value | null)[] =>
	PARTED.test(segment.text) ? partsRead(segment) : NO_PARTS;

/** What a text has that has a lead or several sentences. */
const PARTED = /[:：.!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964]/u;

const NO_PARTS: readonly null[] = [null, null];

const partsRead: (segment: Segment) => readonly (Value | null)[] = remembered((segment) => {
	const [lead = ''] = LEAD.exec(segment.text) ?? [];
	const sentences = sentencesIn(segment);
	const last = sentences.length > 1 ? sentences.at(-1) : undefined;
	const text = segment.text.trimEnd();
	const close = CLOSE.test(text) ? text.length - 1 : text.length;
	return [valueBetween(segment, 0, lead.length), last ? valueBetween(segment, last.start, close) : null];
});

/** The parts of a unit's texts that are values by themselves, each with those that stand in its place in the other locales. */
export function valuesInPlace(segments: PerLocale<Segment>): Value[][] {
	const parts = Object.values(segments).map(partsOf);
	return [0, 1].flatMap((place) => {
		const values = parts.flatMap((each) => each[place] ?? []);
		return values.length > 1 ? [values] : [];
	});
}
