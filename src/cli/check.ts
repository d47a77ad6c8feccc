import type { Command } from 'commander';
import type { Analysis, Severity } from '../core/index.ts';
import { UserError } from '../io/index.ts';
import { openSession } from './analysis.ts';
import { type Known, setAside, takeDown } from './baseline.ts';
import { coverageLine, requireComparison } from './coverage.ts';
import { fix } from './fix.ts';
import { type CommonOptions, choice } from './options.ts';
import { type Format, formats, report } from './reporters/index.ts';

interface CheckOptions extends CommonOptions {
	readonly format: Format;
	readonly failOn: Severity | 'never';
	readonly baseline?: string;
	readonly updateBaseline?: boolean;
	readonly fix?: boolean;
	readonly dryRun?: boolean;
}

/** Adds `check`: where translations disagree, who is wrong, what it should say. */
export function addCheck(program: Command): void {
	program
		.command('check [content]')
		.description('tell where translations disagree, who is wrong, and what it should say')
		.addOption(choice('--format <format>', 'shape of the output', formats))
		.addOption(
			choice('--fail-on <severity>', 'exit with 1 from this severity on', ['error', 'warning', 'info', 'never']),
		)
		.option('--baseline <file>', 'findings that are known: counted, not shown, and no failure')
		.option('--update-baseline', 'write the findings of this run to the baseline')
		.option('--fix', 'write the suggestions into the documents, then check again')
		.option('--dry-run', 'with --fix: print the changes as a unified diff and write nothing')
		.action(async (content: string | undefined, _options, command: Command) => {
			await check(content, command.optsWithGlobals<CheckOptions>());
		});
}

async function check(content: string | undefined, options: CheckOptions): Promise<void> {
	const { baseline, format, failOn } = options;
	if (options.updateBaseline && baseline === undefined)
		throw new UserError('--update-baseline: name the file to write, with --baseline <file>');
	if (options.dryRun && !options.fix) throw new UserError('--dry-run: it goes with --fix only');
	if (options.fix && options.updateBaseline)
		throw new UserError('--fix: it does not go with --update-baseline; run twice');
	const first = await openSession(content, options);
	const { terminal, t } = first;
	let session = first;
	let known = knownTo(session.analysis, options);
	if (options.fix) {
		const diff = await fix(session, known.analysis, options.dryRun ?? false);
		if (diff !== null) {
			process.exitCode = fails(known.analysis, failOn) ? 1 : 0;
			return terminal.print(diff);
		}
		session = await openSession(content, { ...options, quiet: true });
		known = knownTo(session.analysis, options);
	}
	if (baseline !== undefined && options.updateBaseline) terminal.note(takeDown(baseline, session.analysis, t));
	for (const line of known.gone(t)) terminal.note(line);
	process.exitCode = fails(known.analysis, failOn) ? 1 : 0;
	const { paint, width } = terminal;
	terminal.print(
		await report(format, known.analysis, { t, paint, width, content: session.project.content, known: known.count }),
	);
	terminal.note(coverageLine(session.analysis, session.project, t));
	requireComparison(session.analysis, session.project);
}

function knownTo(analysis: Analysis, { baseline, updateBaseline }: CheckOptions): Known {
	return setAside(analysis, baseline, updateBaseline ?? false);
}

function fails({ findings }: Analysis, failOn: Severity | 'never'): boolean {
	const rank: Readonly<Record<Severity | 'never', number>> = { info: 0, warning: 1, error: 2, never: 3 };
	return findings.some(({ severity }) => rank[severity] >= rank[failOn]);
}
