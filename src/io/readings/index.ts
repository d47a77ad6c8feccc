/** Reads documents: those that were read before from the cache, the others on all cores. What comes of it is the same either way. */
import { type Reading, read, type Settings, type SourceFile, type Tell } from '../../core/index.ts';
import { type Cache, openCache } from './cache.ts';
import { keysOf } from './cache-key.ts';
import { decode, encode } from './entry.ts';
import { readInThreads } from './threads.ts';

export { cacheFolder, cleanCache } from './cache-folder.ts';

/** How documents are read. */
export interface ReadingOptions {
	/** How many threads read; 1 reads in the thread of the program itself. */
	readonly threads: number;
	/** The folder of the cache; null where nothing is to be kept. */
	readonly cache: string | null;
}

/** Texts of fewer characters than this are read faster than threads are started, or a cache is looked through. */
export const SMALL = 1_000_000;

/** Reads all files, in their order. `small` is the number of characters up to which neither threads nor cache are used. */
export async function readDocuments(
	files: readonly SourceFile[],
	settings: Settings,
	{ threads, cache: folder }: ReadingOptions,
	tell: Tell = () => {},
	small = SMALL,
): Promise<readonly Reading[]> {
	if (sizeOf(files) < small) return readHere(files, settings, tell);
	const cache = folder === null ? null : openCache(folder);
	const keyOf = cache && keysOf(settings);
	const keys = files.map((file) => keyOf?.(file) ?? '');
	const readings = files.map((file, at) => known(cache, keys[at] as string, file));
	const missing = readings.flatMap((reading, at) => (reading ? [] : at));
	const left = missing.map((at) => files[at] as SourceFile);
	const done = files.length - missing.length;
	const told: Tell = (stage, count) => tell(stage, done + count, files.length);
	if (threads > 1 && sizeOf(left) >= small)
		await readInThreads(
			left,
			settings,
			threads,
			(at, data) => {
				const own = missing[at] as number;
				cache?.put(keys[own] as string, data);
				readings[own] = decode(data, files[own] as SourceFile);
			},
			told,
		);
	else
		for (const [at, reading] of readHere(left, settings, told).entries()) {
			const own = missing[at] as number;
			cache?.put(keys[own] as string, encode(reading));
			readings[own] = reading;
		}
	cache?.close();
	return readings.map((reading, at) => reading ?? read(files[at] as SourceFile, settings));
}

function known(cache: Cache | null, key: string, file: SourceFile): Reading | null {
	const data = cache?.get(key) ?? null;
	return data && decode(data, file);
}

function readHere(files: readonly SourceFile[], settings: Settings, tell: Tell): readonly Reading[] {
	const readings = files.map((file, at) => {
		tell('reading', at, files.length);
		return read(file, settings);
	});
	tell('reading', files.length, files.length);
	return readings;
}

const sizeOf = (files: readonly SourceFile[]): number => files.reduce((sum, { text }) => sum + text.length, 0);
