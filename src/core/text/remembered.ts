/** What is read of texts and tables again and again while their topic is looked at, and let go of after it: documents live longer. */

const forgetting: (() => void)[] = [];

/** Reads a thing once, until `forget` is called. */
export function remembered<K extends object, V>(read: (thing: K) => V): (thing: K) => V {
	let known = new Map<K, V>();
	forgetting.push(() => {
		if (known.size > 0) known = new Map();
	});
	return (thing) => {
		const found = known.get(thing);
		if (found !== undefined || known.has(thing)) return found as V;
		const value = read(thing);
		known.set(thing, value);
		return value;
	};
}

/** Lets go of all that is remembered. Whoever is through with a topic says so. */
export function forget(): void {
	for (const each of forgetting) each();
}
