import { rmSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { type Layout, loadProject, type Project, recogniseLayout, UserError, writeSettings } from '../io/index.ts';
import type { CommonOptions } from './options.ts';
import { at } from './reporters/where.ts';
import { openTerminal, visible } from './terminal.ts';

/** Adds `init`: looks how documents are laid out, says what it found, writes the settings and checks once. */
export function addInit(program: Command): void {
	program
		.command('init [folder]')
		.description('find out how the documents in a folder are laid out, write the settings, and check once')
		.action(async (folder: string | undefined, _options, command: Command) => {
			const options = command.optsWithGlobals<CommonOptions>();
			const config = await init(folder ?? '.', options);
			const same = [...(options.quiet ? ['--quiet'] : []), ...(options.color === false ? ['--no-color'] : [])];
			await program.parseAsync(['check', '--config', config, ...same], { from: 'user' });
			openTerminal(options).note('Next: “portolan dev” shows the site while you edit, “portolan build” writes it.');
			// Findings are no fault of this command.
			if (process.exitCode === 1) process.exitCode = 0;
		});
}

/** Recognises the layout, writes its settings, tells what they read, and gives the settings file. */
async function init(folder: string, options: CommonOptions): Promise<string> {
	if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
		throw new UserError(`${folder}: there is no such folder; name the folder of your project`);
	const layout = recogniseLayout(folder);
	if (layout === null)
		throw new UserError(
			`${folder}: no folder and no file name here tells a language; name the folder of each in portolan.config.json, such as { "content": { "en": "docs", "de": "docs-german" } }`,
		);
	const { source } = options;
	const config = writeSettings(folder, { ...layout.settings, ...(source === undefined ? {} : { source }) });
	try {
		openTerminal(options).print(visibleLines(found(layout, await loadProject({ config }), config)));
	} catch (error) {
		rmSync(config, { force: true });
		throw error;
	}
	return config;
}

/** What was found and written, in lines. */
function found(layout: Layout, { files, content, origins }: Project, config: string): string[] {
	const locales = [...new Set(files.map(({ locale }) => locale))].sort();
	const width = Math.max(...locales.map((locale) => locale.length));
	const count = (locale: string) => files.filter((file) => file.locale === locale).length;
	const example = (locale: string) => {
		const path = files.find((file) => file.locale === locale)?.path ?? '';
		return at(content, origins.get(path)?.catalog.path ?? path);
	};
	return [
		`Found: ${layout.name}`,
		...locales.map((locale) => {
			const documents = count(locale) === 1 ? '1 document' : `${count(locale)} documents`;
			return `  ${locale.padEnd(width)}  ${documents}, such as ${example(locale)}`;
		}),
		`Settings written to ${config}`,
		...(layout.guessed === undefined
			? []
			: [
					`  The project does not say what its first language is; ${layout.guessed} was assumed. If it is another one, correct it there.`,
				]),
		...(layout.catalogs === undefined
			? []
			: [
					`  There are translation catalogs, too. To have them read, add "catalogs": ${JSON.stringify(layout.catalogs)} there, and "defaultLocale", the language that they translate from.`,
				]),
		'',
	];
}

function visibleLines(lines: readonly string[]): string {
	return lines.map((line) => `${visible(line)}\n`).join('');
}
