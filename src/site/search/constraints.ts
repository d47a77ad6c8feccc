import type { Query } from '../../search/index.ts';
import { required } from './files.ts';
import { type Constraint, itemsWith } from './find-hits.ts';
import { findPorts } from './find-ports.ts';
import { exactly } from './sources.ts';
import type { Asked } from './state.ts';
import type { Load } from './store.ts';

/** The constraints of the filters. */
export function limitsOf(load: Load, { topic, protocol, locale, hasFinding }: Asked['filters']): Promise<Constraint[]> {
	return constraintsOfTerms(load, [
		...(protocol === undefined ? [] : [required.name(protocol)]),
		...(topic === undefined ? [] : [required.topic(topic)]),
		...(locale === undefined ? [] : [required.locale(locale)]),
		...(hasFinding ? [required.finding] : []),
	]);
}

/** The constraints of the filters with those of a query's ports, transports and protocols. */
export async function constraintsOf(load: Load, query: Query, limits: readonly Constraint[]): Promise<Constraint[]> {
	if (query.ports.length > 0) return [...limits, (whole) => findPorts(load, query, whole)];
	const names = [...query.transports, ...query.protocols];
	return [...limits, ...(await constraintsOfTerms(load, names.map(required.name)))];
}

/** The constraints that items have every one of these terms. */
export async function constraintsOfTerms(load: Load, terms: readonly string[]): Promise<Constraint[]> {
	const found = await Promise.all(terms.map((term) => exactly(load, term)));
	return found.map((term) => (whole) => itemsWith(load, term, whole));
}
