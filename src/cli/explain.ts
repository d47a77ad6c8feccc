import type { Command } from 'commander';
import type { checks } from '../core/index.ts';
import { didYouMean, readCheckPage, UserError } from '../io/index.ts';
import type { CommonOptions } from './options.ts';
import { openTerminal } from './terminal.ts';

type Checks = typeof checks;

/** Adds `explain`: a check's page in the terminal; without a name, the list. */
export function addExplain(program: Command): void {
	program
		.command('explain [check]')
		.description('print what a check finds, why it matters and what to do; without a name, list all checks')
		.action(async (check: string | undefined, _options, command: Command) => {
			const terminal = openTerminal(command.optsWithGlobals<CommonOptions>());
			const { checks } = await import('../core/index.ts');
			terminal.print(check === undefined ? list(checks) : page(check, checks));
		});
}

function list(all: Checks): string {
	const width = Math.max(...all.map(({ id }) => id.length));
	const lines = all.map(({ id, severity }) =>
		`${id.padEnd(width)}  ${severity.padEnd(7)}  ${firstSentence(id)}`.trimEnd(),
	);
	return `${lines.join('\n')}\n\nA check's page: portolan explain <check>\n`;
}

function page(id: string, all: Checks): string {
	const ids = all.map((check) => check.id);
	const text = ids.includes(id) ? readCheckPage(id) : null;
	if (text !== null) return text.endsWith('\n') ? text : `${text}\n`;
	if (ids.includes(id)) throw new UserError(`explain: the check "${id}" has no page`);
	throw new UserError(
		`explain: there is no check "${id}"${didYouMean(id, ids) || '; see the list with: portolan explain'}`,
	);
}

/** The first sentence of the first paragraph of a check's page. */
function firstSentence(id: string): string {
	const paragraphs = (readCheckPage(id) ?? '').replace(/^---\n.*?\n---\n/s, '').split(/\n\s*\n/);
	const paragraph = paragraphs.map((text) => text.replace(/^#.*\n?/gm, '').trim()).find((text) => text !== '');
	const flat = (paragraph ?? '').replace(/\s+/g, ' ');
	return /^.*?[.!?](?=\s|$)/.exec(flat)?.[0] ?? flat;
}
