import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import type { Analysis, Severity, Shard, Tell } from '../core/index.ts';
import { type analyseFiles, checkShard, mergeShards, UserError } from '../io/index.ts';
import { analysed, type Session } from './analysis.ts';
import { setAside, takeDown } from './baseline.ts';
import { changedSince, isRevision } from './changed.ts';
import { coverageLine, requireComparison } from './coverage.ts';
import { fix, type Reach } from './fix.ts';
import { narrowed, rankOf, type Wanted, withFindings } from './narrow.ts';
import { type CommonOptions, choice, list, oneOfNames, wholeNumber } from './options.ts';
import { type Output, outputsOf, writeOutputs } from './outputs.ts';
import { formats } from './reporters/index.ts';
import { type Selection, select } from './selection.ts';
import { sitePlace } from './site-place.ts';
import { readStdin, withText } from './stdin.ts';
import { openTerminal } from './terminal.ts';

interface CheckOptions extends CommonOptions, Wanted {
	readonly format?: readonly string[];
	readonly failOn: Severity | 'never';
	readonly maxWarnings?: number;
	readonly maxFindings: number;
	readonly baseline?: string;
	readonly updateBaseline?: boolean;
	readonly fix?: Reach;
	readonly dryRun?: boolean;
	readonly changed?: string | true;
	readonly stdin?: boolean;
	readonly stdinPath?: string;
	readonly watch?: boolean;
	readonly site?: string;
	readonly shard?: Shard;
	readonly out?: string;
}

/** Findings that the report for people shows where nothing else is said. */
const mostShown = 50;

/** Adds `check`: where translations disagree, who is wrong, what it should say. */
export function addCheck(program: Command): void {
	const command = program
		.command('check [paths...]')
		.description(
			'show where translations disagree, which one is wrong, and what it should say; name the content folder, or files and globs to check only these',
		);
	addReportOptions(command)
		.addOption(
			new Option(
				'--fix [reach]',
				'write the suggestions for errors and warnings that are certain into the documents, then check again; --fix=all: all suggestions',
			).choices(['safe', 'all']),
		)
		.option('--dry-run', 'with --fix: print the changes as a diff and write nothing')
		.option('--stdin', 'read one document from standard input and report on it alone')
		.option('--stdin-path <file>', 'with --stdin: the path of that document')
		.option('--watch', 'check again whenever a document or the settings change')
		.addOption(
			new Option(
				'--shard <number/count>',
				'judge one of so many parts of the topics, such as 2/8, and write what was found for portolan merge',
			).argParser(shardOf),
		)
		.option('--out <file>', 'with --shard: the file to write')
		.action(async (paths: readonly string[], _options, command: Command) => {
			await run(paths, command.optsWithGlobals<CheckOptions>());
		});
}

/** Adds `merge`: the reports of a run whose shards were judged apart. */
export function addMerge(program: Command): void {
	const command = program
		.command('merge <files...>')
		.description(
			'report what one run of check finds, from the files that check --shard has written for each of its shards; takes the same documents and settings',
		)
		.option('--content <folder>', 'the content folder that the shards were made of');
	addReportOptions(command).action(async (files: readonly string[], _options, command: Command) => {
		const options = command.optsWithGlobals<CheckOptions & { readonly content?: string }>();
		refuseContradictions(options);
		if (options.site !== undefined) sitePlace(options.site);
		const outputs = outputsOf(options.format);
		const chosen = await select(options.content === undefined ? [] : [options.content], options);
		await check([], options, outputs, chosen, (documents, settings) => mergeShards(files, documents, settings));
	});
}

/** Adds the options of what is reported, and how. */
function addReportOptions(command: Command): Command {
	return command
		.addOption(
			list(
				'--format <format[=file]>',
				`format of the report: ${formats.join(', ')}, or a module such as ./mine.js; several if all but one go to files`,
				formats,
			),
		)
		.addOption(
			choice('--fail-on <severity>', 'exit with 1 for findings of this severity and above', [
				'error',
				'warning',
				'info',
				'never',
			]),
		)
		.addOption(wholeNumber('--max-warnings <count>', 'exit with 1 if there are more warnings than this'))
		.addOption(
			new Option('--max-findings <count>', 'how many findings --format pretty shows, or "all"')
				.default(mostShown)
				.argParser((value: string) => {
					if (value === 'all') return Number.POSITIVE_INFINITY;
					if (/^\d{1,9}$/.test(value)) return Number(value);
					throw new UserError(`--max-findings ${value}: it must be a whole number or "all"`);
				}),
		)
		.addOption(
			oneOfNames('--severity <severity>', 'show findings of this severity and above', ['error', 'warning', 'info']),
		)
		.option('--all', 'also show what is more likely right than wrong, as infos')
		.addOption(list('--check <check>', 'show only findings of these checks'))
		.addOption(
			list(
				'--locale <locale>',
				'show only findings in these languages; "undecided": those where nothing settles which language is wrong',
			),
		)
		.addOption(list('--topic <topic>', 'show only findings in these topics'))
		.option(
			'--changed [ref]',
			'show only findings on lines changed since a git revision (default: HEAD), and on their translations',
		)
		.option('--baseline <file>', 'file of known findings: they are counted, not shown, and do not fail the run')
		.option('--update-baseline', 'write all findings of this run to the baseline file')
		.option(
			'--site <url>',
			'address of the built site: each finding links to the page of its check there (default: the setting site.url)',
		);
}

/** Reads `2/8`. Throws a UserError for what is none of so many. */
function shardOf(written: string): Shard {
	const [, number = '0', count = '0'] = /^(\d{1,4})\/(\d{1,4})$/.exec(written) ?? [];
	const shard: Shard = { at: Number(number) - 1, of: Number(count) };
	if (shard.at >= 0 && shard.at < shard.of) return shard;
	throw new UserError(`--shard ${written}: it must be a number and how many there are, such as 2/8`);
}

async function run(given: readonly string[], written: CheckOptions): Promise<void> {
	const { paths, options } = withoutPathAsRevision(given, written);
	refuseContradictions(options);
	if (options.site !== undefined) sitePlace(options.site);
	const outputs = outputsOf(options.format);
	if (options.shard) return judgeShard(paths, options, options.shard);
	if (!options.watch) return check(paths, options, outputs);
	const { watch } = await import('./watch.ts');
	const named = options.config === undefined ? [] : [options.config];
	await watch(openTerminal(options), [...(await watchedBy(paths, options)), ...named], async () => {
		const selection = await select(paths, options);
		await check(paths, options, outputs, selection);
		return [...selection.project.folders, ...named];
	});
}

/** Judges a shard of the whole content; what is reported of it, and how, is said when all are merged. */
async function judgeShard(paths: readonly string[], options: CheckOptions, shard: Shard): Promise<void> {
	const { out = '', format, baseline, fix, stdin, watch, changed, check, severity, locale, topic } = options;
	if (out === '') throw new UserError('--shard: name the file to write, with --out <file>');
	const others = { format, baseline, fix, stdin, watch, changed, check, severity, locale, topic };
	const [other] = Object.entries(others).flatMap(([name, value]) => (value === undefined ? [] : name));
	if (other !== undefined)
		throw new UserError(`--shard: it does not go with --${other}; say what to report to: portolan merge`);
	const { project, includes } = await select(paths, options);
	if (includes !== null) throw new UserError('--shard: it takes the whole content; name no files');
	const terminal = openTerminal(options);
	const tell: Tell = (stage, done, total) => terminal.progress({ stage, done, total });
	try {
		await checkShard(out, shard, project.files, project.settings, project.reading, tell);
	} finally {
		terminal.progress(null);
	}
}

/** What is watched: the folders of the content, or all where it can't be read yet. */
async function watchedBy(paths: readonly string[], options: CheckOptions): Promise<readonly string[]> {
	try {
		return (await select(paths, options)).project.folders;
	} catch (error) {
		if (error instanceof UserError) return ['.'];
		throw error;
	}
}

/** `--changed docs` is meant as `--changed` and the folder docs, where docs is no revision. */
function withoutPathAsRevision(paths: readonly string[], options: CheckOptions) {
	const { changed } = options;
	if (typeof changed !== 'string' || isRevision(changed) || !existsSync(changed)) return { paths, options };
	return { paths: [changed, ...paths], options: { ...options, changed: true as const } };
}

function refuseContradictions(options: CheckOptions): void {
	const { baseline, updateBaseline, dryRun, fix: reach, stdin, stdinPath, watch, shard, out } = options;
	if (out !== undefined && !shard)
		throw new UserError('--out: it goes with --shard only; reports go to --format json=FILE');
	if (updateBaseline && baseline === undefined)
		throw new UserError('--update-baseline: name the file to write, with --baseline <file>');
	if (dryRun && !reach) throw new UserError('--dry-run: it goes with --fix only');
	if (reach && updateBaseline) throw new UserError('--fix: it does not go with --update-baseline; run twice');
	if (stdin !== (stdinPath !== undefined) && (stdin || stdinPath !== undefined))
		throw new UserError('--stdin: it goes with --stdin-path <file>, which says where the document lies');
	if (stdin && (reach || updateBaseline || watch))
		throw new UserError('--stdin: it does not go with --fix, --update-baseline or --watch');
	if (watch && (reach || updateBaseline))
		throw new UserError('--watch: it does not go with --fix or --update-baseline');
}

async function check(
	paths: readonly string[],
	options: CheckOptions,
	outputs: readonly Output[],
	chosen?: Selection,
	analyse?: typeof analyseFiles,
): Promise<void> {
	const { baseline, failOn, maxWarnings, maxFindings: limit } = options;
	const [first, includes] = await begin(paths, options, chosen, analyse);
	const { terminal, t } = first;
	let session = first;
	const known = async () =>
		setAside(await wanted(session, options, includes), session.analysis, baseline, options.updateBaseline ?? false);
	let left = await known();
	if (options.fix) {
		const diff = await fix(session, left.analysis, options.fix, options.dryRun ?? false);
		if (diff !== null) {
			process.exitCode = fails(left.analysis, failOn, maxWarnings) ? 1 : 0;
			return terminal.print(diff);
		}
		[session] = await begin(paths, { ...options, quiet: true });
		session = { ...session, terminal };
		left = await known();
	}
	if (baseline !== undefined && options.updateBaseline) terminal.note(takeDown(baseline, session.analysis, t));
	for (const line of left.gone(t)) terminal.note(line);
	process.exitCode = fails(left.analysis, failOn, maxWarnings) ? 1 : 0;
	const shown = options.quiet ? withFindings(left.analysis, ({ severity }) => severity === 'error') : left.analysis;
	const site = options.site ?? session.project.site.url;
	await writeOutputs(outputs, shown, session, { known: left.count, limit, site });
	terminal.note(coverageLine(session.analysis, session.project, t));
	requireComparison(session.analysis, session.project);
}

/** Reads and analyses what paths and options name; also tells of which documents a report is wanted (all, where null). */
async function begin(
	paths: readonly string[],
	options: CheckOptions,
	chosen?: Selection,
	analyse?: typeof analyseFiles,
): Promise<[Session, Selection['includes']]> {
	const terminal = openTerminal(options);
	terminal.progress({ stage: 'reading' });
	try {
		const { project, includes, empty } = chosen ?? (await select(paths, options));
		for (const path of empty)
			terminal.note(`note: ${path}: this is not a document of ${project.content} and was skipped`);
		if (options.stdinPath === undefined) return [await analysed(project, terminal, project.files, analyse), includes];
		const { files, path } = withText(project, options.stdinPath, await readStdin());
		return [await analysed(project, terminal, files), (each) => each === path];
	} finally {
		terminal.progress(null);
	}
}

/** The findings that the options and paths choose. */
async function wanted({ analysis, project }: Session, options: CheckOptions, includes: Selection['includes']) {
	const { checks } = await import('../core/index.ts');
	const ids = checks.map(({ id }) => id);
	const chosen = narrowed(analysis, options, ids);
	const own = includes === null ? chosen : withFindings(chosen, ({ location }) => includes(location.path));
	if (options.changed === undefined) return own;
	return withFindings(own, changedSince(options.changed === true ? 'HEAD' : options.changed, project, analysis));
}

function fails({ findings }: Analysis, failOn: Severity | 'never', maxWarnings = Number.POSITIVE_INFINITY): boolean {
	if (findings.filter(({ severity }) => severity === 'warning').length > maxWarnings) return true;
	return failOn !== 'never' && findings.some(({ severity }) => rankOf(severity) >= rankOf(failOn));
}
