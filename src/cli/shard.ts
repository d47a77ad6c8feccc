import type { Shard, Tell } from '../core/index.ts';
import { checkShard, UserError } from '../io/index.ts';
import type { CheckOptions } from './check.ts';
import { select } from './selection.ts';
import { openTerminal } from './terminal.ts';

/** Reads `2/8`. Throws a UserError for what is none of so many. */
export function shardOf(written: string): Shard {
	const [, number = '0', count = '0'] = /^(\d{1,4})\/(\d{1,4})$/.exec(written) ?? [];
	const shard: Shard = { at: Number(number) - 1, of: Number(count) };
	if (shard.at >= 0 && shard.at < shard.of) return shard;
	throw new UserError(`--shard ${written}: it must be a number and how many there are, such as 2/8`);
}

/** Judges a shard of the whole content; what is reported of it, and how, is said when all are merged. */
export async function judgeShard(paths: readonly string[], options: CheckOptions, shard: Shard): Promise<void> {
	const { out = '', format, baseline, fix, stdin, watch, changed, check, severity, locale, topic } = options;
	if (out === '') throw new UserError('--shard: name the file to write, with --out <file>');
	const others = { format, baseline, fix, stdin, watch, changed, check, severity, locale, topic };
	const [other] = Object.entries(others).flatMap(([name, value]) => (value === undefined ? [] : name));
	if (other !== undefined)
		throw new UserError(`--shard: it does not go with --${other}; say what to report to: portolan merge`);
	const { project, includes } = await select(paths, options);
	if (includes !== null) throw new UserError('--shard: it takes the whole content; name no files');
	const terminal = openTerminal(options);
	const tell: Tell = (stage, done, total) => terminal.progress({ stage, done, total });
	try {
		await checkShard(out, shard, project.files, project.settings, project.reading, tell);
	} finally {
		terminal.progress(null);
	}
}
