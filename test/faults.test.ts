import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { randomOf } from '../scripts/detect/prng.ts';
import { editAtRandom, writeAll } from '../scripts/edits/random-edits.ts';

vi.setConfig({ testTimeout: 180_000 });

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const harbour = fileURLToPath(new URL('fixtures/harbour', import.meta.url));
const { NODE_ENV: _, VITEST: __, ...inherited } = process.env;

let here: string;
let env: NodeJS.ProcessEnv;

beforeEach(() => {
	here = realpathSync(mkdtempSync(join(tmpdir(), 'portolan-faults-')));
	cpSync(harbour, join(here, 'content'), { recursive: true });
	mkdirSync(join(here, 'temporary'));
	env = { ...inherited, TMPDIR: join(here, 'temporary') };
});
afterEach(() => rmSync(here, { recursive: true, force: true }));

function run(command: readonly string[], options: object = {}) {
	const { status, stdout, stderr } = spawnSync(command[0] as string, command.slice(1), {
		...{ cwd: here, encoding: 'utf8', env, ...options },
	});
	return { status, stdout, stderr };
}

const portolan = (...args: readonly string[]) => run([process.execPath, main, ...args]);

/** What runs have left beside the site and among the temporary files. */
const leftovers = () => [
	...readdirSync(here).filter((name) => name.startsWith('.')),
	...readdirSync(join(here, 'temporary')).filter((name) => name.startsWith('portolan-')),
];

/** Makes what `merge` and `diff` read: the one shard of the content, and its dataset. */
function writeInputs(): void {
	expect(portolan('check', '--shard', '1/1', '--out', 'a.shard').status).toBe(0);
	writeFileSync(join(here, 'dataset.json'), portolan('reconcile').stdout);
}

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);

describe('standard output that is full ends with one line and 2', () => {
	it.each([
		['check'],
		['check', 'content', '--format', 'sarif'],
		['extract'],
		['reconcile'],
		['lookup', '7443'],
		['explain', 'row-missing'],
		['check', 'content', '--fix', '--dry-run'],
		['rules', 'content', '--format', 'iptables'],
		['completion'],
		['merge', 'a.shard'],
		['diff', 'dataset.json', 'dataset.json'],
		['--help'],
		['check', '--help'],
	])('%s %s %s %s', (...command) => {
		if (['merge', 'diff'].includes(command[0] as string)) writeInputs();
		const full = openSync('/dev/full', 'w');
		const { status, stderr } = run([process.execPath, main, ...command], { stdio: ['ignore', full, 'pipe'] });
		expect({ status, line: lastLine(stderr) }).toEqual({
			status: 2,
			line: "portolan: standard output can't be written (no space left on the disk); send it somewhere else",
		});
		expect(stderr).not.toMatch(/^\s+at /m);
	});
});

it.each([
	['extract'],
	['merge', 'a.shard', '--format', 'json'],
	['diff', 'dataset.json', 'dataset.json', '--format', 'json'],
])('standard output that nobody reads any more ends %s without a word', (...command) => {
	writeInputs();
	const shell = `"$@" | true; exec "$@" --quiet | head -n 1`;
	const { stdout, stderr } = run(['sh', '-c', shell, 'sh', process.execPath, main, ...command]);
	expect({ stdout, stderr }).toEqual({ stdout: '{\n', stderr: expect.not.stringMatching(/^portolan:|^\s+at /m) });
});

it.each([
	['is full', openSync('/dev/full', 'w'), 2, /^portolan: standard output can't be written \(no space .*\n$/],
	['is closed', 'pipe', 0, /^$/],
] as const)('a language server whose output %s ends', async (_, stdout, status, line) => {
	const child = spawn(process.execPath, [main, 'lsp'], { cwd: here, env, stdio: ['pipe', stdout, 'pipe'] });
	let told = '';
	child.stderr?.on('data', (text) => {
		told += text;
	});
	child.stdout?.destroy();
	const end = ended(child);
	const capabilities = { processId: process.pid, rootUri: null, capabilities: {} };
	const message = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: capabilities });
	child.stdin?.write(`Content-Length: ${message.length}\r\n\r\n${message}`);
	expect(await end).toBe(status);
	expect(told).toMatch(line);
});

/** Runs a command in a shell that first mounts a small disk at `disk`, as nobody but a user of a namespace of its own may. */
const withDisk = (size: string, command: string) =>
	run(['unshare', '-rm', 'sh', '-c', `mkdir -p disk && mount -t tmpfs -o size=${size} tmpfs disk && ${command}`]);
const mayMount = process.platform === 'linux' && spawnSync('unshare', ['-rm', 'true']).status === 0;
const node = JSON.stringify(process.execPath);

describe.runIf(mayMount)('a disk that is full or read-only', () => {
	it.each([
		['build, its temporary files', 'TMPDIR=disk', 'build --out site'],
		['dev, its temporary files', 'TMPDIR=disk', 'dev'],
		['a shard', '', 'check --shard 1/1 --out disk/b.shard'],
		['what merge reports', '', 'merge a.shard --fail-on never --format json=disk/a.json'],
		['a report', '', 'check --fail-on never --format json=disk/a.json'],
		['a baseline', '', 'check --fail-on never --baseline disk/b.json --update-baseline'],
		['--fix', '', 'check disk/content --fix=all --fail-on never'],
	])('%s: one line, exit 2, nothing half', (_, variable, command) => {
		if (command.startsWith('merge')) writeInputs();
		const fill = 'mkdir -p disk/content && cp -r content disk && head -c 1000000 /dev/zero > disk/zero 2>/dev/null';
		const shell = `${fill}; ${variable} ${node} ${main} ${command}; echo $? > code; cmp content/de/relay.md disk/content/de/relay.md; ls -A disk > ls`;
		const { stderr, stdout } = withDisk('64k', shell);
		expect({ code: readFileSync(join(here, 'code'), 'utf8'), stdout, stderr }).toEqual({
			code: '2\n',
			stdout: '',
			stderr: expect.stringMatching(/^portolan: .*no space left on the disk.*$/m),
		});
		expect(stderr).not.toMatch(/^\s+at /m);
		expect(readFileSync(join(here, 'ls'), 'utf8')).toBe('content\nzero\n');
	});

	it('a cache that can not be kept costs nothing', () => {
		writeFileSync(join(here, 'file'), '');
		const runs = ['disk/cache', 'file/cache'].map(
			(cache) => `${node} ${main} check --fail-on never --quiet --cache-location ${cache}; echo $?`,
		);
		const { stderr, stdout } = withDisk('4k', `${runs.join('; ')}; mount -o remount,ro disk; ${runs[0]}`);
		const alone = portolan('check', '--fail-on', 'never', '--quiet', '--no-cache');
		expect({ stdout, stderr }).toEqual({ stdout: `${alone.stdout}0\n`.repeat(3), stderr: alone.stderr.repeat(3) });
	});

	it('settings that can not be written: one line, exit 2, nothing half', () => {
		const init = `${node} ${main} init disk < /dev/null; echo $? >> code`;
		const { stderr } = withDisk(
			'64k',
			`cp -r content disk && head -c 1000000 /dev/zero > disk/zero 2>/dev/null; ${init}; ls -A disk > ls; rm disk/zero; mount -o remount,ro disk; ${init}`,
		);
		expect(readFileSync(join(here, 'code'), 'utf8')).toBe('2\n2\n');
		expect(stderr.match(/^portolan: .*$/gm)).toEqual([
			expect.stringMatching(/settings can't be written \(no space left on the disk\)/),
			expect.stringMatching(/settings can't be written \(the disk is read-only\)/),
		]);
		expect(stderr).not.toMatch(/^\s+at /m);
		expect(readFileSync(join(here, 'ls'), 'utf8')).toBe('content\nzero\n');
	});

	it('a read-only disk', () => {
		writeInputs();
		const runs = [
			'build --out disk/site',
			'check --format json=disk/a.json',
			'check --shard 1/1 --out disk/b.shard',
			'merge a.shard --format json=disk/a.json',
			'dev',
			'cache clean --cache-location disk/cache',
		].map((command) => `TMPDIR=disk ${node} ${main} ${command}; echo $?`);
		const cache = 'mkdir -p disk/cache/aa && touch disk/cache/portolan-cache';
		const { stderr, stdout } = withDisk('1m', `${cache}; mount -o remount,ro disk; ${runs.join('; ')}`);
		expect(stdout).toBe('2\n'.repeat(runs.length));
		expect(stderr.match(/^portolan: .*the disk is read-only.*; (?:name|make room) .*$/gm)).toHaveLength(runs.length);
		expect(stderr).not.toMatch(/^\s+at /m);
	});

	it('an install folder that nobody may write to is no obstacle', () => {
		const install = fileURLToPath(new URL('..', import.meta.url));
		const mounted = `mount --bind ${install} ${install} && mount -o remount,bind,ro ${install} && ! touch ${install}/x 2>/dev/null && ${node} ${main} build --out site; echo $?; ${node} ${main} check --fail-on never > report; echo $?`;
		const { stderr, stdout } = withDisk('64k', mounted);
		expect({ stdout, stderr }).toEqual({ stdout: '0\n0\n', stderr: expect.not.stringMatching(/^portolan:/m) });
		expect(readdirSync(join(here, 'site'))).toContain('index.html');
	});

	it('a folder within which one is mounted is refused as --out before anything is done', () => {
		expect(portolan('build', '--out', 'site').status).toBe(0);
		const mounted = `mkdir -p real && mount --bind real site/data && ${node} ${main} build --out site; echo $?; ls -A site | wc -l`;
		const { stderr, stdout } = withDisk('64k', mounted);
		expect(stderr).toMatch(/^portolan: --out site: a disk is mounted in it, at .*\/site\/data/m);
		expect(stdout).toBe(`2\n${readdirSync(join(here, 'site')).length}\n`);
		expect(leftovers()).toEqual([]);
	});

	it.each([
		[
			'a report',
			'check --format json=busy',
			/^portolan: --format: busy can't be written \(it is in use\); end what uses it/m,
		],
		['a document', 'check --fix=all', /^portolan: --fix: .*relay\.md can't be written \(it is in use\)/m],
		['a shard', 'check --shard 1/1 --out busy', /^portolan: --out busy: .*\(it is in use\); end what uses it/m],
	])('%s that something else is mounted over: one line, exit 2, nothing changed', (_, command, line) => {
		writeFileSync(join(here, 'other'), 'other');
		const mounted = `touch busy && mount --bind other busy && for f in content/*/*.md; do mount --bind $f $f; done; md5sum content/*/* > before; ${node} ${main} ${command}; echo $?; md5sum -c --quiet before && cat other`;
		const { stderr, stdout } = withDisk('64k', mounted);
		expect({ stdout, stderr }).toEqual({ stdout: '2\nother', stderr: expect.stringMatching(line) });
		expect(stderr).not.toMatch(/^\s+at /m);
	});

	it('a folder that a disk is mounted at is refused as --out before anything is done', () => {
		const { stderr } = withDisk('64k', `${node} ${main} build --out disk`);
		expect(stderr).toMatch(/^portolan: --out disk: a disk is mounted there/m);
	});
});

describe('places that can not be read or written', () => {
	/** As a user who is not root, whom permissions bind. */
	const asOther = (...args: readonly string[]) => {
		const ids = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
		return run([process.execPath, main, ...args], ids);
	};

	beforeEach(() => {
		chmodSync(here, 0o755);
		chmodSync(join(here, 'temporary'), 0o777);
		mkdirSync(join(here, 'closed'), { mode: 0o555 });
		writeFileSync(join(here, 'file'), '');
		writeFileSync(join(here, 'secret'), '', { mode: 0 });
		mkdirSync(join(here, 'secrets'), { mode: 0 });
		symlinkSync('nowhere', join(here, 'lost'));
	});
	afterEach(() => chmodSync(join(here, 'secrets'), 0o755));

	it.each([
		[['build', '--out', 'closed/site'], /^portolan: --out closed\/site: .*permission denied/m],
		[['build', '--out', 'file/site'], /^portolan: --out file\/site: .*it is not a folder/m],
		[
			['check', '--format', 'json=closed/a.json'],
			/^portolan: --format: closed\/a\.json can't be written \(permission denied\)/m,
		],
		[['check', '--fix=all'], /^portolan: --fix: .* can't be written \(permission denied\)/m],
		[['check', '--format', 'json=file/a.json'], /^portolan: --format: file\/a\.json .*\(it is not a folder\); name/m],
		[['check', '--shard', '1/1', '--out', 'file/a'], /^portolan: --out file\/a: .*\(it is not a folder\); name/m],
		[['check', '--shard', '1/1', '--out', 'closed/a'], /^portolan: --out closed\/a: .*\(permission denied\); check/m],
		[['merge', 'secret'], /^portolan: secret: it can't be read \(permission denied\); name the files/m],
		[['merge', 'file/a'], /^portolan: file\/a: it can't be read \(it is not a folder\); name/m],
		[['merge', 'lost'], /^portolan: lost: it can't be read \(no such file or folder\); name the files/m],
		[['merge', 'closed'], /^portolan: closed: it can't be read \(it is a folder\); name the files/m],
		[
			['diff', 'secret', 'dataset.json'],
			/^portolan: secret: it can't be read as JSON \(permission denied\); name a file/m,
		],
		[['diff', 'lost', 'dataset.json'], /^portolan: diff: lost is no file/m],
		[['dev', 'secrets'], /^portolan: secrets: the content folder can't be read \(permission denied\); check/m],
		[['dev', 'lost'], /^portolan: lost: there is no such content folder/m],
	] as const)('%j: one line with the place and advice, exit 2', (command, line) => {
		const { status, stderr } = asOther(...command);
		expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(line) });
		expect(stderr).not.toMatch(/^\s+at /m);
	});

	it('no temporary folder for dev: one line, exit 2', () => {
		env = { ...env, TMPDIR: join(here, 'closed') };
		const { status, stderr } = asOther('dev');
		expect({ status, line: lastLine(stderr) }).toEqual({
			status: 2,
			line: expect.stringMatching(/closed: no temporary folder can be made there \(permission denied\); make/),
		});
	});

	it('a site of no document is not written', () => {
		for (const locale of readdirSync(join(here, 'content')))
			for (const name of readdirSync(join(here, 'content', locale)))
				writeFileSync(join(here, 'content', locale, name), Buffer.from('# Ports', 'utf16le'));
		const { status, stderr } = portolan('build', '--out', 'site');
		expect({ status, line: lastLine(stderr) }).toEqual({
			status: 2,
			line: 'portolan: content: no document could be read, so there is no site to build',
		});
		expect(existsSync(join(here, 'site'))).toBe(false);
	});

	it('a link that leads nowhere, and one in a circle, cost themselves', () => {
		symlinkSync('nowhere.md', join(here, 'content/de/lost.md'));
		symlinkSync('circle.md', join(here, 'content/de/circle.md'));
		const { status, stderr } = portolan('check', '--fail-on', 'never');
		expect(status).toBe(0);
		expect(stderr).toMatch(/lost\.md/);
		expect(stderr).toContain('3 of 3 documents');
	});
});

describe('documents that change, go and become folders or links while they are read', () => {
	it.each([
		['check docs --fail-on never --fix=all', 3],
		['build docs --out site', 1],
	])('cost %s nothing but themselves, in %i runs', async (line, times) => {
		const [command, content, chance] = [line.split(' '), join(here, 'docs'), randomOf(13, line)];
		writeAll(content);
		for (let run = 0; run < times; run++) {
			const child = spawn(process.execPath, [main, ...command], {
				cwd: here,
				env,
				stdio: ['ignore', 'ignore', 'pipe'],
			});
			let told = '';
			child.stderr.on('data', (text) => {
				told += text;
			});
			const end = ended(child);
			while (child.exitCode === null && child.signalCode === null)
				await editAtRandom(content, (limit) => chance.below(limit));
			// Where nothing was there at that moment, one line says so.
			expect(await end, told).toBeOneOf([0, 2]);
			if (child.exitCode === 2) expect(lastLine(told)).toMatch(/^portolan: /);
			expect(told).not.toMatch(/^\s+at |should not have happened/m);
			expect(leftovers()).toEqual([]);
			writeAll(content);
		}
		expect(portolan(...command).status).toBe(0);
	});
});

describe('as many open files as the system allows', () => {
	it('end each command with one line and 2, or are enough for it', () => {
		const last: string[] = [];
		writeInputs();
		for (const [limit, ...command] of [
			[24, 'build', '--out', 'site'],
			[28, 'build', '--out', 'site'],
			[24, 'check', '--fail-on', 'never', '--format', 'json=a.json'],
			[24, 'extract'],
			[24, 'dev'],
			[28, 'dev'],
			[24, 'merge', 'a.shard', '--fail-on', 'never'],
			[24, 'check', '--shard', '1/1', '--out', 'b.shard'],
			[24, 'diff', 'dataset.json', 'dataset.json'],
		] as const) {
			const shell = `ulimit -n ${limit}; exec "$@"`;
			const { status, stderr } = run(['sh', '-c', shell, 'sh', process.execPath, main, ...command]);
			expect(stderr).not.toMatch(/^\s+at |should not have happened/m);
			if (status !== 0) last.push(`${status} ${lastLine(stderr)}`);
		}
		expect(last.length).toBeGreaterThan(0);
		for (const line of last)
			expect(line).toMatch(/^2 portolan: .*too many files are open.*; raise the limit of open files \(ulimit -n\)$/);
		expect(portolan('build', '--out', 'site').status).toBe(0);
		expect(leftovers()).toEqual([]);
	});
});

/** Starts a build and waits until it has begun to write. */
async function startBuild(): Promise<ChildProcess> {
	const child = spawn(process.execPath, [main, 'build', '--out', 'site'], { cwd: here, env, stdio: 'ignore' });
	while (leftovers().length === 0 && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
	return child;
}

const ended = (child: ChildProcess) =>
	new Promise<number | string | null>((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));

describe('a build that is ended', () => {
	it.each([
		['SIGINT', 130],
		['SIGTERM', 143],
		['SIGHUP', 129],
	] as const)('by %s exits with %i and leaves nothing', async (signal, code) => {
		const child = await startBuild();
		child.kill(signal);
		expect(await ended(child)).toBe(code);
		expect(leftovers()).toEqual([]);
		expect(existsSync(join(here, 'site'))).toBe(false);
	});

	/** `script` of util-linux gives a command a terminal of its own and hands on its exit code. */
	const mayScript = process.platform === 'linux' && spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

	it.runIf(mayScript)('from its terminal leaves an empty line and the terminal as it was', async () => {
		const build = `${node} ${main} build --out site; code=$?; stty -a > after; exit $code`;
		const command = `stty -a > before; trap : INT; ${build}`;
		const { CI: _, ...surroundings } = env;
		const child = spawn('script', ['-qec', command, '/dev/null'], { cwd: here, env: surroundings });
		let shown = '';
		child.stdout.on('data', (text) => {
			shown += text;
		});
		while (leftovers().length === 0 && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
		// As the keys Control and C.
		child.stdin.write('\u0003');
		expect(await ended(child)).toBe(130);
		expect(shown).toContain('…');
		expect(shown.slice(-4)).toBe('\r\u001B[K');
		expect(shown.lastIndexOf('\u001B[?25h')).toBeGreaterThanOrEqual(shown.lastIndexOf('\u001B[?25l'));
		expect(readFileSync(join(here, 'after'), 'utf8')).toBe(readFileSync(join(here, 'before'), 'utf8'));
	});

	it('by SIGKILL leaves the old site whole, and what else it leaves is gone after the next', async () => {
		expect(portolan('build', '--out', 'site').status).toBe(0);
		const whole = readFileSync(join(here, 'site/.portolan-files.json'), 'utf8');
		for (const wait of [0, 700]) {
			const child = await startBuild();
			await new Promise((resolve) => setTimeout(resolve, wait));
			child.kill('SIGKILL');
			await ended(child);
			expect(readFileSync(join(here, 'site/.portolan-files.json'), 'utf8')).toBe(whole);
		}
		expect(leftovers()).not.toEqual([]);
		expect(portolan('build', '--out', 'site').status).toBe(0);
		expect(leftovers()).toEqual([]);
	});

	it('and two at once into one folder both end well: one site stands whole', async () => {
		const children = [await startBuild(), await startBuild()];
		expect(await Promise.all(children.map(ended))).toEqual([0, 0]);
		const { files } = JSON.parse(readFileSync(join(here, 'site/.portolan-files.json'), 'utf8'));
		expect(files.filter((file: string) => !existsSync(join(here, 'site', file)))).toEqual([]);
		expect(leftovers()).toEqual([]);
	});
});
