/** What all topics of a run teach the checks, learned once a run and kept by the list of its topics. */
import type { Topic } from '../model.ts';
import { sumOf } from '../parts.ts';
import { forget } from '../text/index.ts';

/** What all topics of a run teach that can't be added up. */
export function perRun<T>(learn: (topics: readonly Topic[]) => T): (topics: readonly Topic[]) => T {
	const known = new WeakMap<readonly Topic[], { readonly taught: T }>();
	return (topics) => {
		const found = known.get(topics) ?? { taught: learn(topics) };
		known.set(topics, found);
		return found.taught;
	};
}

/** What is counted of some topics, as plain data: by learner. */
export type Counted = readonly unknown[];

interface Learner {
	none(): unknown;
	add(topic: Topic, counts: unknown): void;
	dataOf(counts: unknown): unknown;
	/** What the parts of a run have counted, by the list of its topics. */
	readonly counted: WeakMap<readonly Topic[], readonly unknown[]>;
}

const learners: Learner[] = [];

/**
 * What the topics of a run teach as a sum: to what was counted before, at first `none`, `add` adds a topic; `read` tells what
 * all parts' counts teach, which are plain data, or what `dataOf` makes of them.
 */
export function summed<Counts, Taught, Data = Counts>(
	none: () => Counts,
	add: (topic: Topic, counts: Counts) => void,
	read: (parts: readonly Data[]) => Taught,
	dataOf: (counts: Counts) => Data = (counts) => counts as unknown as Data,
): (topics: readonly Topic[]) => Taught {
	const learner = { none, add, dataOf, counted: new WeakMap() } as Learner;
	learners.push(learner);
	return perRun((topics) => read((learner.counted.get(topics) ?? countedBy([learner], topics)) as readonly Data[]));
}

/** What the topics of a run teach where the sum of its parts itself says it. */
export const counts = <Counts>(none: () => Counts, add: (topic: Topic, counts: Counts) => void) =>
	summed<Counts, Counts>(none, add, sumOf);

/** What every learner counts of some topics; `more` is counted beside. */
export const countedIn = (topics: readonly Topic[], more: (topic: Topic) => void): Counted =>
	countedBy(learners, topics, more);

/** One topic after the other: what is read of one is read once for all learners. */
function countedBy(
	some: readonly Learner[],
	topics: readonly Topic[],
	more: (topic: Topic) => void = () => {},
): Counted {
	const all = some.map((learner) => ({ learner, counts: learner.none() }));
	for (const topic of topics) {
		more(topic);
		for (const { learner, counts } of all) learner.add(topic, counts);
		forget();
	}
	return all.map(({ learner, counts }) => learner.dataOf(counts));
}

/** Makes what the parts of a run have counted what its topics teach. */
export function teachFrom(topics: readonly Topic[], parts: readonly Counted[]): void {
	for (const [at, { counted }] of learners.entries())
		counted.set(
			topics,
			parts.map((part) => part[at]),
		);
}
