import type { Locale } from '../core/index.ts';

/** What a hit must be besides an answer; what is left out is not asked for. */
export interface Filters {
	readonly topic?: string;
	/** A protocol, security layer or transport, in lower case. */
	readonly protocol?: string;
	/** The locale that must have it, and its words. */
	readonly locale?: Locale;
	readonly hasFinding?: boolean;
}
