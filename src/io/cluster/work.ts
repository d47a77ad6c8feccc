/** A worker: takes shards from the server, has each judged in a process of its own, and gives back its file, packed. */
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Job } from 'bullmq';
import type { ReadingOptions } from '../readings/index.ts';
import { undoOnSignal } from '../undo-on-signal.ts';
import { type Failure, KEPT, keyOf, openServer, type Server, SHARD, type ShardJob } from './server.ts';
import type { Task, Told } from './shard-process.ts';

/** After so many milliseconds without a sign of life of its worker, a shard is given to another; the worker's own thread is free to give it. */
const LEASE = 10_000;
/** So often a shard may lose its worker before the run is given up. */
const LOSSES = 5;

/** For how many seconds the process of a shard may be silent, where it is not said. */
const SILENCE = 600;
/** For how many more it may be, for each document: while it learns from all of them it tells nothing, for some hundredths of that. */
const SILENCE_A_DOCUMENT = 0.05;

/** How a worker works. */
export interface WorkOptions {
	readonly reading: ReadingOptions;
	/** For how many seconds the process of a shard may be silent before it is taken to hang. */
	readonly silence: number | undefined;
	note(line: string): void;
}

/** Works until the process is ended; a shard that it has then is given to another worker. Throws a UserError where the server can't be used. */
export async function work(address: string, { reading, silence, note }: WorkOptions): Promise<never> {
	const server = await openServer(address);
	const folder = mkdtempSync(join(tmpdir(), 'portolan-worker-'));
	undoOnSignal(() => rmSync(folder, { recursive: true, force: true }));
	const judge = judging(server, folder, reading, silence);
	const worker = new server.bull.Worker<ShardJob>(
		server.queue.name,
		async (job) => {
			// The parent of all shards: it is done when they are.
			if (job.name !== SHARD) return;
			const shard = `shard ${job.data.at + 1}/${job.data.of} of run ${job.data.run}`;
			note(`${shard}: begun`);
			try {
				note(`${shard}: done, ${await judge(job)} bytes`);
			} catch (error) {
				note(`${shard}: ${(error as Error).message}`);
				throw error;
			}
		},
		{ connection: server.connect(), lockDuration: LEASE, stalledInterval: LEASE / 2, maxStalledCount: LOSSES },
	);
	let isTold = false;
	worker.on('error', (error) => {
		if (!isTold) note(`${server.host}: ${error.message}; tried again until it answers`);
		isTold = true;
	});
	worker.on('ready', () => {
		isTold = false;
	});
	await worker.waitUntilReady();
	note(`waiting for shards at ${server.host}`);
	return new Promise<never>(() => {});
}

/** Judges shards; gives the size of what each has found. What a run works on is fetched once. */
function judging({ redis, bull }: Server, folder: string, reading: ReadingOptions, silence = SILENCE) {
	const [content, out] = [join(folder, 'content'), join(folder, 'shard')];
	let fetched = '';
	return async (job: Job<ShardJob>): Promise<number> => {
		const { run, at, of } = job.data;
		if (fetched !== run) {
			const bytes = await redis.getBuffer(keyOf(run));
			if (!bytes) throw new bull.UnrecoverableError('nobody asks for this run any more');
			writeFileSync(content, bytes);
			fetched = run;
		}
		// Whoever died of it does it once more by itself and tells what it reads: then it is known of which document.
		const isTelling = job.attemptsMade > 0;
		const own = isTelling ? { ...reading, threads: 1 } : reading;
		const failure = await judged({ shard: { at, of }, content, out, reading: own, isTelling }, silence);
		if (failure) {
			if (failure.known) await job.updateProgress(failure.known);
			throw new Error(failure.message);
		}
		const found = gzipSync(readFileSync(out));
		await redis.set(keyOf(run, at), found, 'EX', KEPT);
		return found.length;
	};
}

interface Failed {
	readonly known: Failure | null;
	readonly message: string;
}

/** Has a shard judged in a process, which is ended once it has been silent for too long; gives null, or how that failed. */
function judged(task: Task, silence: number): Promise<Failed | null> {
	const file = import.meta.url.endsWith('.ts') ? './shard-process.ts' : './shard-process.js';
	const child = fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(task)], {
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
	});
	let known: Failure | null = null;
	let isHanging = false;
	const endIn = (seconds: number) =>
		setTimeout(() => {
			isHanging = true;
			child.kill('SIGKILL');
		}, seconds * 1000);
	// Until it has loaded the program it can't say anything.
	let watch = endIn(SILENCE);
	child.on('message', (told: Told) => {
		clearTimeout(watch);
		watch = endIn(silence + SILENCE_A_DOCUMENT * ('of' in told ? told.of : 0));
		if ('fault' in told) known = told;
		else if (told.document !== null) known = { document: told.document };
	});
	return new Promise((resolve) => {
		child.on('error', (error) => resolve({ known: null, message: error.message }));
		child.on('close', (code, signal) => {
			clearTimeout(watch);
			const ended = isHanging ? 'it said nothing for too long' : (signal ?? `exit ${code}`);
			if (code === 0) resolve(null);
			else resolve({ known, message: known && 'fault' in known ? known.fault : `the process was ended (${ended})` });
		});
	});
}
