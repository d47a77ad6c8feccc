import type { Finding } from '../core/index.ts';
import type { TextKey, Translate } from './keys.ts';

/** The kinds of admonitions that have a name in every language of the program. */
const kinds: ReadonlySet<string> = new Set(['note', 'tip', 'info', 'important', 'warning', 'caution', 'danger']);

/** What a kind of admonition is called; null for one that sources name as they like. */
export function admonitionName(kind: string, t: Translate): string | null {
	return kinds.has(kind) ? t(`site.admonition.${kind}` as TextKey) : null;
}

/** What a finding says that stands there and what should. */
export interface Readings {
	readonly actual: string | null;
	readonly expected: string | null;
	/** Whether these are words of the reader's language, and not of the document. */
	readonly isNamed: boolean;
}

/** What stands there and what should, as readers are told: kinds of admonitions, which no document spells out, by their names. */
export function readingsOf({ check, actual, expected }: Finding, t: Translate): Readings {
	if (check !== 'admonition-mismatch') return { actual, expected, isNamed: false };
	const named = (kind: string | null) => (kind === null ? null : (admonitionName(kind, t) ?? kind));
	return { actual: named(actual), expected: named(expected), isNamed: true };
}
