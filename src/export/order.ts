import type { FlowFacts, PerLocale } from '../core/index.ts';

/** The same values with their locales in code-unit order, so that equal data gives equal bytes. */
export function byLocale<T, U>(values: PerLocale<T>, map: (value: T) => U): Record<string, U> {
	const sorted = Object.keys(values).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
	return Object.fromEntries(sorted.map((locale) => [locale, map(values[locale] as T)]));
}

/** A row's facts with their keys in the contract's order. */
export function factsOf({ ports, transports, protocols, security }: FlowFacts): FlowFacts {
	return { ports: ports.map(({ from, to }) => ({ from, to })), transports, protocols, security };
}
