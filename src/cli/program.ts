import { Command } from 'commander';
import { readVersion } from '../io/index.ts';
import { addBuild } from './build.ts';
import { addCache } from './cache.ts';
import { addCheck } from './check.ts';
import { addCompletion } from './completion.ts';
import { addDev } from './dev.ts';
import { addDiff } from './diff.ts';
import { addExplain } from './explain.ts';
import { addExtract } from './extract.ts';
import { addInit } from './init.ts';
import { addLookup } from './lookup.ts';
import { addLsp } from './lsp/index.ts';
import { addMerge } from './merge.ts';
import { wholeNumber } from './options.ts';
import { addReconcile } from './reconcile.ts';
import { addRules } from './rules.ts';
import { addWorker } from './worker.ts';

const exits = `
Exit: 0 clean, 1 findings at or above --fail-on, 2 wrong use or a run that could not be made.`;

const start = `
Start in the folder of your project with: portolan init`;

/** The program with all its commands. It throws a CommanderError where it is used wrongly, and for help and version. */
export function createProgram(): Command {
	const program = new Command('portolan')
		.description(
			'Finds where translations of a port reference disagree, names the one that is wrong, and builds a site of them all.',
		)
		.version(readVersion(), '-v, --version', 'print the version')
		.helpOption('-h, --help', 'print this help')
		.option('--config <file>', 'settings file (default: portolan.config.json, if it is there)')
		.option(
			'--source <locale>',
			'the language of the originals, such as en: what they say outweighs what most translations say',
		)
		.addOption(wholeNumber('--threads <count>', 'how many threads work (default: one for each core)'))
		.option('--cache-location <folder>', 'where what was read is kept (default: node_modules/.cache/portolan)')
		.option('--no-cache', 'read everything anew, and keep nothing')
		.option('--quiet', 'no notices and no progress; check shows errors only')
		.option('--color', 'colours even where the output is no terminal (or FORCE_COLOR)')
		.option('--no-color', 'no colours (or NO_COLOR)')
		.configureHelp({ showGlobalOptions: true })
		.configureOutput({ outputError: () => {} })
		.addHelpText('after', start)
		.addHelpText('afterAll', exits)
		.exitOverride();
	for (const add of [
		addInit,
		addExtract,
		addReconcile,
		addCheck,
		addMerge,
		addWorker,
		addBuild,
		addDev,
		addLookup,
		addRules,
		addDiff,
		addLsp,
		addExplain,
		addCompletion,
		addCache,
	])
		add(program);
	return program;
}

/** Node's arguments with `--fix` written as `--fix=safe`, so that it takes no path that follows it for its value. */
export function argumentsOf(written: readonly string[]): string[] {
	const end = written.indexOf('--');
	return written.map((word, at) => (word === '--fix' && (end < 0 || at < end) ? '--fix=safe' : word));
}
