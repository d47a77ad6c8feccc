/** What is read of texts and tables again and again while their topic is looked at, and let go of after it: documents live longer. */

const forgetting: (() => void)[] = [];

/** Reads a thing once, until `forget` is called. */
export function remembered<K extends object, V>(read: (thing: K) => V): (thing: K) => V {
	return rememberedBy(read, (thing) => thing);
}

/** Reads each text once, whatever says it, until `forget` is called: tables say the same again and again. */
export function rememberedText<V>(read: (text: string) => V): (thing: { readonly text: string }) => V {
	return rememberedBy(
		({ text }) => read(text),
		({ text }) => text,
	);
}

function rememberedBy<K extends object, V>(read: (thing: K) => V, keyOf: (thing: K) => unknown): (thing: K) => V {
	let known = new Map<unknown, V>();
	/** The last that was asked for: often it is asked for again. */
	let [last, value]: [K | null, V | null] = [null, null];
	forgetting.push(() => {
		if (last === null) return;
		known = new Map();
		[last, value] = [null, null];
	});
	return (thing) => {
		if (thing === last) return value as V;
		const key = keyOf(thing);
		let found = known.get(key);
		if (found === undefined && !known.has(key)) {
			found = read(thing);
			known.set(key, found);
		}
		last = thing;
		value = found as V;
		return found as V;
	};
}

/** Lets go of all that is remembered. Whoever is through with a topic says so. */
export function forget(): void {
	for (const each of forgetting) each();
}
