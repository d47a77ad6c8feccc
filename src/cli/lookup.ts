import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { json, ports } from '../export/index.ts';
import type { Translate } from '../i18n/index.ts';
import { localeAmong, UserError } from '../io/index.ts';
import type { Answer } from '../site/search/index.ts';
import { openSession } from './analysis.ts';
import { type CommonOptions, choice } from './options.ts';
import { hitsOf } from './reporters/hits.ts';
import { hitsJson } from './reporters/hits-json.ts';
import { hitsPretty } from './reporters/hits-pretty.ts';
import { terminalLocale } from './terminal-locale.ts';

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
		.option(
			'--locale <locale>',
			'language to search first and to show results in (default: that of the words, else of the terminal)',
		)
		.addOption(choice('--format <format>', 'format of the output', ['pretty', 'json']))
		.action(async (text: string, content: string | undefined, _options, command: Command) => {
			const options = command.optsWithGlobals<LookupOptions>();
			refuseLooseWords(command.args);
			const { project, analysis, terminal, t } = await openSession(content, options, { trees: true });
			const reader = options.locale === undefined ? null : localeAmong(options.locale, '--locale', analysis.locales);
			const { searchOf } = await import('../site/search/index.ts');
			const search = searchOf(analysis, project.settings.source);
			const answer = await search.answer({ text, filters: {} }, reader);
			for (const note of notesOf(answer, text, t)) terminal.note(note);
			const { paint, link, width } = terminal;
			// What programs read is the same in every terminal.
			const spoken = options.format === 'json' ? null : terminalLocale(process.env, analysis.locales);
			const hits = await hitsOf(answer, search, analysis, reader, spoken ?? project.settings.source);
			if (options.format === 'json') terminal.print(json(hitsJson(text, hits, answer, t)));
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

/** What the answer is to, where that is not all that was asked. */
function notesOf(answer: Answer, text: string, t: Translate): string[] {
	const { count, isWithoutWords, corrected, dropped, transports, translations, query } = answer;
	if (count === 0) return [t('report.noHits', { query: text })];
	const notes: string[] = [];
	if (corrected.length > 0) {
		const words = corrected.map(({ to }) => to).join(' ');
		notes.push(`${t('report.noHits', { query: text })}. ${t('site.search.corrected', { words })}`);
	}
	if (transports.length > 0) {
		const names = transports.map((name) => name.toUpperCase()).join(', ');
		notes.push(t('site.search.onlyTransports', { ports: ports(query.ports), transports: names }));
	}
	if (dropped.length > 0)
		notes.push(`${t('report.noHits', { query: text })}. ${t('site.search.dropped', { words: dropped.join(' ') })}`);
	if (isWithoutWords) notes.push(`${t('report.noHits', { query: text })}. ${t('site.search.without')} ${count}`);
	if (translations.length > 0) {
		const words = translations
			.map(({ locale, words }) => (locale === null ? words : `${words} (${locale})`))
			.join('; ');
		notes.push(`${t('site.search.also')} ${words}`);
	}
	return notes;
}
