/**
 * Begins to give names that differ: what is wanted as it is, else with `joint` and the first number from 2 on that makes it
 * one that nobody has. What is `taken` is given to nobody. However often the same is wanted, each name costs the same.
 */
export function uniqueNames(joint: string, taken: Iterable<string> = []): (wanted: string) => string {
	/** All names that were given, each with the number up to which all were. */
	const used = new Map([...taken].map((name) => [name, 1]));
	return (wanted) => {
		let count = used.get(wanted) ?? 0;
		let name = wanted;
		if (count > 0)
			do name = `${wanted}${joint}${++count}`;
			while (used.has(name));
		used.set(name, 1);
		used.set(wanted, Math.max(1, count));
		return name;
	};
}
