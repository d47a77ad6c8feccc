import { type Command, Option } from 'commander';
import { UserError } from '../io/index.ts';
import { choice, list, oneOfNames, wholeNumber } from './options.ts';
import { formats } from './reporters/index.ts';

/** Findings that the report for people shows where nothing else is said. */
const mostShown = 50;

/** Adds the options of what is reported, and how. */
export function addReportOptions(command: Command): Command {
	return command
		.addOption(
			list(
				'--format <format[=file]>',
				`format of the report: ${formats.join(', ')}, or a module such as ./mine.js; several if all but one go to files`,
				formats,
			),
		)
		.addOption(
			choice('--fail-on <severity>', 'exit with 1 for findings of this severity and above', [
				'error',
				'warning',
				'info',
				'never',
			]),
		)
		.addOption(wholeNumber('--max-warnings <count>', 'exit with 1 if there are more warnings than this'))
		.addOption(
			new Option('--max-findings <count>', 'how many findings --format pretty shows, or "all"')
				.default(mostShown)
				.argParser((value: string) => {
					if (value === 'all') return Number.POSITIVE_INFINITY;
					if (/^\d{1,9}$/.test(value)) return Number(value);
					throw new UserError(`--max-findings ${value}: it must be a whole number or "all"`);
				}),
		)
		.addOption(
			oneOfNames('--severity <severity>', 'show findings of this severity and above', ['error', 'warning', 'info']),
		)
		.option('--all', 'also show what is more likely right than wrong, as infos')
		.addOption(list('--check <check>', 'show only findings of these checks'))
		.addOption(
			list(
				'--locale <locale>',
				'show only findings in these languages; "undecided": those where nothing settles which language is wrong',
			),
		)
		.addOption(list('--topic <topic>', 'show only findings in these topics'))
		.option(
			'--changed [ref]',
			'show only findings on lines changed since a git revision (default: HEAD), and on their translations',
		)
		.option('--revision <ref>', 'check the documents as they are in a git revision')
		.option('--baseline <file>', 'file of known findings: they are counted, not shown, and do not fail the run')
		.option('--update-baseline', 'write all findings of this run to the baseline file')
		.option(
			'--site <url>',
			'address of the built site: each finding links to the page of its check there (default: the setting site.url)',
		);
}
