import type { Command } from 'commander';
import type { Analysis, Severity } from '../core/index.ts';
import { json, reportJson } from '../export/index.ts';
import type { TextKey, Translate } from '../i18n/index.ts';
import { openSession } from './analysis.ts';
import { type CommonOptions, choice } from './options.ts';
import { pretty } from './reporters/pretty.ts';

interface CheckOptions extends CommonOptions {
	readonly format: 'pretty' | 'json';
	readonly failOn: Severity | 'never';
}

/** Adds `check`: where translations disagree, who is wrong, what it should say. */
export function addCheck(program: Command): void {
	program
		.command('check [content]')
		.description('tell where translations disagree, who is wrong, and what it should say')
		.addOption(choice('--format <format>', 'shape of the output', ['pretty', 'json']))
		.addOption(
			choice('--fail-on <severity>', 'exit with 1 from this severity on', ['error', 'warning', 'info', 'never']),
		)
		.action(async (content: string | undefined, _options, command: Command) => {
			const options = command.optsWithGlobals<CheckOptions>();
			const { project, analysis, terminal, t } = await openSession(content, options);
			process.exitCode = fails(analysis, options.failOn) ? 1 : 0;
			const { paint, width } = terminal;
			const report = () => pretty(analysis, { t, paint, width, content: project.content });
			terminal.print(options.format === 'json' ? json(reportJson(analysis, writer(t))) : report());
		});
}

function fails({ findings }: Analysis, failOn: Severity | 'never'): boolean {
	const rank: Readonly<Record<Severity | 'never', number>> = { info: 0, warning: 1, error: 2, never: 3 };
	return findings.some(({ severity }) => rank[severity] >= rank[failOn]);
}

function writer(t: Translate): Parameters<typeof reportJson>[1] {
	return ({ key, values }) => t(key as TextKey, values);
}
