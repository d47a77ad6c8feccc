/** Checks that workers do, with a real server: whatever is killed, lost or done twice, the bytes are those of one run, or it is said why not. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { onPath } from '../scripts/debian.ts';
import { packed } from '../src/io/cluster/content.ts';
import { openServer } from '../src/io/cluster/server.ts';
import { analyseOnCluster, loadProject } from '../src/io/index.ts';
import { analyseFiles } from '../src/io/readings/index.ts';
import { writeGauges } from './gauges.ts';
import { freePort, killAll, type Started, start } from './started.ts';

// Each case starts the program several times, also on a busy machine, and waits until a dead worker is missed.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const project = fileURLToPath(new URL('..', import.meta.url));
const program = onPath('valkey-server') ?? onPath('redis-server');
process.env.PORTOLAN_REDIS_PASSWORD = 'lütt & lütt';

let folder: string;
let url: string;
let server: Started;
let expected: Outcome;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-cluster-'));
	writeGauges(folder);
	expected = await outcome(portolan('check', '--format', 'json'));
	expect(expected).toMatchObject({ code: 1, out: expect.stringContaining('port-mismatch') });
});
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
	delete process.env.PORTOLAN_REDIS_PASSWORD;
});

interface Outcome {
	readonly out: string;
	readonly err: string;
	readonly code: number | null;
}

async function outcome(started: Started): Promise<Outcome> {
	const code = await started.ended();
	return { out: started.out(), err: started.err(), code };
}

const portolan = (...args: readonly string[]) => start(process.execPath, [mainOf(project), ...args], folder);
const mainOf = (place: string) => join(place, 'src/cli/main.ts');
const check = (...args: readonly string[]) => portolan('check', '--cluster', url, '--format', 'json', ...args);

async function worker(
	place = project,
	env: Readonly<Record<string, string>> = {},
	args: readonly string[] = [],
): Promise<Started> {
	const command = [mainOf(place), 'worker', '--redis', url, '--no-cache', ...args];
	const started = start(process.execPath, command, folder, env);
	await started.says('waiting for shards');
	return started;
}

/** Starts the server on the port that was chosen, with the memory of an earlier one in `data`, if there is any. */
async function serve(data: string): Promise<Started> {
	mkdirSync(join(folder, data), { recursive: true });
	const options = {
		...{ port: new URL(url).port, bind: '127.0.0.1', requirepass: process.env.PORTOLAN_REDIS_PASSWORD },
		...{ dir: join(folder, data), save: '', appendonly: 'yes', appendfsync: 'always' },
	};
	const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, `${value}`]);
	const started = start(program as string, args, folder);
	await started.says('Ready to accept connections');
	return started;
}

describe.skipIf(!program)('workers', () => {
	let count = 0;
	beforeEach(async () => {
		url = `redis://127.0.0.1:${await freePort()}`;
		server = await serve(`data-${++count}`);
	});
	afterEach(killAll);

	it('find what one run finds, and tell how far they are by the counts of the queue', async () => {
		await Promise.all([worker(), worker()]);
		const { files, settings, reading } = await loadProject({ content: join(folder, 'docs') });
		const told: number[] = [];
		const cluster = { address: url, shards: 3, wait: 60 };
		const { findings, records, notices } = await analyseOnCluster(
			cluster,
			files,
			settings,
			reading,
			(stage, done, of) => {
				expect([stage, of]).toEqual(['checking', files.length]);
				told.push(done);
			},
		);
		const whole = await analyseFiles(files, settings, reading);
		expect({ findings, records, notices }).toEqual({
			...{ findings: whole.findings, records: whole.records, notices: whole.notices },
		});
		expect([told[0], told.at(-1)]).toEqual([0, files.length]);
		expect(told).toEqual([...told].sort((a, b) => a - b));
		expect(new Set(told).size).toBeGreaterThan(2);
		// Nothing is left behind.
		const { redis, queue, close } = await openServer(url);
		expect(await redis.keys('portolan:*')).toEqual([]);
		expect(Object.values(await queue.getJobCounts()).filter((jobs) => jobs > 0)).toEqual([]);
		close();
	});

	it('are given the documents as they are in a git revision', async () => {
		const git = async (...args: readonly string[]) => {
			const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];
			expect(await start('git', [...identity, ...args], folder).ended()).toBe(0);
		};
		const path = join(folder, 'docs/fr/gauge5.md');
		const before = readFileSync(path);
		try {
			await git('init', '--quiet');
			await git('add', 'docs', 'portolan.config.json');
			await git('commit', '--quiet', '--message', 'a');
			writeFileSync(path, '# Jauge 5\n');
			await worker();
			expect(await outcome(check('--revision', 'HEAD'))).toEqual(expected);
			expect((await outcome(check())).out).not.toBe(expected.out);
		} finally {
			writeFileSync(path, before);
		}
	});

	it('may be killed: another one does what they had begun', async () => {
		const first = await worker();
		const asked = check('--shards', '3');
		await first.says('begun');
		await first.kill();
		const [shard] = /shard \d\/3/.exec(first.err()) ?? [];
		const second = await worker();
		expect(await outcome(asked)).toEqual(expected);
		expect(second.err()).toContain(`${shard} of run`);
	});

	it('wait for a server that is started anew, with its memory or without', async () => {
		for (const data of [`data-${count}`, 'data-none']) {
			const own = await worker();
			const asked = check('--shards', '3');
			await own.says('shard 1/3');
			await server.kill();
			server = await serve(data);
			expect(await outcome(asked)).toEqual(expected);
			await own.kill();
		}
	});

	it('may do a job twice', async () => {
		const asked = check('--shards', '2');
		const { queue, close } = await openServer(url);
		let jobs = await queue.getWaiting();
		for (; jobs.length < 2; jobs = await queue.getWaiting()) await setTimeout(10);
		for (const { name, data } of jobs) await queue.add(name, data, { lifo: true });
		const own = await worker();
		expect(await outcome(asked)).toEqual(expected);
		expect(own.err().match(/done/g)?.length).toBeGreaterThan(2);
		close();
	});

	it('of another version are not asked, and that is said', async () => {
		const older = join(folder, 'older');
		for (const part of ['src', 'locales', 'package.json'])
			cpSync(join(project, part), join(older, part), { recursive: true });
		symlinkSync(join(project, 'node_modules'), join(older, 'node_modules'));
		const text = readFileSync(join(older, 'package.json'), 'utf8');
		writeFileSync(join(older, 'package.json'), text.replace(/"version": "[^"]*"/, '"version": "0.0.1"'));
		const own = await worker(older);
		const { code, err, out } = await outcome(check('--wait', '2'));
		expect([code, out]).toEqual([2, '']);
		expect(err).toContain('no worker of this version');
		expect(own.err()).not.toContain('begun');
	});

	it('that were given other documents are not believed', async () => {
		const asked = check('--shards', '2');
		const { redis, close } = await openServer(url);
		let [key] = await redis.keys('portolan:*:content');
		for (; key === undefined; [key] = await redis.keys('portolan:*:content')) await setTimeout(10);
		const { files, settings } = await loadProject({ content: join(folder, 'docs') });
		await redis.set(key, packed({ files: files.slice(1), settings }));
		close();
		await worker();
		expect(await outcome(asked)).toMatchObject({ code: 2, err: expect.stringContaining('other documents') });
	});

	it('die of a document that needs too much: it is left out and named', async () => {
		const large = join(folder, 'docs/de/large.md');
		writeFileSync(large, `# Pegel\n\n${'Der *Pegel* horcht an `7001` und [sonst](#a) nirgends.\n\n'.repeat(25_000)}`);
		try {
			await worker(project, { NODE_OPTIONS: '--max-old-space-size=120' });
			const { out, err, code } = await outcome(check('--shards', '1'));
			expect([out, code]).toEqual([expected.out, expected.code]);
			expect(err).toContain('de/large.md was left out');
		} finally {
			rmSync(large);
		}
	});

	it('hang at a document: the process is ended, and the document is left out and named', async () => {
		const hanging = join(folder, 'docs/de/hanging.md');
		writeFileSync(hanging, '# Pegel\n\nDer Pegel quorxelt.\n');
		const text =
			'const{split}=String.prototype;String.prototype.split=function(...a){while(/quorx[e]lt/.test(this));return(split.apply(this,a))}';
		try {
			const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(text)}` };
			const own = await worker(project, env, ['--silence', '5']);
			const { out, err, code } = await outcome(check('--shards', '1'));
			expect([out, code]).toEqual([expected.out, expected.code]);
			expect(err).toContain('de/hanging.md was left out');
			expect(own.err()).toContain('it said nothing for too long');
		} finally {
			rmSync(hanging);
		}
	});

	it('that throw are not needed: all is done once more here, which tells what it is thrown for', async () => {
		const broken = 'data:text/javascript,Map.groupBy=()=>{throw(new(Error)(%22broken%22))}';
		const own = await worker(project, { NODE_OPTIONS: `--import=${broken}` });
		expect(await outcome(check('--shards', '1'))).toEqual(expected);
		expect(own.err()).toContain('Error: broken');
	});

	it('can’t be asked with a wrong password, or where no server is', async () => {
		const wrong = await outcome(portolan('check', '--cluster', url.replace('//', '//:wrong@')));
		expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('WRONGPASS') });
		await server.kill();
		for (const command of [
			['check', '--cluster'],
			['worker', '--redis'],
		] as const)
			expect(await outcome(portolan(...command, url))).toMatchObject({
				...{ code: 2, err: expect.stringContaining('ECONNREFUSED') },
			});
		expect(await outcome(portolan('worker', '--redis', 'somewhere'))).toMatchObject({ code: 2 });
	});
});
