import type { Cell } from '../model.ts';
import { normalizeText } from '../text/index.ts';

/** What stands before the first slash of a key, where facts follow and it is a word itself. */
export function labelOf({ text, facts }: Cell): string | null {
	const label = normalizeText(text.slice(0, Math.max(0, text.indexOf('/'))));
	const flow = facts.filter(({ kind }) => kind === 'port' || kind === 'transport' || kind === 'protocol');
	if (!/^\p{L}[\p{L}\p{M} -]+$/u.test(label) || flow.length < 2) return null;
	return flow.every(({ start }) => start > label.length) ? label : null;
}
