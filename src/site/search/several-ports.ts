import type { Query } from '../../search/index.ts';
import { constraintsOfTerms } from './constraints.ts';
import { required } from './files.ts';
import { type Constraint, type FoundHits, findHits, type Scope } from './find-hits.ts';
import { exactly, type Source } from './sources.ts';

/** A distance below that of the very port: of what names every number that was asked for. */
const nearest = -1;

/**
 * What names both numbers of a query, be they written as two ports or as a range: `443 → 4443`, `from 80 to 8080`. Nothing
 * where a query has fewer numbers or more.
 */
async function namingBoth(
	scope: Scope,
	{ ports, transports, protocols }: Query,
	words: readonly (readonly Source[])[],
	limits: readonly Constraint[],
): Promise<FoundHits> {
	const numbers = [...new Set(ports.flatMap(({ from, to }) => [from, to]))];
	if (numbers.length !== 2) return { hits: [], isAtLeast: false };
	const terms = await Promise.all(numbers.map((number) => exactly(scope.load, `${number}`)));
	const sources = terms.flatMap((term) => (term ? [[{ terms: [term], cost: 0 }]] : []));
	if (sources.length < 2) return { hits: [], isAtLeast: false };
	const names = await constraintsOfTerms(scope.load, [...transports, ...protocols].map(required.name));
	const { hits, isAtLeast } = await findHits(scope, [...words, ...sources], [...limits, ...names]);
	return { hits: hits.map((hit) => ({ ...hit, rank: { ...hit.rank, distance: nearest } })), isAtLeast };
}

/** What was found, and what names both numbers that were asked for, unless the very range was found. */
export async function bothFirst(
	scope: Scope,
	query: Query,
	{ found, sources, limits }: { found: FoundHits; sources: Source[][]; limits: readonly Constraint[] },
): Promise<FoundHits> {
	const isRange = query.ports.some(({ from, to }) => from !== to);
	if (isRange && found.hits.some(({ rank }) => rank.distance === 0)) return found;
	const both = await namingBoth(scope, query, sources, limits);
	const firsts = new Set(both.hits.map(({ item }) => item));
	const others = found.hits.filter(({ item }) => !firsts.has(item));
	return { hits: [...both.hits, ...others], isAtLeast: found.isAtLeast || both.isAtLeast };
}
