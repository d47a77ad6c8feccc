/** Reads files in a pool of threads, which end with it: what they hold would be half of the program's memory. */
import { Tinypool } from 'tinypool';
import type { Settings, SourceFile, Tell } from '../../core/index.ts';

/** How many characters a thread is given at a time at most; of few, so that each gets several portions. */
const PORTION = 200_000;
const PORTIONS = 4;

/** What a thread is asked to read. */
export interface Task {
	readonly files: readonly SourceFile[];
	readonly settings: Settings;
}

/** Reads all files; `take` is handed the bytes of each reading (see `encode`) with the index of its file, in any order. */
export async function readInThreads(
	files: readonly SourceFile[],
	settings: Settings,
	threads: number,
	tell: Tell,
	take: (at: number, data: Uint8Array) => void,
): Promise<void> {
	const filename = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url).href;
	const workers = new Tinypool({ filename, minThreads: threads, maxThreads: threads });
	const { identityKeys, revisionKeys, translationKeys, vocabularies } = settings;
	const counting: Settings = { identityKeys, revisionKeys, translationKeys, vocabularies, source: null };
	let done = 0;
	tell('reading', 0, files.length);
	try {
		await Promise.all(
			portions(files, threads).map(async ([from, to]) => {
				const task: Task = { files: files.slice(from, to), settings: counting };
				const read = (await workers.run(task)) as readonly Uint8Array[];
				for (const [at, data] of read.entries()) take(from + at, data);
				done += read.length;
				tell('reading', done, files.length);
			}),
		);
	} finally {
		await workers.destroy();
	}
}

/** The files cut into runs of some length, as the indices where each begins and ends. */
function portions(files: readonly SourceFile[], threads: number): [number, number][] {
	const all = files.reduce((sum, { text }) => sum + text.length, 0);
	const portion = Math.min(PORTION, all / (PORTIONS * threads));
	const runs: [number, number][] = [];
	let [from, size] = [0, 0];
	for (const [at, { text }] of files.entries()) {
		size += text.length;
		if (size < portion && at < files.length - 1) continue;
		runs.push([from, at + 1]);
		[from, size] = [at + 1, 0];
	}
	return runs;
}
