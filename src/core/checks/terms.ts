import type { Fact, Segment } from '../model.ts';

export type NamedFact = Extract<Fact, { kind: 'transport' | 'protocol' | 'security' }>;

/** Whether a fact is the name of a transport, a protocol or a security layer. */
export const isNamed = (fact: Fact): fact is NamedFact =>
	fact.kind === 'transport' || fact.kind === 'protocol' || fact.kind === 'security';

/** The protocols that a text names, each once. */
export function namedIn(segment: Segment): NamedFact[] {
	return [...new Map(segment.facts.filter(isNamed).map((fact) => [fact.value, fact])).values()];
}
