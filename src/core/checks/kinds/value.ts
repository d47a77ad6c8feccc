import type { Fact, Segment, Severity } from '../../model.ts';
import type { ComparedKind, Item } from '../compared-kind.ts';
import { mostAlike } from './alike.ts';

type ValueFact = Extract<Fact, { kind: 'version' | 'comparator' | 'required' }>;

const itemsIn = ({ facts }: Segment, kind: ValueFact['kind']): Item[] =>
	facts.flatMap((fact) =>
		fact.kind === kind ? [{ start: fact.start, end: fact.end, key: String((fact as ValueFact).value) }] : [],
	);

/** A kind of fact that is what its value says. */
function valueKind(
	kind: ValueFact['kind'],
	check: string,
	severity: Severity,
	of: Partial<ComparedKind>,
): ComparedKind {
	return {
		check,
		severity,
		supersedes: ['text-untranslated'],
		appliesTo: ({ field }) => field !== 'port' && field !== 'protocol',
		items: (segment) => itemsIn(segment, kind),
		implies: () => false,
		replacement: ({ key }, segment, free) => mostAlike(key, segment, free),
		isTelling: ({ expected, written }) => expected !== null && written !== null,
		rewrite: () => null,
		...of,
	};
}

/** Versions: `1.10` is no number, and follows `1.9`. */
export const version = valueKind('version', 'number-mismatch', 'error', {
	implies: ({ text }, { key }) => text.includes(key),
	isTelling: () => true,
	rewrite: (_, __, spelling) => spelling,
});

/** Bounds of numbers and versions (`or later`, `≤`); a text that names none may say it in other words. */
export const bound = valueKind('comparator', 'number-mismatch', 'error', {});

/** Whether something is required or optional, where a whole line says so. */
export const requirement = valueKind('required', 'requirement-mismatch', 'error', {
	supersedes: ['text-untranslated', 'value-mismatch'],
});
