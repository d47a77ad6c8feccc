import type { Command } from 'commander';
import type { CommonOptions } from '../options.ts';

/** Adds `lsp`: a language server on standard input and output, for editors. */
export function addLsp(program: Command): void {
	program
		.command('lsp')
		.description('serve editors by the Language Server Protocol: findings, quick fixes, what other languages say')
		.option('--stdio', 'by standard input and output, which is the only way there is')
		.action(async (_options, command: Command) => {
			const { serve } = await import('./serve.ts');
			serve(command.optsWithGlobals<CommonOptions>());
		});
}
