import { type Command, Option } from 'commander';
import type { PortRecord } from '../core/index.ts';
import { didYouMean, localeAmong, UserError } from '../io/index.ts';
import { concerns, type RuleFormat, ruleFormats, rulesOf } from '../rules/index.ts';
import { openSession, type Session } from './analysis.ts';
import { type CommonOptions, choice } from './options.ts';

interface RulesOptions extends CommonOptions {
	readonly format: RuleFormat;
	readonly topic?: string;
	readonly table?: string;
	readonly role?: string;
	readonly locale?: string;
	readonly transport?: 'tcp' | 'udp' | 'sctp';
}

const exits = '\nExit of rules: also 1 if records were left out; each is named on standard error.';

/** Adds `rules`: firewall rules from the records of a role or a table. */
export function addRules(program: Command): void {
	program
		.command('rules [content]')
		.description('print firewall rules that allow the traffic in the tables; addresses are variables to fill in')
		.addOption(choice('--format <format>', 'for which tool', [...ruleFormats] as [string, ...string[]]))
		.option('--role <name>', 'only what this host needs: a role, service, source or destination, as a cell names it')
		.option('--topic <topic>', 'only rows of this topic, by id or slug')
		.option('--table <number>', 'only rows of this table of the topic, counted from 1')
		.option('--locale <locale>', 'the language in which hosts are named')
		.addOption(
			new Option('--transport <name>', 'the transport for rows that name none; without it they are left out').choices([
				...['tcp', 'udp', 'sctp'],
			]),
		)
		.addHelpText('after', exits)
		.action(async (content: string | undefined, _options, command: Command) => {
			const options = command.optsWithGlobals<RulesOptions>();
			if (options.table !== undefined && options.topic === undefined)
				throw new UserError('--table: name its topic too, with --topic <topic>');
			const session = await openSession(content, options);
			print(session, options);
		});
}

function print({ analysis, terminal, t }: Session, options: RulesOptions): void {
	const { format, role = null, locale, transport } = options;
	const reader = locale === undefined ? null : localeAmong(locale, '--locale', analysis.locales);
	const records = chosen(analysis, options);
	const { text, refused } = rulesOf(records, { format, reader, role, assumed: transport ?? null });
	for (const { record, reason } of refused) terminal.note(`note: ${t(`report.refused.${reason}`, { record })}`);
	if (text === '')
		throw new UserError(`rules: none of the ${records.length} records can be relied on; see the notes above`);
	terminal.print(text);
	if (refused.length > 0) process.exitCode = 1;
}

function chosen({ records, topics }: Session['analysis'], { role, topic, table }: RulesOptions): PortRecord[] {
	const own = topic === undefined ? undefined : topics.find(({ id, slug }) => id === topic || slug === topic);
	if (topic !== undefined && own === undefined) {
		const names = topics.map(({ slug }) => slug);
		throw new UserError(
			`--topic: there is no topic "${topic}"${didYouMean(topic, names) || `; there are ${names.join(', ')}`}`,
		);
	}
	const inTable = records.filter(
		(record) =>
			(own === undefined || record.topic === own.id) && (table === undefined || record.table === Number(table)),
	);
	const found = role === undefined ? inTable : inTable.filter((record) => concerns(record, role));
	if (found.length > 0) return found;
	if (role === undefined)
		throw new UserError(`rules: there are no records${table === undefined ? '' : ` in table ${table}`}`);
	const names = [
		...new Set(inTable.flatMap(({ fields }) => sides.flatMap((field) => Object.values(fields[field] ?? {})))),
	];
	throw new UserError(`--role: no record names "${role}"${didYouMean(role, names)}`);
}

const sides = ['role', 'service', 'source', 'destination'] as const;
