/** What other programs are told of Portolan: GitLab's job is run as a runner does, pre-commit's pattern and editors know every format. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { isDocument } from '../src/io/index.ts';

vi.setConfig({ testTimeout: 300_000 });

const project = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(project, path), 'utf8');
let folder: string;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-templates-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('GitLab’s job tells the findings in its log and in its report, and fails as check does', () => {
	const { script, artifacts, variables } = parse(read('templates/portolan.gitlab-ci.yml')).portolan;
	cpSync(join(project, 'test/fixtures/harbour'), join(folder, 'docs'), { recursive: true });
	// Stands for npx: it runs this Portolan in the place of the published one, and keeps what it was asked for.
	mkdirSync(join(folder, 'bin'));
	const lines = ['#!/bin/sh', 'echo "$1 $2" >> asked.txt', 'shift 2', `exec node "${project}src/cli/main.ts" "$@"`];
	writeFileSync(join(folder, 'bin/npx'), `${lines.join('\n')}\n`);
	chmodSync(join(folder, 'bin/npx'), 0o755);
	const { status, stdout, stderr } = spawnSync('bash', ['-euc', script.join('\n')], {
		...{ cwd: folder, encoding: 'utf8' },
		env: {
			...process.env,
			...variables,
			PORTOLAN_OPTIONS: 'docs',
			PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
		},
	});
	expect([status, stderr]).toEqual([1, expect.stringContaining('Compared with another language')]);
	expect(readFileSync(join(folder, 'asked.txt'), 'utf8')).toBe('--yes portolan@latest\n');
	const report = JSON.parse(readFileSync(join(folder, artifacts.reports.codequality), 'utf8'));
	expect(report.length).toBeGreaterThan(0);
	for (const { check_name, location } of report) {
		expect(stdout).toContain(location.path);
		expect(stdout).toMatch(new RegExp(`${location.lines.begin}:\\d+ .*${check_name}`));
	}
});

it('pre-commit runs a command that there is, for every format that is read', () => {
	const [hook] = parse(read('.pre-commit-hooks.yaml'));
	const { bin } = JSON.parse(read('package.json'));
	const [program, command] = hook.entry.split(' ');
	expect(Object.keys(bin)).toEqual([program]);
	const help = spawnSync(process.execPath, [join(project, 'src/cli/main.ts'), command, '--help'], { encoding: 'utf8' });
	expect(help.stdout).toMatch(new RegExp(`^Usage: portolan ${command} `));
	const endings = ['md', 'markdown', 'mdx', 'html', 'htm', 'adoc', 'asciidoc', 'po', 'xlf', 'xliff', 'rst', 'txt'];
	const known = endings.filter((ending) => new RegExp(hook.files).test(`docs/de/a.${ending}`));
	expect(known).toEqual(endings.filter((ending) => isDocument(`a.${ending}`) || /^(?:po|xlf|xliff)$/.test(ending)));
});
