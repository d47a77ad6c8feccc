import type { Command } from 'commander';
import { type ChangesJson, changesBetween, json } from '../export/index.ts';
import { textsFor } from '../i18n/index.ts';
import { type CommonOptions, choice } from './options.ts';
import { changesMarkdown } from './reporters/changes-markdown.ts';
import { changesText } from './reporters/changes-text.ts';
import { currentSnapshot, snapshotOf } from './snapshot.ts';
import { openTerminal } from './terminal.ts';

interface DiffOptions extends CommonOptions {
	readonly format: 'text' | 'json' | 'markdown';
	readonly content?: string;
}

/** Adds `diff`: what has changed in the records and findings between two datasets or git revisions. */
export function addDiff(program: Command): void {
	program
		.command('diff <old> [new]')
		.description(
			'show which rows and findings have changed between two datasets (files or built sites) or git revisions; without the second, since then',
		)
		.addOption(choice('--format <format>', 'format of the output', ['text', 'json', 'markdown']))
		.option('--content <folder>', 'the content folder, also in a git revision')
		.action(async (old: string, now: string | undefined, _options, command: Command) => {
			const options = command.optsWithGlobals<DiffOptions>();
			const terminal = openTerminal(options);
			terminal.progress({ stage: 'comparing' });
			try {
				const before = await snapshotOf(old, options);
				const after = now === undefined ? await currentSnapshot(options) : await snapshotOf(now, options);
				const changes: ChangesJson = changesBetween(before, after);
				if (before.findings === null || after.findings === null)
					terminal.note('note: findings are not compared, as there is no findings.json beside one of the datasets');
				terminal.progress(null);
				const { paint } = terminal;
				const t = textsFor('en');
				if (options.format === 'json') terminal.print(json(changes));
				else if (options.format === 'markdown') terminal.print(changesMarkdown(changes, t));
				else terminal.printStyled(changesText(changes, { t, paint }));
			} finally {
				terminal.progress(null);
			}
		});
}
