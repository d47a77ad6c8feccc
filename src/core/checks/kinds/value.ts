import type { Fact, Segment, Severity } from '../../model.ts';
import { boundsIn } from '../bounds.ts';
import type { CheckContext, TranslationUnit } from '../check.ts';
import type { ComparedKind, Item } from '../compared-kind.ts';
import { requirementsIn } from '../requirements.ts';
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

/** The versions of a text. */
export const versionsIn = (segment: Segment): Item[] => itemsIn(segment, 'version');

/** Versions: `1.10` is no number, and follows `1.9`. */
export const version = valueKind('version', 'number-mismatch', 'error', {
	// `2,95` where a language writes a decimal comma, whatever it is a number of.
	implies: ({ text }, { key }) => text.includes(key) || text.includes(key.replace('.', ',')),
	isTelling: () => true,
	rewrite: (_, __, spelling) => spelling,
});

const BOUNDS = { least: '>=', most: '<=' } as const;

/** Bounds of numbers and versions (`or later`, `≤`), a kind an amount; a text that bounds it not may say it in other words. */
export function boundsOf({ segments }: TranslationUnit, { topics }: CheckContext): ComparedKind[] {
	const items = new Map(
		Object.values(segments).map((segment) => [
			segment,
			boundsIn(segment, segments, topics).map(({ start, end, sign, value }) => ({
				...{ start, end, value, key: `${BOUNDS[sign]} ${value}` },
			})),
		]),
	);
	const amounts = new Set([...items.values()].flatMap((own) => own.map(({ value }) => value)));
	return [...amounts].map((amount) => ({
		...valueKind('comparator', 'number-mismatch', 'error', {}),
		items: (segment) => (items.get(segment) ?? []).filter(({ value }) => value === amount),
		replacement: (_, __, free) => free[0] ?? null,
		features: () => ({ 'bound-differs': 1 }),
	}));
}

/** Whether something is required or optional. */
export const requirement = valueKind('required', 'requirement-mismatch', 'error', {
	items: requirementsIn,
	features: (written, expected) => ({ 'requirement-size': Math.log2(1 + written.length + expected.length) }),
	supersedes: ['note-duplicated', 'text-untranslated', 'value-mismatch'],
});
