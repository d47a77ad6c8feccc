/** Analyses documents: what was read or found before comes from the cache, the rest is done on all cores. What comes of it is the same either way. */
import type { Analysis, Division, Reading, Settings, Shard, Share, SourceFile, Tell } from '../../core/index.ts';
import { outlined } from '../asciidoc/index.ts';
import { type Cache, openCache } from './cache.ts';
import { keysOf, runOf } from './cache-key.ts';
import { decode, decodeRun, encode, encodeRun } from './entry.ts';
import { type PackedTrees, packedTrees } from './packed-trees.ts';
import { analyseInThreads, readInThreads, startThreads, type Threads } from './threads.ts';

export { cacheFolder, cleanCache } from './cache-folder.ts';

/** How documents are read. */
export interface ReadingOptions {
	/** How many threads work, that of the program itself among them. */
	readonly threads: number;
	/** The folder of the cache; null where nothing is to be kept. */
	readonly cache: string | null;
	/** Whether documents keep their trees, which pages ask for; they do, unless it is false. */
	readonly trees?: boolean;
}

/** Texts of fewer characters than this are read faster than a cache is looked through. */
export const SMALL = 1_000_000;
/** Each thread loads the program first: it is to have so many characters to work on that it makes up for that. */
const WORTH_A_THREAD = 400_000;
/** Each thread is told what all have learned: so many make no run faster that the last ones did not. */
const MOST_THREADS = 8;
/** What a further thread holds of all documents, in bytes for each of their characters, as measured. */
const BYTES_A_CHARACTER = 200;
/**
 * Of more characters than this all that was found is not kept, which is ten times as large as they are, but what was read; and
 * for pages it is found by one thread: each further one would hold as much as the first again, which is the most that a build takes.
 */
const LARGE = 5_000_000;

/** Analyses files. Of fewer characters than `small` neither a cache nor, for each, a thread is used. */
export async function analyseFiles(
	files: readonly SourceFile[],
	settings: Settings,
	{ threads: most, cache: folder, trees = true }: ReadingOptions,
	tell: Tell = () => {},
	small?: number,
): Promise<Analysis> {
	const size = sizeOf(files);
	const cache = folder === null || size < (small ?? SMALL) ? null : openCache(folder);
	const run = cache && size <= LARGE ? runOf(files, settings, trees) : null;
	const data = run && cache?.get(run.slot);
	const kept = data && decodeRun(data, run.content);
	if (kept) return kept;
	const threads = threadsFor(files, most, small);
	const packed = trees && size >= (small ?? SMALL) ? packedTrees() : null;
	try {
		const readings = await readAll(files, settings, threads, cache, packed ?? trees, tell);
		const isAlone = trees && size > LARGE;
		if (isAlone) await threads?.end();
		const analysis = await analysed(readings, settings, isAlone ? null : threads, tell);
		packed?.giveTo(analysis);
		if (run) cache?.put(run.slot, encodeRun(analysis, run.content));
		cache?.close();
		return analysis;
	} finally {
		await threads?.end();
	}
}

/** Reads all files, in their order. Of fewer characters than `small` neither a cache nor, for each, a thread is used. */
export async function readDocuments(
	files: readonly SourceFile[],
	settings: Settings,
	{ threads: most, cache: folder, trees = true }: ReadingOptions,
	tell: Tell = () => {},
	small?: number,
): Promise<readonly Reading[]> {
	const cache = folder === null || sizeOf(files) < (small ?? SMALL) ? null : openCache(folder);
	const threads = threadsFor(files, most, small);
	try {
		const readings = await readAll(files, settings, threads, cache, trees, tell);
		cache?.close();
		return readings;
	} finally {
		await threads?.end();
	}
}

/** The threads beside the program's own that are worth starting; null where none is. */
function threadsFor(files: readonly SourceFile[], most: number, small = WORTH_A_THREAD): Threads | null {
	const size = sizeOf(files);
	const afforded = 1 + Math.floor(process.availableMemory() / (BYTES_A_CHARACTER * Math.max(1, size)));
	const count = Math.min(most, files.length, Math.floor(size / small), Math.max(afforded, 1), MOST_THREADS);
	return count > 1 ? startThreads(count - 1) : null;
}

/** Analyses what was read: where that fails in threads, whatever the reason, once more without them, which tells what it fails for. */
async function analysed(
	readings: readonly Reading[],
	settings: Settings,
	threads: Threads | null,
	tell: Tell,
): Promise<Analysis> {
	const { analyseReadings, divided, joined } = await import('../../core/index.ts');
	if (threads)
		try {
			const division = divided(readings, threads.all.length + 1);
			const shares = await analyseInThreads(division, settings, threads, telling(tell, readings));
			return joined(shares, shares[0]?.topics ?? [], division, settings);
		} catch {}
	return analyseReadings(readings, settings, tell);
}

/** Tells of all documents as far as this thread is through its own. */
function telling(tell: Tell, { length }: readonly unknown[]): (done: number, of: number) => void {
	return (done, of) => tell('checking', Math.round((length * done) / Math.max(1, of)), length);
}

/** Reads all files and judges one shard of their topics; all teach. Throws what a document leads to that nobody foresaw. */
export async function analyseShard(
	files: readonly SourceFile[],
	settings: Settings,
	{ threads: most, cache: folder }: ReadingOptions,
	shard: Shard,
	tell: Tell = () => {},
	small?: number,
): Promise<Share & Pick<Division, 'notices' | 'judged'>> {
	const cache = folder === null || sizeOf(files) < (small ?? SMALL) ? null : openCache(folder);
	const threads = threadsFor(files, most, small);
	try {
		const readings = await readAll(files, settings, threads, cache, false, tell);
		cache?.close();
		tell('reading', files.length, files.length);
		const { divided } = await import('../../core/index.ts');
		const division = divided(readings, (threads?.all.length ?? 0) + 1, shard);
		const shares = await analyseInThreads(division, settings, threads ?? NO_THREADS, telling(tell, readings));
		return {
			...{ notices: division.notices, judged: division.judged },
			topics: shares[0]?.topics ?? [],
			records: shares.flatMap(({ records }) => records),
			observed: shares.flatMap(({ observed }) => observed),
		};
	} finally {
		await threads?.end();
	}
}

const NO_THREADS: Threads = { all: [], end: () => Promise.resolve() };

async function readAll(
	files: readonly SourceFile[],
	settings: Settings,
	threads: Threads | null,
	cache: Cache | null,
	trees: boolean | PackedTrees,
	tell: Tell,
): Promise<readonly Reading[]> {
	const { mayHaveDirectives, read, withoutTree } = await import('../../core/index.ts');
	const packed = typeof trees === 'boolean' ? null : trees;
	const isAsked = trees === true ? () => true : mayHaveDirectives;
	const keyOf = cache && keysOf(settings);
	const keys = files.map((file) => keyOf?.(file) ?? '');
	const readings = new Map<number, Reading>();
	const missing: number[] = [];
	/** What bytes say of a file. */
	const unpacked = (data: Uint8Array, at: number): Reading | null => {
		const file = files[at] as SourceFile;
		const reading = decode(data, file, isAsked);
		if (reading) packed?.put(file.path, data);
		return reading;
	};
	/** What was read of a file, as it is kept from now on. */
	const kept = (reading: Reading, at: number): Reading => {
		const data = cache || packed ? encode(reading) : null;
		if (data) cache?.put(keys[at] as string, data);
		if (data) packed?.put((files[at] as SourceFile).path, data);
		return trees === true ? reading : withoutTree(reading);
	};
	for (const at of files.keys()) {
		const data = cache?.get(keys[at] as string);
		const reading = data && unpacked(data, at);
		if (reading) readings.set(at, reading);
		else missing.push(at);
	}
	const left = await outlined(missing.map((at) => files[at] as SourceFile));
	const ready = new Map(missing.map((at, index) => [at, left[index] as SourceFile] as const));
	const before = readings.size;
	const told: Tell = (stage, done) => tell(stage, before + done, files.length);
	if (threads && left.length > 1)
		await readInThreads(left, settings, threads, told, trees !== false || cache !== null, (at, read) => {
			const own = missing[at] as number;
			const isData = read instanceof Uint8Array;
			if (isData) cache?.put(keys[own] as string, read);
			const reading = isData ? unpacked(read, own) : kept(read, own);
			if (reading) readings.set(own, reading);
		});
	return files.map((file, at) => {
		const known = readings.get(at);
		if (known) return known;
		tell('reading', at, files.length);
		return kept(read(ready.get(at) ?? file, settings), at);
	});
}

const sizeOf = (files: readonly SourceFile[]): number => files.reduce((sum, { text }) => sum + text.length, 0);
