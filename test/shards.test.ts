/** Shards of a run that are judged apart and merged: what is told is what one run tells. The recipes are run by their own commands. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Job } from 'kubernetes-models/batch/v1';
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { checkShard, loadProject, mergeShards } from '../src/io/index.ts';
import { analyseFiles } from '../src/io/readings/index.ts';
import { writeShard } from '../src/io/readings/shard-file.ts';
import { writeGauges, writeNpx } from './gauges.ts';

// Each case starts the program several times, also on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const main = here('../src/cli/main.ts');

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-shards-'));
	writeGauges(folder);
	writeNpx(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
	mkdirSync(dirname(join(folder, name)), { recursive: true });
	writeFileSync(join(folder, name), text);
}

function ran(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
	const path = [join(folder, 'bin'), process.env.PATH].join(delimiter);
	const { stdout, stderr, status } = spawnSync(program, args, {
		...{ cwd: folder, encoding: 'utf8', env: { ...process.env, ...env, PATH: path } },
	});
	return { stdout, stderr, code: status };
}
const portolan = (...args: readonly string[]) => ran(process.execPath, [main, ...args]);
const shell = (script: string, env?: Readonly<Record<string, string>>) => ran('sh', ['-ec', script], env);

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

test.each([1, 3, 8])('what %i shards find is what one run finds, whatever their order', async (of) => {
	const { files, settings, reading } = await loadProject({ content: join(folder, 'docs') });
	const paths = numbers(of).map((at) => join(folder, `parts-${of}`, `part-${at}`));
	for (const at of numbers(of).reverse())
		await checkShard(paths[at] as string, { at, of }, files, settings, reading, () => {});
	const whole = await analyseFiles(files, settings, { threads: 1, cache: null });
	expect(whole.findings.map(({ check }) => check)).toContain('port-mismatch');
	const { documents, topics, ...found } = await mergeShards([...paths].reverse(), files, settings);
	const { documents: all, topics: allTopics, ...expected } = whole;
	expect(JSON.stringify(found)).toBe(JSON.stringify(expected));
	expect(documents.map(({ path, source }) => [path, source])).toEqual(all.map(({ path, source }) => [path, source]));
	expect(topics.map(({ id }) => id)).toEqual(allTopics.map(({ id }) => id));
});

it('shards that have read other documents are not merged, as they have learned otherwise', async () => {
	const { files, settings, reading } = await loadProject({ content: join(folder, 'docs') });
	const [first, second] = ['read/part-1', 'read/part-2'].map((name) => join(folder, name)) as [string, string];
	await checkShard(first, { at: 0, of: 2 }, files, settings, reading, () => {});
	const notices = [{ path: 'de/gauge1.md', message: { key: 'notice.unreadable', values: {} } }];
	writeShard(second, { at: 1, of: 2 }, { topics: [], records: [], observed: [], notices }, files, settings);
	await expect(mergeShards([first, second], files, settings)).rejects.toThrow('shard 2/2 has read other documents');
});

describe('the commands', () => {
	it('report in every format what check does, and exit as it does', () => {
		for (const shard of ['1/2', '2/2'])
			expect(portolan('check', '--shard', shard, '--out', `two/part-${shard[0]}`)).toEqual({
				...{ stdout: '', stderr: '', code: 0 },
			});
		for (const options of [
			['--format', 'json'],
			['--all', '--format', 'sarif'],
			['--fail-on', 'never'],
		])
			expect(portolan('merge', 'two/part-2', 'two/part-1', ...options)).toEqual(portolan('check', ...options));
		expect(portolan('merge', 'two/part-1', 'two/part-2').code).toBe(1);
	});

	it('say which shard is missing, and what is none', () => {
		const merged = (...files: readonly string[]) => portolan('merge', ...files);
		expect(merged('two/part-1')).toMatchObject({ code: 2, stderr: expect.stringContaining('shard 2/2 is missing') });
		expect(merged('two/part-1', 'two/part-9')).toMatchObject({
			code: 2,
			stderr: expect.stringContaining('two/part-9'),
		});
		expect(merged('bin/npx')).toMatchObject({ code: 2, stderr: expect.stringContaining('check --shard') });
		const bytes = readFileSync(join(folder, 'two/part-1'));
		writeFileSync(join(folder, 'cut'), bytes.subarray(0, -1));
		expect(merged('cut', 'two/part-2')).toMatchObject({ code: 2, stderr: expect.stringContaining('damaged') });
		cpSync(join(folder, 'docs'), join(folder, 'others'), { recursive: true });
		write('others/de/gauge1.md', '# Pegel\n');
		expect(merged('two/part-1', 'two/part-2', '--content', 'others')).toMatchObject({
			...{ code: 2, stderr: expect.stringContaining('other documents or settings') },
		});
		expect(portolan('check', '--shard', '1/3', '--out', 'three')).toMatchObject({ code: 0 });
		expect(merged('two/part-1', 'three')).toMatchObject({ code: 2, stderr: expect.stringContaining('one of 3') });
	});

	it('refuse what makes no sense', () => {
		for (const [options, said] of [
			[['--shard', '0/2', '--out', 'x'], '--shard 0/2'],
			[['--shard', '3/2', '--out', 'x'], '--shard 3/2'],
			[['--shard', '1/2'], '--out'],
			[['--out', 'x'], '--shard'],
			[['--shard', '1/2', '--out', 'x', '--format', 'json'], 'portolan merge'],
			[['--shard', '1/2', '--out', 'x', 'docs/de/gauge1.md'], 'whole content'],
		] as const)
			expect(portolan('check', ...options)).toMatchObject({ code: 2, stderr: expect.stringContaining(said) });
	});
});

describe('the recipes', () => {
	const recipe = (name: string) => parse(readFileSync(here(`../templates/${name}`), 'utf8'));
	const expected = (format: string) => portolan('check', '--format', format);

	it('for GitHub Actions report what one run does', () => {
		rmSync(join(folder, 'shards'), { recursive: true, force: true });
		const { judge, report } = recipe('portolan-shards.github.yml').jobs;
		const { shard } = judge.strategy.matrix as { readonly shard: readonly number[] };
		const commandsOf = (job: { readonly steps: readonly { readonly run?: string }[] }) =>
			job.steps.flatMap(({ run }) => run ?? []);
		for (const number of shard)
			for (const command of commandsOf(judge)) {
				const filled = command.replace(/\$\{\{ matrix\.shard \}\}/g, String(number));
				expect(shell(filled.replace(/\$\{\{ strategy\.job-total \}\}/g, String(shard.length)))).toMatchObject({
					code: 0,
				});
			}
		expect(report.needs).toBe('judge');
		expect(commandsOf(report).map((command) => shell(command))).toEqual([expected('github')]);
	});

	it('for GitLab report what one run does', () => {
		rmSync(join(folder, 'shards'), { recursive: true, force: true });
		const { 'portolan-shards': judge, portolan: report, '.portolan': common } = recipe('portolan-shards.gitlab-ci.yml');
		for (const at of numbers(judge.parallel))
			for (const command of judge.script)
				expect(
					shell(command, {
						...{ ...common.variables, CI_NODE_INDEX: String(at + 1), CI_NODE_TOTAL: String(judge.parallel) },
					}),
				).toMatchObject({ code: 0 });
		const [command] = report.script;
		expect(shell(command, common.variables)).toEqual(expected('pretty'));
		const written = readFileSync(join(folder, report.artifacts.reports.codequality), 'utf8');
		expect(written).toBe(expected('gitlab').stdout);
	});

	it('for Kubernetes are manifests of Jobs and report what one run does', () => {
		rmSync(join(folder, 'shards'), { recursive: true, force: true });
		const text = readFileSync(here('../templates/portolan-shards.kubernetes.yml'), 'utf8');
		const [judge, report] = parseAllDocuments(text).map((document) => new Job(document.toJS()));
		for (const job of [judge, report]) job?.validate();
		const containerOf = (job?: Job) => job?.spec?.template.spec?.containers[0];
		const { completions = 0, completionMode } = judge?.spec ?? {};
		expect([completionMode, containerOf(judge)?.env]).toEqual([
			...['Indexed', [{ name: 'SHARDS', value: String(completions) }]],
		]);
		const commandOf = (container: ReturnType<typeof containerOf>, index = 0) => {
			const [program = '', ...args] = container?.command ?? [];
			return ran(program, args, { SHARDS: String(completions), JOB_COMPLETION_INDEX: String(index) });
		};
		for (const at of numbers(completions)) expect(commandOf(containerOf(judge), at)).toMatchObject({ code: 0 });
		// It ends, as all shards are there.
		expect(commandOf(report?.spec?.template.spec?.initContainers?.[0])).toMatchObject({ code: 0 });
		expect(commandOf(containerOf(report))).toEqual(expected('pretty'));
	});
});
