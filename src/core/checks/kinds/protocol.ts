import type { Segment } from '../../model.ts';
import type { ComparedKind, Item } from '../compared-kind.ts';
import { isSpeltOut } from '../spelt-out.ts';
import { namedIn } from '../terms.ts';

const itemsIn = (segment: Segment): Item[] =>
	namedIn(segment).map(({ start, end, value }) => ({ start, end, key: value }));

/** The protocol as a whole name of its own, or within a longer one (`FHIR-server`, `dns-tcp`). */
const names = (text: string, name: string) => text.toLowerCase().includes(name);

/** A text of one word where the others say nothing but the name: the name was translated like a word. */
function wholeWord({ text }: Segment, name: string, others: readonly Segment[]): Item | null {
	const isName = (other: Segment) => other.text.trim().toLowerCase() === name.toLowerCase();
	const word = /^\s*([\p{L}\p{M}\p{N}-]+)\s*$/u.exec(text)?.[1];
	if (!word || !others.every(isName)) return null;
	const start = text.indexOf(word);
	return { start, end: start + word.length, key: word.toLowerCase() };
}

/** Protocols, transports and security layers named in notes and prose; those of keys are compared as the row's flow. */
export const protocol: ComparedKind = {
	check: 'protocol-mismatch',
	severity: 'error',
	supersedes: ['text-untranslated', 'identifier-mismatch'],
	appliesTo: ({ code, field }) => !code && field !== 'port' && field !== 'protocol',
	items: itemsIn,
	implies: ({ text }, { key }) => names(text, key) || isSpeltOut(key, text),
	replacement: ({ text }, segment, free, others) =>
		free.length === 1 ? (free[0] as Item) : free.length === 0 ? wholeWord(segment, text, others) : null,
	isTelling: ({ expected, written }, { field }) => expected !== null && (written !== null || field === 'notes'),
	// A protocol that a note does not name may be understood.
	severityOf: (differences) => (differences.some(({ written }) => written) ? 'error' : 'warning'),
	rewrite: (_, __, spelling) => spelling.normalize('NFKC'),
};
