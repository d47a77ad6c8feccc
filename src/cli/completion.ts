import type { Command, Option } from 'commander';
import { choice, namesOf } from './options.ts';
import { openTerminal } from './terminal.ts';

const shells = ['bash', 'zsh', 'fish'] as const;

/** Adds `completion`: a script that lets a shell complete commands, options and their values. */
export function addCompletion(program: Command): void {
	program
		.command('completion')
		.description(
			'print a script that lets the shell complete commands and options, as in: eval "$(portolan completion)"',
		)
		.addOption(choice('--shell <shell>', 'which shell', [...shells]))
		.action((_options, command: Command) => {
			const { shell } = command.optsWithGlobals<{ shell: (typeof shells)[number] }>();
			const commands = program.commands.map((each) => ({
				name: each.name(),
				description: each.description(),
				options: [...each.options, ...program.options].filter(({ hidden }) => !hidden),
			}));
			const write = { bash, zsh, fish }[shell];
			openTerminal({}).print(write(commands));
		});
}

interface Completed {
	readonly name: string;
	readonly description: string;
	readonly options: readonly Option[];
}

function bash(commands: readonly Completed[]): string {
	return `_portolan() {
	local command="" word current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
	for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
		case "$word" in ${names(commands).join('|')}) command="$word"; break ;; esac
	done
	case "$command $before" in
${values(commands, (name, flag, all) => `\t\t"${name} ${flag}") COMPREPLY=($(compgen -W "${all}" -- "$current")); return ;;\n`)}	esac
	[[ -n "$command" && "$current" != -* ]] && return
	case "$command" in
		"") word="${names(commands).join(' ')}" ;;
${commands.map((each) => `\t\t${each.name}) word="${flags(each).join(' ')}" ;;\n`).join('')}	esac
	COMPREPLY=($(compgen -W "$word" -- "$current"))
}
complete -o default -F _portolan portolan
`;
}

function zsh(commands: readonly Completed[]): string {
	return `#compdef portolan
_portolan() {
	local command="" word
	for word in "\${(@)words[2,CURRENT-1]}"; do
		case "$word" in (${names(commands).join('|')}) command="$word"; break ;; esac
	done
	case "$command \${words[CURRENT-1]}" in
${values(commands, (name, flag, all) => `\t\t("${name} ${flag}") compadd -- ${all}; return ;;\n`)}	esac
	if [[ -n "$command" && "\${words[CURRENT]}" != -* ]]; then _files; return; fi
	case "$command" in
		("") compadd -- ${names(commands).join(' ')} ;;
${commands.map((each) => `\t\t(${each.name}) compadd -- ${flags(each).join(' ')} ;;\n`).join('')}	esac
}
compdef _portolan portolan
`;
}

function fish(commands: readonly Completed[]): string {
	const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
	const lines = commands.flatMap(({ name, description, options }) => [
		`complete -c portolan -f -n __fish_use_subcommand -a ${name} -d ${quoted(description)}`,
		...options.map((option) => {
			const { long, short, description: what, required } = option;
			const all = namesOf(option).join(' ');
			return [
				`complete -c portolan -n '__fish_seen_subcommand_from ${name}'`,
				...(long ? [`-l ${long.slice(2)}`] : []),
				...(short ? [`-s ${short.slice(1)}`] : []),
				...(required ? ['-r'] : []),
				...(all === '' ? [] : [`-f -a ${quoted(all)}`]),
				`-d ${quoted(what)}`,
			].join(' ');
		}),
	]);
	return `${lines.join('\n')}\n`;
}

const names = (commands: readonly Completed[]) => commands.map(({ name }) => name);

function flags({ options }: Completed): string[] {
	return [
		...options.flatMap(({ long, short }) => [...(long ? [long] : []), ...(short ? [short] : [])]),
		'-h',
		'--help',
	];
}

/** A line for each option of each command whose values are known. */
function values(commands: readonly Completed[], line: (name: string, flag: string, values: string) => string): string {
	return commands
		.flatMap(({ name, options }) =>
			options.flatMap((option) => {
				const all = namesOf(option);
				return all.length === 0 || !option.long ? [] : line(name, option.long, all.join(' '));
			}),
		)
		.join('');
}
