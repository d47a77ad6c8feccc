#!/usr/bin/env node
import { CommanderError } from 'commander';
import { reason, systemFault, UserError } from '../io/index.ts';
import { argumentsOf, createProgram } from './program.ts';
import { visible } from './terminal.ts';

/** The exit code of wrong use and of a run that could not be made. */
const wrongUse = 2;

// Whoever reads our output may stop early (`portolan check | head`): that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EPIPE') process.exit();
	process.exit(report(new UserError(`standard output can't be written (${reason(error)}); send it somewhere else`)));
});
// Whatever is thrown where nobody waits for it ends the run as well, with the same words.
process.on('uncaughtException', (error) => process.exit(report(error)));

try {
	await createProgram().parseAsync(argumentsOf(process.argv));
} catch (error) {
	process.exitCode = report(error);
}

/** Tells what went wrong on standard error, in one line where it is the user's to mend, and gives the exit code. */
function report(error: unknown): number {
	if (error instanceof CommanderError && error.exitCode === 0) return 0;
	if (error instanceof CommanderError && error.code === 'commander.help') return wrongUse;
	const clear = process.stderr.isTTY ? '\r\u001B[K' : '';
	const fault = error instanceof UserError ? null : systemFault(error);
	if (fault !== null) {
		process.stderr.write(`${clear}portolan: ${visible(fault)}\n`);
		return wrongUse;
	}
	if (error instanceof CommanderError || error instanceof UserError) {
		const line = error.message.replace(/^error: /, '').replace(/\n\(Did you mean (.*)\?\)$/, '; did you mean $1?');
		const help = error instanceof CommanderError && !line.includes(';') ? '; see --help' : '';
		process.stderr.write(`${clear}portolan: ${visible(line + help)}\n`);
		return wrongUse;
	}
	const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
	process.stderr.write(
		`portolan: this should not have happened; please report it with the content that caused it\n${detail.split('\n').map(visible).join('\n')}\n`,
	);
	return wrongUse;
}
