import type { Fact, Passage } from '../model.ts';

type NamedFact = Extract<Fact, { kind: 'transport' | 'protocol' | 'security' }>;

/** The protocols that a text names, each once. */
export function namedIn(passage: Passage): NamedFact[] {
	const named = passage.facts.filter(
		(fact): fact is NamedFact => fact.kind === 'transport' || fact.kind === 'protocol' || fact.kind === 'security',
	);
	return [...new Map(named.map((fact) => [fact.value, fact])).values()];
}
