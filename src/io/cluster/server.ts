/** The server through which a check and its workers speak, Redis or Valkey. BullMQ and its driver are loaded here alone. */
import type { Queue } from 'bullmq';
import type { Redis, RedisOptions } from 'ioredis';
import { programHash } from '../readings/cache-key.ts';
import { UserError } from '../user-error.ts';

/** How a check and its workers speak. */
export interface Server {
	readonly bull: typeof import('bullmq');
	/** The jobs of this version of the program in this version of its engine: workers of another one never see them. */
	readonly queue: Queue;
	readonly redis: Redis;
	/** Where it is, without its password. */
	readonly host: string;
	/** Another connection to it, which whoever asks closes. */
	connect(): Redis;
	close(): void;
}

/** The name of jobs that judge a shard. */
export const SHARD = 'shard';

/** What such a job is given; what it has to work on lies under `keyOf(run)`, what it finds under `keyOf(run, at)`. */
export interface ShardJob {
	readonly run: string;
	readonly at: number;
	readonly of: number;
}

/** What is known of a job that failed: the document that was being read when the process died, or the fault that was thrown. */
export type Failure = { readonly document: number } | { readonly fault: string };

/** For how many seconds the server keeps what was found, and jobs that are done, where nobody takes them away. */
export const KEPT = 3600;

export const keyOf = (run: string, at?: number): string => `portolan:${run}:${at ?? 'content'}`;

/** Opens a server by its address. Its password may stand in `PORTOLAN_REDIS_PASSWORD` instead. Throws a UserError where it can't be used. */
export async function openServer(address: string): Promise<Server> {
	const url = URL.canParse(address) ? new URL(address) : null;
	if (!url || !/^rediss?:$/.test(url.protocol) || url.host === '')
		throw new UserError('the address of the server must be one such as redis://user:password@host:6379, or rediss://…');
	const { bull, Redis } = await drivers();
	const password = url.password === '' ? process.env.PORTOLAN_REDIS_PASSWORD : undefined;
	const options: RedisOptions = {
		...{ maxRetriesPerRequest: null, retryStrategy: (times) => Math.min(100 * times, 2000) },
		...(password ? { password } : {}),
	};
	const open = (more: RedisOptions) => new Redis(address, { ...options, ...more });
	await tried(open({ lazyConnect: true, retryStrategy: () => null }), url.host);
	const connections: Redis[] = [];
	const connect = () => {
		const redis = open({});
		// What can't be reached is tried again; who waits for an answer says how long.
		redis.on('error', () => {});
		connections.push(redis);
		return redis;
	};
	const queue = new bull.Queue(`portolan-${programHash().slice(0, 16)}`, { connection: connect() });
	queue.on('error', () => {});
	return {
		...{ bull, queue, host: url.host, connect, redis: connect() },
		close() {
			for (const redis of connections) redis.disconnect();
		},
	};
}

async function drivers() {
	try {
		const [bull, { Redis }] = await Promise.all([import('bullmq'), import('ioredis')]);
		return { bull, Redis };
	} catch (error) {
		if ((error as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw error;
		throw new UserError('workers are spoken to by the packages bullmq and ioredis; run: npm install bullmq ioredis');
	}
}

/** Asks the server once, so that a wrong address or password is told and not waited for. */
async function tried(redis: Redis, host: string): Promise<void> {
	let why: unknown = null;
	redis.on('error', (error) => {
		why = error;
	});
	try {
		await redis.connect();
		await redis.ping();
	} catch (error) {
		const { message, code } = (why ?? error) as NodeJS.ErrnoException;
		throw new UserError(`${host}: the server can't be used: ${message || code}`);
	} finally {
		redis.disconnect();
	}
}
