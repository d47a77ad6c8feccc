import type { Command } from 'commander';
import { cacheFolder, cleanCache } from '../io/index.ts';
import type { CommonOptions } from './options.ts';
import { openTerminal } from './terminal.ts';

/** Adds `cache clean`: removes what earlier runs have kept. */
export function addCache(program: Command): void {
	const cache = program.command('cache').description('what earlier runs have kept of the documents');
	cache
		.command('clean')
		.description('remove it')
		.action((_options, command: Command) => {
			const options = command.optsWithGlobals<CommonOptions>();
			const folder = cacheFolder(options.cacheLocation);
			const isRemoved = folder !== null && cleanCache(folder);
			openTerminal(options).note(isRemoved ? `removed ${folder}` : 'there is no cache');
		});
}
