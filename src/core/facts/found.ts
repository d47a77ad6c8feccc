/** What the scanners of one kind each hand back. */
import type { Fact } from '../model.ts';

/** Digits that are known to be neither port nor number (a date, a version, part of a name): passed over, no fact. */
export interface PassedOver {
	readonly kind: 'passed-over';
	readonly start: number;
	readonly end: number;
}

/** A fact, or a stretch to pass over; offsets in the folded text. */
export type Found = Fact | PassedOver;
