import type { Command } from 'commander';
import { mergeShards } from '../io/index.ts';
import { type CheckOptions, check, refuseContradictions } from './check.ts';
import { outputsOf } from './outputs.ts';
import { addReportOptions } from './report-options.ts';
import { select } from './selection.ts';
import { sitePlace } from './site-place.ts';

/** Adds `merge`: the reports of a run whose shards were judged apart. */
export function addMerge(program: Command): void {
	const command = program
		.command('merge <files...>')
		.description(
			'report what one run of check finds, from the files that check --shard has written for each of its shards; takes the same documents and settings',
		)
		.option('--content <folder>', 'the content folder that the shards were made of');
	addReportOptions(command).action(async (files: readonly string[], _options, command: Command) => {
		const options = command.optsWithGlobals<CheckOptions & { readonly content?: string }>();
		refuseContradictions(options);
		if (options.site !== undefined) sitePlace(options.site);
		const outputs = outputsOf(options.format);
		const chosen = await select(options.content === undefined ? [] : [options.content], options);
		await check([], options, outputs, chosen, (documents, settings) => mergeShards(files, documents, settings));
	});
}
