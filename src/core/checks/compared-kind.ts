import type { Features } from '../evidence/index.ts';
import type { Locale, Segment, Severity } from '../model.ts';
import type { CheckContext, TranslationUnit } from './check.ts';
import type { Stretch } from './spelling.ts';

/** A fact as it stands in a text; equal `key`s are the same fact, however it is written. */
export interface Item extends Stretch {
	readonly key: string;
}

/** A fact that a text has otherwise than its peers: `expected` is lost, `written` stands in its place or is one too many. */
export interface Difference {
	readonly expected: Item | null;
	/** How a peer writes what is expected. */
	readonly spelling: string | null;
	readonly written: Item | null;
}

/** One kind of fact that every translation of a text has to keep, and how its differences are told. */
export interface ComparedKind {
	readonly check: string;
	/** The most severe that a difference of this kind may be. */
	readonly severity: Severity;
	readonly supersedes: readonly string[];
	/** Whether the kind is looked for in this text at all. */
	readonly appliesTo: (scope: TranslationUnit) => boolean;
	/** Whether a text without any such fact says nothing of it where others contradict each other: it may be older, or shorter. */
	readonly mayBeUnsaid?: boolean;
	/** The facts of a text. */
	readonly items: (segment: Segment, scope: TranslationUnit, context: CheckContext) => readonly Item[];
	/** Whether a text says a fact that it does not have in this form: in words, in another unit, as a part of a word. */
	readonly implies: (segment: Segment, item: Item, items: readonly Item[]) => boolean;
	/** Whether a text that lacks a fact shows by what is left of it that it belongs there: `agent. exe` for `agent.exe`. */
	readonly attests?: (
		segment: Segment,
		spelling: string,
		segments: TranslationUnit['segments'],
		context: CheckContext,
	) => boolean;
	/** What stands in a text in the place of a fact that it lacks; `free` are its facts that no peer has. */
	readonly replacement: (
		expected: Item & { readonly text: string },
		segment: Segment,
		free: readonly Item[],
		others: readonly Segment[],
		context: CheckContext,
	) => Item | null;
	/** Whether a difference may mean anything; else it is not even weighed. */
	readonly isTelling: (
		difference: Difference,
		scope: TranslationUnit,
		context: CheckContext,
		locale: Locale,
	) => boolean;
	/** How severe differences of one text may be at most, where that is less than `severity`. */
	readonly severityOf?: (differences: readonly Difference[]) => Severity;
	/** What the kind measures of a difference, for the evidence model. */
	readonly features?: (
		written: string,
		expected: string,
		locale: Locale,
		others: readonly Segment[],
		context: CheckContext,
	) => Features;
	/** How a locale writes a fact that a peer spells in words of its own, in the place of `written`; null where it writes it as the peer does. */
	readonly spell?: (
		expected: Item,
		spelling: string,
		locale: Locale,
		written: (Item & { readonly text: string }) | null,
	) => string | null;
	/** Whether what is written in the place of `spelling` is wrong in whatever version of the page. */
	readonly isOfAnyVersion?: (written: string, spelling: string, locale: Locale, context: CheckContext) => boolean;
	/** Whether what is written in the place of `spelling` may be right there, so that nothing is suggested. */
	readonly isPlausible?: (written: string, spelling: string, locale: Locale, context: CheckContext) => boolean;
	/** What is to be written in the place of `written` (as it stands there), null where that can't be told. */
	readonly rewrite: (written: string, expected: Item, spelling: string) => string | null;
}
