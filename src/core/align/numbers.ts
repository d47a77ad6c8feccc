/** What is compared of texts, by number: numbers are compared, counted and kept at a fraction of what texts cost. */

/** A feature that is the same in two languages, as in one run: `number` 443, `word` proxy. */
export type Feature = number;

class Numbers {
	readonly kinds: string[] = [];
	readonly values: string[] = [];
	/** By word, the feature that its beginning is; -1 where it has none. */
	readonly stems: (Feature | undefined)[] = [];
	readonly #byKind = new Map<string, Map<string, Feature>>();

	of(kind: string, value: string): Feature {
		let known = this.#byKind.get(kind);
		if (!known) {
			known = new Map();
			this.#byKind.set(kind, known);
		}
		let feature = known.get(value);
		if (feature === undefined) {
			feature = this.kinds.push(kind) - 1;
			this.values.push(value);
			known.set(value, feature);
		}
		return feature;
	}
}

let numbers = new Numbers();
let uses = 0;

/** Numbers are good until all that use them are done: call what it gives then. */
export function useNumbers(): () => void {
	uses++;
	return () => {
		if (--uses === 0) numbers = new Numbers();
	};
}

/** The feature of a kind that has a value. */
export const featureOf = (kind: string, value: string): Feature => numbers.of(kind, value);

/** A feature of a column's header. */
export const inHeader = (feature: Feature): Feature => -1 - feature;

/** A feature of a column's cell in a row; `row` is −1 or more. */
export const inRow = (row: number, feature: Feature): Feature => (row + 2) * ROW + feature;

/** More than there are features. */
const ROW = 2 ** 30;

/** The kind of a feature. */
export function kindOf(feature: Feature): string {
	if (feature < 0) return 'header';
	return feature >= ROW ? 'cell' : (numbers.kinds[feature] as string);
}

/** What a feature says, as it was given. */
export const sayingOf = (feature: Feature): string => numbers.values[feature] as string;

/** Whether a feature means the same in every language, so that the other side should have it. */
export function isLanguageless(feature: Feature): boolean {
	const kind = kindOf(feature);
	return kind === 'number' || kind === 'name' || kind === 'code';
}

/** The feature of a word's beginning, worked out once by `read`; null where it has none. */
export function stemFeature(word: Feature, read: (word: string) => string | null): Feature | null {
	let stem = numbers.stems[word];
	if (stem === undefined) {
		const text = read(sayingOf(word));
		stem = text === null ? -1 : numbers.of('stem', text);
		numbers.stems[word] = stem;
	}
	return stem === -1 ? null : stem;
}

/** Whether features are among some. */
export function among(features: readonly Feature[]): (feature: Feature) => boolean {
	if (features.length <= FEW) return (feature) => features.includes(feature);
	const set = new Set(features);
	return (feature) => set.has(feature);
}

/** Of so few it is quicker to look at each. */
const FEW = 24;
