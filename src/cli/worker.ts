import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { cacheFolder, work } from '../io/index.ts';
import type { CommonOptions } from './options.ts';
import { openTerminal } from './terminal.ts';

/** Adds `worker`: judges shards for checks on other machines, until it is ended. */
export function addWorker(program: Command): void {
	program
		.command('worker')
		.description('judge parts of what others check with --cluster, until this is ended')
		.requiredOption(
			'--redis <url>',
			'address of the Redis or Valkey server, such as redis://host:6379; its password may stand in PORTOLAN_REDIS_PASSWORD',
		)
		.action(async (_options, command: Command) => {
			const options = command.optsWithGlobals<CommonOptions & { readonly redis: string }>();
			const { threads = availableParallelism(), cache, cacheLocation } = options;
			const { note } = openTerminal(options);
			await work(options.redis, { threads, cache: cache === false ? null : cacheFolder(cacheLocation) }, note);
		});
}
