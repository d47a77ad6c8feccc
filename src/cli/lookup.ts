import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { json } from '../export/index.ts';
import { localeAmong, UserError } from '../io/index.ts';
import { openSession } from './analysis.ts';
import { type CommonOptions, choice } from './options.ts';
import { hitsOf } from './reporters/hits.ts';
import { hitsJson } from './reporters/hits-json.ts';
import { hitsPretty } from './reporters/hits-pretty.ts';

interface LookupOptions extends CommonOptions {
	readonly format: 'pretty' | 'json';
	readonly locale?: string;
}

/** Adds `lookup`: a port, a range, a tuple or words of any language, searched in rows, sections, ports and findings. */
export function addLookup(program: Command): void {
	program
		.command('lookup <query> [content]')
		.description(
			'search: a port (443), a range (50000-59999), HTTPS/TCP/443, or words of any language ("udp 3478 edge")',
		)
		.allowExcessArguments()
		.option('--locale <locale>', 'locale to search first and to show titles in')
		.addOption(choice('--format <format>', 'shape of the output', ['pretty', 'json']))
		.action(async (text: string, content: string | undefined, _options, command: Command) => {
			const options = command.optsWithGlobals<LookupOptions>();
			refuseLooseWords(command.args);
			const { project, analysis, terminal, t } = await openSession(content, options);
			const reader = options.locale === undefined ? null : localeAmong(options.locale, '--locale', analysis.locales);
			const { searchOf } = await import('../site/search/index.ts');
			const answer = searchOf(analysis, project.settings.source)(reader).answer({ text, filters: {} });
			if (answer.count === 0) terminal.note(t('report.noHits', { query: text }));
			else if (answer.isWithoutWords)
				terminal.note(`${t('report.noHits', { query: text })} ${t('site.search.without')} ${answer.count}`);
			const { paint, link, width } = terminal;
			const hits = hitsOf(answer, analysis, reader);
			if (options.format === 'json') terminal.print(json(hitsJson(text, hits, t)));
			else if (answer.count > 0)
				terminal.printStyled(hitsPretty(hits, { t, paint, link, width, content: project.content }));
		});
}

/** A query of several words without quotes looks like a query and a content folder: says so. */
function refuseLooseWords(words: readonly string[]): void {
	const folder = words[1];
	if (words.length <= 1 || (words.length === 2 && folder !== undefined && existsSync(folder))) return;
	throw new UserError(
		`lookup: there is no folder "${folder}"; put a query of several words in quotes: lookup "${words.join(' ')}"`,
	);
}
