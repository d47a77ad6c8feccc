import { InvalidArgumentError, Option } from 'commander';
import { didYouMean } from '../io/index.ts';
import type { TerminalOptions } from './terminal.ts';

/** The options that every command takes. */
export interface CommonOptions extends TerminalOptions {
	readonly config?: string;
	readonly source?: string;
}

/** An option that takes one of a few names; the first is its default. */
export function choice(flags: string, description: string, names: readonly [string, ...string[]]): Option {
	const option = new Option(flags, `${description}: ${names.join(', ')}`).default(names[0]);
	return option.argParser((value: string) => {
		if (names.includes(value)) return value;
		throw new InvalidArgumentError(`It must be ${oneOf(names)}${didYouMean(value, names)}`);
	});
}

function oneOf(names: readonly string[]): string {
	return names.length === 1 ? `${names[0]}` : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
