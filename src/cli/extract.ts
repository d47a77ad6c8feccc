import type { Command } from 'commander';
import { json, tablesCsv, tablesJson } from '../export/index.ts';
import { openSession } from './analysis.ts';
import { type CommonOptions, choice } from './options.ts';

/** Adds `extract`: every table, its place in the source and the facts read from its cells. */
export function addExtract(program: Command): void {
	program
		.command('extract [content]')
		.description(
			'print every table, with the place of each cell in the source and the ports and protocols read from it',
		)
		.addOption(choice('--format <format>', 'format of the output', ['json', 'csv']))
		.action(async (content: string | undefined, _options, command: Command) => {
			const options = command.optsWithGlobals<CommonOptions & { format: string }>();
			const { analysis, terminal } = await openSession(content, options);
			terminal.print(options.format === 'csv' ? tablesCsv(analysis) : json(tablesJson(analysis)));
		});
}
