import type { Command } from 'commander';
import { loadProject, UserError } from '../io/index.ts';
import { basePath, noteGuides } from './build.ts';
import type { CommonOptions } from './options.ts';
import { openTerminal } from './terminal.ts';

interface DevOptions extends CommonOptions {
	readonly base: string;
	readonly host?: string;
	readonly port?: string;
}

/** Adds `dev`: the site on this machine, anew whenever a document changes. */
export function addDev(program: Command): void {
	program
		.command('dev [content]')
		.description('show the site on this machine while you edit, with the findings')
		.option('--base <path>', 'path at which the site is served', '/')
		.option('--port <number>', 'port to listen on (default: 4321, or the next free one)')
		.option('--host <address>', 'address to listen on (default: this machine alone)')
		.action(async (content: string | undefined, _options, command: Command) => {
			await dev(content, command.optsWithGlobals<DevOptions>());
		});
}

async function dev(content: string | undefined, options: DevOptions): Promise<void> {
	const { config, source, threads, cache, cacheLocation, host } = options;
	const project = { content, config, source, threads, cache, cacheLocation };
	const terminal = openTerminal(options);
	const base = basePath(options.base);
	const port = portNumber(options.port);
	noteGuides(terminal, await loadProject(project), config);
	terminal.progress({ stage: 'starting' });
	const { devSite } = await import('../integrations/dev-site.ts');
	const { url } = await devSite({ ...project, base, host, port });
	terminal.progress(null);
	terminal.note(`Site at ${url}; end with Ctrl-C`);
}

function portNumber(written: string | undefined): number | undefined {
	if (written === undefined) return undefined;
	const port = Number(written);
	if (/^\d+$/.test(written) && port > 0 && port < 65_536) return port;
	throw new UserError(`--port "${written}": it must be a number from 1 to 65535`);
}
