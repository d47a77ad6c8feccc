/** A check that workers do: a flow whose children judge a shard each; what they have found is merged here, as `merge` does it. */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { Job } from 'bullmq';
import {
	type Analysis,
	faultNotice,
	type Notice,
	type Settings,
	type SourceFile,
	type Tell,
} from '../../core/index.ts';
import { analyseFiles, type ReadingOptions } from '../readings/index.ts';
import { mergeShards } from '../readings/shards.ts';
import { UserError } from '../user-error.ts';
import { packed } from './content.ts';
import { type Failure, KEPT, keyOf, openServer, type Server, SHARD, type ShardJob } from './server.ts';

/** The workers that are asked. */
export interface Cluster {
	/** The address of their server. */
	readonly address: string;
	/** Into how many shards the topics are cut; where it is not said, one for each worker that is there. */
	readonly shards: number | undefined;
	/** For how many seconds there may be no answer of the server, or no worker. */
	readonly wait: number;
}

/** In milliseconds, between two looks at how far the workers are. */
const PAUSE = 200;

/**
 * What one run over the files finds, by the workers of a cluster. A document that workers die of is left out, with a notice;
 * where a shard throws, all is done once more here, which tells what it throws for. Throws a UserError where the workers can't.
 */
export async function analyseOnCluster(
	cluster: Cluster,
	files: readonly SourceFile[],
	settings: Settings,
	reading: ReadingOptions,
	tell: Tell,
): Promise<Analysis> {
	const server = await openServer(cluster.address);
	const notices: Notice[] = [];
	let left = files;
	const withNotices = (analysis: Analysis) => ({ ...analysis, notices: [...analysis.notices, ...notices] });
	try {
		for (;;) {
			const found = await onCluster(server, cluster, left, settings, tell);
			if ('analysis' in found) return withNotices(found.analysis);
			if ('fault' in found) return withNotices(await analyseFiles(left, settings, reading, tell));
			const poison = left[found.document];
			if (!poison)
				throw new UserError(
					`${server.host}: workers died comparing documents, or were silent for too long; give them more memory, or a higher --silence`,
				);
			notices.push(faultNotice([poison.path], 'a process that read it died or hung each time; has it enough memory?'));
			left = left.filter((file) => file !== poison);
		}
	} finally {
		server.close();
	}
}

/** One flow, from its beginning to the merged result, or to why a shard failed. */
async function onCluster(
	server: Server,
	{ shards, wait }: Cluster,
	files: readonly SourceFile[],
	settings: Settings,
	tell: Tell,
): Promise<{ readonly analysis: Analysis } | Failure> {
	const asked = <T>(answer: Promise<T>) => within(answer, wait, server.host);
	// Workers give up what nobody has asked for so many seconds.
	const kept = 60 + 2 * wait;
	const run = randomUUID();
	const of = shards ?? Math.max(1, await asked(server.queue.getWorkersCount()));
	const content = packed({ files, settings });
	const parts = Array.from({ length: of }, (_, at) => ({ run, at, of }) satisfies ShardJob);
	const all = [keyOf(run), ...parts.map(({ at }) => keyOf(run, at))];
	tell('checking', 0, files.length);
	try {
		for (let seen = Date.now(); ; await setTimeout(PAUSE)) {
			const job = await asked(server.queue.getJob(run));
			// Begun here, or once more where the server was started anew and remembers nothing.
			if (!job || !(await asked(server.redis.expire(keyOf(run), kept))))
				await asked(begin(server, content, kept, parts));
			if (!job) continue;
			const { processed = 0, failed = 0 } = await asked(job.getDependenciesCount());
			tell('checking', Math.round((files.length * processed) / of), files.length);
			if (failed > 0) return failureOf(server, await asked(failedAmong(server, parts)));
			if (processed === of) {
				const found = await asked(server.redis.mgetBuffer(all.slice(1)));
				// What is done and not there was lost with the server's memory.
				if (!found.some((bytes) => bytes === null)) {
					const bytes = new Map<string, Buffer>(found.map((each, at) => [`shard ${at + 1}/${of}`, each as Buffer]));
					const names = [...bytes.keys()];
					return {
						analysis: await mergeShards(names, files, settings, (name) => gunzipSync(bytes.get(name) as Buffer)),
					};
				}
				await asked(removed(server, run));
			}
			if ((await asked(server.queue.getWorkersCount())) > 0) seen = Date.now();
			else if (Date.now() - seen > wait * 1000) throw new UserError(`${server.host}: ${lonely(wait)}`);
		}
	} finally {
		// What can't be taken away now is, by the server, after some time.
		await asked(removed(server, run)).catch(() => {});
		await asked(server.redis.unlink(...all)).catch(() => {});
	}
}

const lonely = (wait: number) =>
	`no worker of this version of Portolan and Node has been there for ${wait} s; start some: portolan worker --redis <url>`;

/** Puts what the run works on and its jobs on the server; jobs that are there already stay as they are. */
async function begin({ bull, queue, redis }: Server, content: Buffer, kept: number, parts: readonly ShardJob[]) {
	const [{ run }] = parts as [ShardJob];
	await redis.set(keyOf(run), content, 'EX', kept);
	const flows = new bull.FlowProducer({ connection: redis });
	const old = { removeOnComplete: { age: KEPT }, removeOnFail: { age: KEPT } };
	await flows.add({
		...{ name: 'run', queueName: queue.name, data: { run }, opts: { jobId: run, ...old } },
		children: parts.map((data) => ({
			...{ name: SHARD, queueName: queue.name, data },
			opts: { jobId: `${run}-${data.at}`, attempts: 2, failParentOnFailure: true, ...old },
		})),
	});
}

async function failedAmong({ queue }: Server, parts: readonly ShardJob[]): Promise<Job | undefined> {
	const jobs = await Promise.all(parts.map(({ run, at }) => queue.getJob(`${run}-${at}`)));
	// One that has failed once and is tried again is not finished.
	return jobs.find((job) => job?.failedReason && job.finishedOn);
}

/** What a job failed of, where running without it or without workers helps; else throws a UserError. */
function failureOf({ host }: Server, job: Job | undefined): Failure {
	const known = job?.progress;
	if (typeof known === 'object') return known as Failure;
	throw new UserError(`${host}: a shard failed: ${job?.failedReason ?? 'nobody knows why'}`);
}

async function removed({ queue }: Server, run: string): Promise<void> {
	await (await queue.getJob(run))?.remove({ removeChildren: true });
}

/** What is asked of the server; throws a UserError where it does not answer for so many seconds. */
async function within<T>(answer: Promise<T>, seconds: number, host: string): Promise<T> {
	const stop = new AbortController();
	const late = setTimeout(seconds * 1000, null, { signal: stop.signal }).then(() => {
		throw new UserError(`${host}: the server has not answered for ${seconds} s`);
	});
	late.catch(() => {});
	try {
		return await Promise.race([answer, late]);
	} finally {
		stop.abort();
	}
}
