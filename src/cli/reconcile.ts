import type { Command } from 'commander';
import { datasetCsv, datasetJson, json } from '../export/index.ts';
import { openSession } from './analysis.ts';
import { type CommonOptions, choice } from './options.ts';

/** Adds `reconcile`: the canonical dataset. */
export function addReconcile(program: Command): void {
	program
		.command('reconcile [content]')
		.description('print the dataset: one record for each row, settled over all languages')
		.addOption(choice('--format <format>', 'format of the output', ['json', 'csv']))
		.action(async (content: string | undefined, _options, command: Command) => {
			const options = command.optsWithGlobals<CommonOptions & { format: string }>();
			const { analysis, terminal } = await openSession(content, options);
			terminal.print(options.format === 'csv' ? datasetCsv(analysis) : json(datasetJson(analysis)));
		});
}
