import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { cacheFolder, work } from '../io/index.ts';
import { type CommonOptions, wholeNumber } from './options.ts';
import { openTerminal } from './terminal.ts';

interface WorkerOptions {
	readonly redis: string;
	readonly silence?: number;
}

/** Adds `worker`: judges shards for checks on other machines, until it is ended. */
export function addWorker(program: Command): void {
	program
		.command('worker')
		.description('judge parts of what others check with --cluster, until this is ended')
		.requiredOption(
			'--redis <url>',
			'address of the Redis or Valkey server, such as redis://host:6379; its password may stand in PORTOLAN_REDIS_PASSWORD',
		)
		.addOption(
			wholeNumber(
				'--silence <seconds>',
				'after how long the process of a part that says nothing is ended (600, and more for many documents)',
			),
		)
		.action(async (_options, command: Command) => {
			const options = command.optsWithGlobals<CommonOptions & WorkerOptions>();
			const { threads = availableParallelism(), cache, cacheLocation, silence } = options;
			const { note } = openTerminal(options);
			const reading = { threads, cache: cache === false ? null : cacheFolder(cacheLocation) };
			await work(options.redis, { reading, silence, note });
		});
}
