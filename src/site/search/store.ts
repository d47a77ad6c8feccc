import type { Directory, TermsFile } from './files.ts';

/** Reads a file of the index by its name, without `.json`. Throws where it can't be loaded. */
export type Load = <File>(name: string) => Promise<File>;

/** Reads the index below `data/search/` of the site under `base`, each file once. */
export function fetching(base: string): Load {
	return once(async (name) => {
		const path = name.split('/').map(encodeURIComponent).join('/');
		const response = await fetch(`${base}data/search/${path}.json`);
		if (!response.ok) throw new Error(`${response.status} ${response.url}`);
		return response.json();
	});
}

/** Remembers what was read; what failed is tried again. */
export function once(read: (name: string) => Promise<unknown>): Load {
	const known = new Map<string, Promise<unknown>>();
	return <File>(name: string) => {
		let file = known.get(name);
		if (!file) {
			file = read(name);
			known.set(name, file);
			file.catch(() => known.delete(name));
		}
		return file as Promise<File>;
	};
}

/** The files of a directory that hold the keys which begin with `start`, at most `most` of them. */
export function placesOf(directory: Directory, start: string, most: number): number[] {
	let [low, high] = [0, directory.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((directory[middle] ?? '') <= start) low = middle + 1;
		else high = middle;
	}
	const places = [Math.max(0, low - 1)];
	while (places.length < most && directory[low]?.startsWith(start)) places.push(low++);
	return directory.length === 0 ? [] : places;
}

/** What a file's first key is told by: as much of it as differs from the key before it. */
export function startOf(key: string, before: string): string {
	let shared = 0;
	while (shared < key.length && key[shared] === before[shared]) shared++;
	return key.slice(0, shared + 1);
}

/** The files of terms in which the terms that begin with `start` stand, one after the other; four at most, which hold the shorter ones. */
export async function* termsFrom(load: Load, start: string): AsyncGenerator<TermsFile> {
	const places = placesOf(await load<Directory>('terms'), start, start.length > 2 ? 4 : 2);
	for (const place of places) yield load<TermsFile>(`terms-${place}`);
}

/** The terms in the files in which those that begin with `start` stand. */
export async function allTermsFrom(load: Load, start: string): Promise<[string, TermsFile['terms'][string]][]> {
	const found: [string, TermsFile['terms'][string]][] = [];
	for await (const { terms } of termsFrom(load, start)) found.push(...Object.entries(terms));
	return found;
}
