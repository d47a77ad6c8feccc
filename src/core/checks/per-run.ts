/** What all topics of a run teach the checks, learned once a run and kept by the list of its topics. */
import type { Topic } from '../model.ts';
import { sumOf } from '../parts.ts';

/** What all topics of a run teach that can't be added up. */
export function perRun<T>(learn: (topics: readonly Topic[]) => T): (topics: readonly Topic[]) => T {
	const known = new WeakMap<readonly Topic[], { readonly taught: T }>();
	return (topics) => {
		const found = known.get(topics) ?? { taught: learn(topics) };
		known.set(topics, found);
		return found.taught;
	};
}

/** What is counted of some topics: by learner, each counted when it is asked for. */
export type Counted = Readonly<Record<number, unknown>>;

interface Learner {
	count(topics: readonly Topic[]): unknown;
	/** What the parts of a run have counted, by the list of its topics. */
	readonly counted: WeakMap<readonly Topic[], () => readonly unknown[]>;
}

const learners: Learner[] = [];

/** What the topics of a run teach as a sum: `count` gives, as plain data, what some of them do; `read` what all parts' counts tell. */
export function summed<Counts, Taught>(
	count: (topics: readonly Topic[]) => Counts,
	read: (parts: readonly Counts[]) => Taught,
): (topics: readonly Topic[]) => Taught {
	const counted: Learner['counted'] = new WeakMap();
	learners.push({ count, counted });
	return perRun((topics) => read((counted.get(topics)?.() as readonly Counts[] | undefined) ?? [count(topics)]));
}

/** What the topics of a run teach where the sum of its parts itself says it. */
export const counts = <Counts>(count: (topics: readonly Topic[]) => Counts) => summed<Counts, Counts>(count, sumOf);

/** What every learner counts of some topics. A part that is the only one counts no more than what its checks ask for; whoever copies it, all. */
export function countedIn(topics: readonly Topic[]): Counted {
	const counted = {};
	for (const [at, { count }] of learners.entries()) {
		let known: { readonly count: unknown } | null = null;
		Object.defineProperty(counted, at, {
			enumerable: true,
			get() {
				known ??= { count: count(topics) };
				return known.count;
			},
		});
	}
	return counted;
}

/** Makes what the parts of a run have counted what its topics teach. */
export function teachFrom(topics: readonly Topic[], parts: readonly Counted[]): void {
	for (const [at, { counted }] of learners.entries()) counted.set(topics, () => parts.map((part) => part[at]));
}
