import { InvalidArgumentError, Option } from 'commander';
import { didYouMean } from '../io/index.ts';
import type { TerminalOptions } from './terminal.ts';

/** The options that every command takes. */
export interface CommonOptions extends TerminalOptions {
	readonly config?: string;
	readonly source?: string;
	readonly threads?: number;
	/** False for `--no-cache`. */
	readonly cache?: boolean;
	readonly cacheLocation?: string;
}

const named = new WeakMap<Option, readonly string[]>();

/** The names that an option may take; empty where it takes anything or nothing. */
export function namesOf(option: Option): readonly string[] {
	return named.get(option) ?? option.argChoices ?? [];
}

/** An option that takes one of a few names; the first is its default. */
export function choice(flags: string, description: string, names: readonly [string, ...string[]]): Option {
	return oneOfNames(flags, description, names).default(names[0]);
}

/** An option that takes one of a few names and has no default. */
export function oneOfNames(flags: string, description: string, names: readonly string[]): Option {
	const option = new Option(flags, `${description}: ${names.join(', ')}`);
	named.set(option, names);
	return option.argParser((value: string) => {
		if (names.includes(value)) return value;
		throw new InvalidArgumentError(`It must be ${oneOf(names)}${didYouMean(value, names)}`);
	});
}

/** An option that may be given several times, and that takes several values parted by commas; `names` are the usual ones. */
export function list(flags: string, description: string, names: readonly string[] = []): Option {
	const option = new Option(flags, description);
	named.set(option, names);
	return option.argParser((value: string, before: readonly string[] | undefined) => [
		...(before ?? []),
		...value.split(',').filter(Boolean),
	]);
}

/** An option that takes a whole number from 0 on. */
export function wholeNumber(flags: string, description: string): Option {
	return new Option(flags, description).argParser((value: string) => {
		if (/^\d{1,9}$/.test(value)) return Number(value);
		throw new InvalidArgumentError('It must be a whole number');
	});
}

/** Names as a sentence lists them: `a, b or c`. */
export function oneOf(names: readonly string[]): string {
	return names.length === 1 ? `${names[0]}` : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
