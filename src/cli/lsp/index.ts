import type { Command } from 'commander';
import type { CommonOptions } from '../options.ts';

/** Adds `lsp`: a language server on standard input and output, for editors. */
export function addLsp(program: Command): void {
	program
		.command('lsp')
		.description('run a language server for editors: findings, quick fixes, and what other languages say')
		.option('--stdio', 'over standard input and output, the only way there is')
		.action(async (_options, command: Command) => {
			const { serve } = await import('./serve.ts');
			serve(command.optsWithGlobals<CommonOptions>());
		});
}
