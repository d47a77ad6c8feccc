import type { Topic } from '../model.ts';

/** What all topics of a run teach, learned once a run. */
export function perRun<T>(learn: (topics: readonly Topic[]) => T): (topics: readonly Topic[]) => T {
	const known = new WeakMap<readonly Topic[], { readonly taught: T }>();
	return (topics) => {
		const found = known.get(topics) ?? { taught: learn(topics) };
		known.set(topics, found);
		return found.taught;
	};
}
