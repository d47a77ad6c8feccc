/** What is read of texts and tables again and again while their topic is looked at, and let go of after it: documents live longer. */

const forgetting: (() => void)[] = [];

/** Reads a thing once, until `forget` is called. */
export function remembered<K extends object, V>(read: (thing: K) => V): (thing: K) => V {
	let known = new WeakMap<K, { readonly value: V }>();
	forgetting.push(() => {
		known = new WeakMap();
	});
	return (thing) => {
		let found = known.get(thing);
		if (!found) {
			found = { value: read(thing) };
			known.set(thing, found);
		}
		return found.value;
	};
}

/** Lets go of all that is remembered. Whoever is through with a topic says so. */
export function forget(): void {
	for (const each of forgetting) each();
}
