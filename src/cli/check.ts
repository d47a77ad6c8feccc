import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import type { Analysis, Severity, Shard } from '../core/index.ts';
import { type analyseFiles, analyseOnCluster, UserError } from '../io/index.ts';
import { analysed, type Session } from './analysis.ts';
import { setAside, takeDown } from './baseline.ts';
import { changedSince, isRevision } from './changed.ts';
import { coverageLine, requireComparison } from './coverage.ts';
import { fix, type Reach } from './fix.ts';
import { narrowed, rankOf, type Wanted, withFindings } from './narrow.ts';
import { type CommonOptions, wholeNumber } from './options.ts';
import { type Output, outputsOf, writeOutputs } from './outputs.ts';
import { addReportOptions } from './report-options.ts';
import { type Selection, select } from './selection.ts';
import { judgeShard, shardOf } from './shard.ts';
import { sitePlace } from './site-place.ts';
import { readStdin, withText } from './stdin.ts';
import { openTerminal } from './terminal.ts';

/** The options of check, of which `merge` has those that say what is reported. */
export interface CheckOptions extends CommonOptions, Wanted {
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
	readonly revision?: string;
	readonly cluster?: string;
	readonly shards?: number;
	readonly wait: number;
}

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
		.option(
			'--cluster <url>',
			'have it done by the workers (portolan worker) that listen at a Redis or Valkey server, such as redis://host:6379; its password may stand in PORTOLAN_REDIS_PASSWORD',
		)
		.addOption(wholeNumber('--shards <count>', 'with --cluster: into how many parts (default: one for each worker)'))
		.addOption(
			wholeNumber('--wait <seconds>', 'with --cluster: how long to wait for an answer or a worker').default(60),
		)
		.action(async (paths: readonly string[], _options, command: Command) => {
			await run(paths, command.optsWithGlobals<CheckOptions>());
		});
}

async function run(given: readonly string[], written: CheckOptions): Promise<void> {
	const { paths, options } = withoutPathAsRevision(given, written);
	refuseContradictions(options);
	if (options.site !== undefined) sitePlace(options.site);
	const outputs = outputsOf(options.format);
	if (options.shard) return judgeShard(paths, options, options.shard);
	const { cluster: address, shards, wait } = options;
	if (address !== undefined)
		return check(paths, options, outputs, undefined, (files, settings, reading, tell = () => {}) =>
			analyseOnCluster({ address, shards, wait }, files, settings, reading, tell),
		);
	if (!options.watch) return check(paths, options, outputs);
	const { watch } = await import('./watch.ts');
	const named = options.config === undefined ? [] : [options.config];
	await watch(openTerminal(options), [...(await watchedBy(paths, options)), ...named], async () => {
		const selection = await select(paths, options);
		await check(paths, options, outputs, selection);
		return [...selection.project.folders, ...named];
	});
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

/** Throws a UserError for options that do not go together. */
export function refuseContradictions(options: CheckOptions): void {
	const { baseline, updateBaseline, dryRun, fix: reach, stdin, stdinPath, watch, shard, out } = options;
	const { changed, revision, cluster, shards } = options;
	if (revision !== undefined && (reach || stdin || watch || changed !== undefined))
		throw new UserError('--revision: it does not go with --fix, --stdin, --watch or --changed');
	if (cluster !== undefined && (reach || watch || shard))
		throw new UserError('--cluster: it does not go with --fix, --watch or --shard');
	if (shards !== undefined && (cluster === undefined || shards < 1 || shards > 9999))
		throw new UserError('--shards: it goes with --cluster only, and is a number from 1 to 9999');
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

/** Analyses what paths and options name, or what was chosen, by other means where they are given, and reports what is wanted. */
export async function check(
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
