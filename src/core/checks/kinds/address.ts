import type { ComparedKind } from '../compared-kind.ts';
import { localizedFeatures } from '../localized.ts';
import { mostAlike } from './alike.ts';

/** IP addresses and prefixes. */
export const address: ComparedKind = {
	check: 'address-mismatch',
	severity: 'error',
	supersedes: ['text-untranslated', 'number-mismatch'],
	appliesTo: () => true,
	items: ({ facts }) =>
		facts.flatMap((fact) => (fact.kind === 'address' ? [{ start: fact.start, end: fact.end, key: fact.value }] : [])),
	implies: ({ text }, { key }) => text.includes(key),
	replacement: ({ key }, segment, free) => mostAlike(key, segment, free),
	isTelling: () => true,
	features: localizedFeatures,
	rewrite: (_, { key }) => key,
};
