/**
 * What the GitHub Action does: annotations, a summary in the job's page, a SARIF file, and a comment where a pull request
 * brings findings that its base does not have. It fails as `portolan check` does. Everything comes in by `PORTOLAN_…`.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

const env = process.env;
const told = (name) => env[`PORTOLAN_${name}`] ?? '';
const scratch = mkdtempSync(join(tmpdir(), 'portolan-action-'));

try {
	process.exitCode = main();
} finally {
	rmSync(scratch, { recursive: true, force: true });
}

function main() {
	const baseline = told('BASELINE') === '' ? [] : ['--baseline', told('BASELINE')];
	const report = check(['--format', 'json', '--fail-on', 'never', ...baseline]);
	if (report.status !== 0) return report.status ?? 2;
	output('findings', JSON.parse(report.stdout).findings.length);
	const sarif = told('SARIF');
	if (sarif !== '') {
		writeFileSync(sarif, check(['--format', 'sarif', '--fail-on', 'never', ...baseline]).stdout);
		output('sarif', sarif);
	}
	const summary = check(['--format', 'markdown', '--fail-on', 'never', ...baseline]).stdout;
	if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, summary);
	if (told('BASE_REF') !== '') tellNew(baseline);
	const annotated = check(['--format', 'github', '--fail-on', told('FAIL_ON') || 'error', ...baseline]);
	process.stdout.write(annotated.stdout);
	return annotated.status ?? 2;
}

/** Counts the findings that the base of the pull request does not have, and comments on them if there are some. */
function tellNew(baseline) {
	const known = knownAtBase(baseline);
	if (known === null) return;
	const args = ['--fail-on', 'never', '--baseline', known];
	const { findings } = JSON.parse(check(['--format', 'json', ...args]).stdout);
	output('new-findings', findings.length);
	if (findings.length === 0 || told('COMMENT') !== 'true' || told('PULL_REQUEST') === '') return;
	const body = join(scratch, 'comment.md');
	writeFileSync(body, check(['--format', 'markdown', ...args]).stdout);
	const { status, stderr } = run('gh', [
		'pr',
		'comment',
		told('PULL_REQUEST'),
		'--body-file',
		body,
		'--edit-last',
		'--create-if-none',
	]);
	// A pull request from a fork may not comment: the summary and the annotations tell the same.
	if (status !== 0) console.log(`::notice::No comment could be written: ${stderr.trim().split('\n')[0]}`);
}

/** Writes the findings of the pull request's base down; null where the base can't be read. */
function knownAtBase(baseline) {
	const tree = join(scratch, 'base');
	const base = told('BASE_REF');
	if (run('git', ['cat-file', '-e', `${base}^{commit}`]).status !== 0)
		run('git', ['fetch', '--depth=1', 'origin', base]);
	const added = run('git', ['worktree', 'add', '--detach', tree, base]);
	if (added.status !== 0) {
		console.log(`::notice::New findings are not told apart: ${added.stderr.trim().split('\n').at(-1)}`);
		return null;
	}
	try {
		const known = join(scratch, 'known.json');
		const top = run('git', ['rev-parse', '--show-toplevel']).stdout.trim();
		const cwd = resolve(tree, relative(top, process.cwd()));
		const { status } = check(['--fail-on', 'never', '--update-baseline', '--baseline', known, '--quiet'], {
			cwd,
			quiet: true,
		});
		// A base that can't be checked, such as one without documents, has no findings that are known.
		if (status !== 0) return baseline[1] ?? null;
		return known;
	} finally {
		run('git', ['worktree', 'remove', '--force', tree]);
	}
}

/** Runs `portolan check`; what it says on standard error is shown. */
function check(args, { cwd, quiet = false } = {}) {
	const named = [
		...(told('CONTENT') === '' ? [] : [told('CONTENT')]),
		...(told('CONFIG') === '' ? [] : ['--config', told('CONFIG')]),
		...(told('SOURCE') === '' ? [] : ['--source', told('SOURCE')]),
	];
	const [command, ...first] =
		told('COMMAND') === '' ? ['npx', '--yes', `portolan@${told('VERSION') || 'latest'}`] : JSON.parse(told('COMMAND'));
	const ran = run(command, [...first, 'check', ...named, ...args], { cwd });
	if (!quiet) process.stderr.write(ran.stderr);
	return ran;
}

function run(command, args, options = {}) {
	return spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28, ...options });
}

function output(name, value) {
	if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, `${name}=${value}\n`);
}
