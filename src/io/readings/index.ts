/** Analyses documents: what was read or found before comes from the cache, the rest is read on all cores. What comes of it is the same either way. */
import type { Analysis, Reading, Settings, SourceFile, Tell } from '../../core/index.ts';
import { type Cache, openCache } from './cache.ts';
import { keysOf, runOf } from './cache-key.ts';
import { decode, decodeRun, encode, encodeRun } from './entry.ts';
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
const SMALL = 1_000_000;
/** Of more characters than this all that was found is not kept, which is ten times as large as they are, but what was read. */
const LARGE = 5_000_000;

/** Analyses files. Of fewer characters than `small` neither threads nor a cache are used. */
export async function analyseFiles(
	files: readonly SourceFile[],
	settings: Settings,
	{ threads, cache: folder }: ReadingOptions,
	tell: Tell = () => {},
	small = SMALL,
): Promise<Analysis> {
	const size = sizeOf(files);
	const cache = folder === null || size < small ? null : openCache(folder);
	const run = cache && size <= LARGE ? runOf(files, settings) : null;
	const data = run && cache?.get(run.slot);
	const kept = data && decodeRun(data, run.content);
	if (kept) return kept;
	const readings = await readAll(files, settings, threads, cache, tell, small);
	const { analyseReadings } = await import('../../core/index.ts');
	const analysis = analyseReadings(readings, settings, tell);
	if (run) cache?.put(run.slot, encodeRun(analysis, run.content));
	cache?.close();
	return analysis;
}

/** Reads all files, in their order. Of fewer characters than `small` neither threads nor a cache are used. */
export async function readDocuments(
	files: readonly SourceFile[],
	settings: Settings,
	{ threads, cache: folder }: ReadingOptions,
	tell: Tell = () => {},
	small = SMALL,
): Promise<readonly Reading[]> {
	const cache = folder === null || sizeOf(files) < small ? null : openCache(folder);
	const readings = await readAll(files, settings, threads, cache, tell, small);
	cache?.close();
	return readings;
}

async function readAll(
	files: readonly SourceFile[],
	settings: Settings,
	threads: number,
	cache: Cache | null,
	tell: Tell,
	small: number,
): Promise<readonly Reading[]> {
	const keyOf = cache && keysOf(settings);
	const keys = files.map((file) => keyOf?.(file) ?? '');
	const readings = new Map<number, Reading>();
	const missing: number[] = [];
	for (const [at, file] of files.entries()) {
		const data = cache?.get(keys[at] as string);
		const reading = data && decode(data, file);
		if (reading) readings.set(at, reading);
		else missing.push(at);
	}
	const left = missing.map((at) => files[at] as SourceFile);
	const before = readings.size;
	const told: Tell = (stage, done) => tell(stage, before + done, files.length);
	// Each thread loads the program first: it is to have as much to read as makes up for that.
	const worthwhile = Math.min(threads, Math.floor(sizeOf(left) / small));
	if (worthwhile > 1 && left.length > 1)
		await readInThreads(left, settings, worthwhile, told, (at, data) => {
			const own = missing[at] as number;
			cache?.put(keys[own] as string, data);
			const reading = decode(data, files[own] as SourceFile);
			if (reading) readings.set(own, reading);
		});
	const { read } = await import('../../core/index.ts');
	return files.map((file, at) => {
		const known = readings.get(at);
		if (known) return known;
		tell('reading', at, files.length);
		const reading = read(file, settings);
		cache?.put(keys[at] as string, encode(reading));
		return reading;
	});
}

const sizeOf = (files: readonly SourceFile[]): number => files.reduce((sum, { text }) => sum + text.length, 0);
