import type { Locale } from '../core/index.ts';

/** What of a process' environment tells the language of its terminal, the strongest first. */
const variables = ['LC_ALL', 'LC_MESSAGES', 'LANG'] as const;

/**
 * The locale among those given that the environment asks for (`LANG=de_AT.UTF-8`): itself, else one of its language; null
 * where it asks for none, or for one that is not there.
 */
export function terminalLocale(
	environment: Readonly<Record<string, string | undefined>>,
	locales: readonly Locale[],
): Locale | null {
	const told = variables.map((name) => environment[name]).find((value) => value);
	const [name = ''] = told?.split(/[.@]/) ?? [];
	const wanted = name.replaceAll('_', '-').toLowerCase();
	const language = wanted.split('-')[0];
	return (
		locales.find((locale) => locale.toLowerCase() === wanted) ??
		locales.find((locale) => locale.toLowerCase().split('-')[0] === language) ??
		null
	);
}
