import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';

vi.setConfig({ testTimeout: 300_000 });

const project = fileURLToPath(new URL('..', import.meta.url));
const action = parse(readFileSync(join(project, 'action.yml'), 'utf8'));
let folder: string;
let repository: string;

const file = (...path: readonly string[]) => join(folder, ...path);
const text = (name: string) => (existsSync(file(name)) ? readFileSync(file(name), 'utf8') : '');
const git = (...args: readonly string[]) => {
	const ran = spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
		...{ cwd: repository, encoding: 'utf8' },
	});
	if (ran.status !== 0) throw new Error(ran.stderr);
	return ran.stdout.trim();
};

/** The commit of the base, with one known fault in its documents. */
let base: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-action-'));
	repository = file('repository');
	cpSync(join(project, 'test/fixtures/harbour'), join(repository, 'docs'), { recursive: true });
	git('init', '--quiet');
	git('add', '.');
	git('commit', '--quiet', '-m', 'base');
	base = git('rev-parse', 'HEAD');
	// Stands for GitHub's program: it keeps what it was told.
	mkdirSync(file('bin'));
	writeFileSync(file('bin/gh'), `#!/bin/sh\necho "$@" > "${file('gh.txt')}"\ncp "$5" "${file('comment.md')}"\n`);
	chmodSync(file('bin/gh'), 0o755);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the action's own step as a runner does: expressions filled in from inputs and the event. */
function run(inputs: Readonly<Record<string, string>>, github: Readonly<Record<string, string>> = {}) {
	const step = action.runs.steps.find(({ id }: { id?: string }) => id === 'portolan');
	const filled = (value: string): string =>
		value.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => {
			const [, input = ''] = /^inputs\.(.+)$/.exec(name) ?? [];
			if (input === '') return github[name] ?? '';
			if (!(input in action.inputs)) throw new Error(`the action has no input ${input}`);
			return inputs[input] ?? filled(action.inputs[input].default);
		});
	const env = Object.fromEntries(Object.entries<string>(step.env).map(([name, value]) => [name, filled(value)]));
	return spawnSync('bash', ['-e', '-c', step.run], {
		...{ cwd: join(repository, filled(step['working-directory'])), encoding: 'utf8' },
		env: {
			...process.env,
			...env,
			PATH: `${file('bin')}${delimiter}${process.env.PATH}`,
			PORTOLAN_COMMAND: JSON.stringify([process.execPath, join(project, 'src/cli/main.ts')]),
			GITHUB_ACTION_PATH: project,
			GITHUB_OUTPUT: file('output.txt'),
			GITHUB_STEP_SUMMARY: file('summary.md'),
		},
	});
}

describe('the action', () => {
	it('annotates, writes summary and SARIF, and fails as check does', () => {
		const { status, stdout } = run({ content: 'docs' });
		expect(status).toBe(1);
		expect(stdout).toContain('::error file=docs/de/relay.md,line=13,');
		expect(text('summary.md')).toContain('relay.md');
		expect(JSON.parse(text('repository/portolan.sarif')).runs[0].results).toHaveLength(1);
		expect(text('output.txt')).toContain('findings=1\nsarif=portolan.sarif\n');
		expect(text('gh.txt')).toBe('');
	});

	it('does not fail where that is not wanted, nor writes what was not asked for', () => {
		const { status } = run({ content: 'docs', 'fail-on': 'never', sarif: '' });
		expect(status).toBe(0);
		expect(existsSync(file('repository/portolan.sarif'))).toBe(false);
	});

	const pullRequest = { 'github.event.pull_request.number': '7' };

	it('comments on a pull request that brings a finding, and on that finding alone', () => {
		const page = file('repository/docs/pt-BR/relay.md');
		writeFileSync(page, readFileSync(page, 'utf8').replace('51000-51999', '51000-51899'));
		const { status } = run({ content: 'docs' }, { ...pullRequest, 'github.event.pull_request.base.sha': base });
		expect(status).toBe(1);
		expect(text('gh.txt')).toMatch(/^pr comment 7 --body-file /);
		expect(text('comment.md')).toContain('51899');
		expect(text('comment.md')).not.toContain('7443');
		expect(text('output.txt')).toContain('findings=2\n');
		expect(text('output.txt')).toContain('new-findings=1\n');
		expect(git('worktree', 'list').split('\n')).toHaveLength(1);
	});

	it('is silent on a pull request that brings none', () => {
		run({ content: 'docs' }, { ...pullRequest, 'github.event.pull_request.base.sha': base });
		expect(text('output.txt')).toContain('new-findings=0\n');
		expect(text('gh.txt')).toBe('');
	});

	it('says in one line what is wrong with its inputs', () => {
		const { status, stderr } = run({ content: 'nowhere' });
		expect(status).toBe(2);
		expect(stderr).toMatch(/^portolan: nowhere: [^\n]*\n$/);
	});
});
