/** The threads of a run, beside the program's own: they read files and analyse parts of the topics. What comes of it is the same with any number. */
import { setImmediate } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import { Tinypool } from 'tinypool';
import type { Division, Reading, Settings, Share, SourceFile, Tell } from '../../core/index.ts';

/** How many characters a thread is given to read at a time at most; of few, so that each gets several portions. */
const PORTION = 200_000;
const PORTIONS = 4;

/** What a thread is asked to read. */
export interface ReadTask {
	readonly files: readonly SourceFile[];
	readonly settings: Settings;
	/** Whether the trees are asked for. */
	readonly trees: boolean;
}

/** What a thread is given as its part: the bytes of its topics' documents, and which of them are to be judged, if not all. */
export interface PartTask {
	readonly groups: Uint8Array;
	readonly settings: Settings;
	readonly judged: ReadonlySet<string> | null;
}

/** Threads that are kept until they are ended: each is a pool of one, as it is to be asked again for what it has begun. */
export interface Threads {
	readonly all: readonly Tinypool[];
	end(): Promise<void>;
}

/** Starts so many threads; they load the program while the program goes on. */
export function startThreads(count: number): Threads {
	const filename = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url).href;
	const all = Array.from({ length: count }, () => new Tinypool({ filename, minThreads: 1, maxThreads: 1 }));
	return {
		all,
		async end() {
			await Promise.all(all.map((thread) => thread.destroy()));
		},
	};
}

/**
 * Reads all files, in the threads from the first on and in this one from the last; `take` is handed the bytes of what a
 * thread has read (see `encode`), or what was read here, with the index of its file, in any order. What a thread that fails
 * was given is not taken.
 */
export async function readInThreads(
	files: readonly SourceFile[],
	settings: Settings,
	threads: Threads,
	tell: Tell,
	trees: boolean,
	take: (at: number, reading: Reading | Uint8Array) => void,
): Promise<void> {
	const { identityKeys, revisionKeys, translationKeys, vocabularies } = settings;
	const counting: Settings = { identityKeys, revisionKeys, translationKeys, vocabularies, source: null };
	const all = files.reduce((sum, { text }) => sum + text.length, 0);
	const portion = Math.min(PORTION, all / (PORTIONS * (threads.all.length + 1)));
	let [from, to, done] = [0, files.length, 0];
	const taken = (count: number) => {
		done += count;
		tell('reading', done, files.length);
	};
	const elsewhere = async (thread: Tinypool) => {
		while (from < to) {
			const first = from;
			for (let size = 0; from < to && size < portion; from++) size += (files[from] as SourceFile).text.length;
			const task: ReadTask = { files: files.slice(first, from), settings: counting, trees };
			const read = (await thread.run(task, { name: 'readFiles' })) as readonly Uint8Array[];
			for (const [at, data] of read.entries()) take(first + at, data);
			taken(read.length);
		}
	};
	const here = async () => {
		const { read } = await import('../../core/index.ts');
		while (from < to) {
			const at = --to;
			take(at, read(files[at] as SourceFile, settings));
			taken(1);
			// What the threads have read is taken in between, and they are given more.
			await setImmediate();
		}
	};
	tell('reading', 0, files.length);
	await Promise.allSettled([...threads.all.map(elsewhere), here()]);
}

/** Analyses the parts of what was read, the first in this thread and one in each other; gives the share of each. Throws where any of them does. */
export async function analyseInThreads(
	{ parts: [mine = [], ...theirs], judged }: Pick<Division, 'parts' | 'judged'>,
	settings: Settings,
	{ all: threads }: Threads,
	tell: (done: number, of: number) => void,
): Promise<readonly Share[]> {
	const { analysePart } = await import('../../core/index.ts');
	/** Asks each thread; what it answers is waited for once this thread has done its own. */
	const ask = (name: string, taskOf: (at: number) => unknown): Promise<readonly PromiseSettledResult<Uint8Array>[]> =>
		Promise.allSettled(threads.map((thread, at) => thread.run(taskOf(at), { name }) as Promise<Uint8Array>));
	let answers = ask('begin', (at) => ({ groups: serialize(theirs[at]), settings, judged }) satisfies PartTask);
	const part = analysePart(mine, settings, judged, tell);
	let step = part.next([]);
	while (!step.done) {
		const own = serialize(step.value);
		const told = (await answers).map(answerOf);
		answers = ask('next', (thread) => [own, ...told.map((each, at) => (at === thread ? null : each))]);
		step = part.next([step.value, ...told.map((each) => deserialize(each) as unknown)]);
	}
	const { topics } = step.value;
	const others = (await answers).map((answer) => deserialize(answerOf(answer)) as Omit<Share, 'topics'>);
	return [step.value, ...others.map((share) => ({ ...share, topics }))];
}

function answerOf(answer: PromiseSettledResult<Uint8Array>): Uint8Array {
	if (answer.status === 'rejected') throw answer.reason;
	return answer.value;
}
