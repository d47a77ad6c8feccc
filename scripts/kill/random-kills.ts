/** Kills commands at random moments and looks at what they leave: each file as it was or as it was to be, never anything between. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A command that writes, the arguments that it is run with, and what of the folder must be old or new as a whole. */
export interface Writer {
	readonly args: readonly string[];
	/** Folders and files whose states count, each by itself. */
	readonly places: readonly string[];
	/** Whether each place is old or new as a whole, or each file in it. */
	readonly isWhole: boolean;
}

/** The commands that write: what `--fix` repairs, a baseline, the cache, a site. */
export const writers: Readonly<Record<string, Writer>> = {
	fix: { args: ['check', '--fix', '--fail-on', 'never'], places: ['content'], isWhole: false },
	baseline: {
		args: ['check', '--baseline', 'baseline.json', '--update-baseline', '--fail-on', 'never'],
		places: ['baseline.json'],
		isWhole: true,
	},
	cache: {
		args: ['check', '--cache-location', 'cache', '--fail-on', 'never', '--format', 'json'],
		places: [],
		isWhole: true,
	},
	build: { args: ['build', '--out', 'site'], places: ['site'], isWhole: true },
};

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** How often a writer was killed, and how often what it left was old and new. */
export interface Kills {
	readonly killed: number;
	readonly old: number;
	readonly new: number;
}

/**
 * Runs a writer over a copy of `content`, in which `change` makes what is written differ, and kills it at moments that `random` (0 to
 * 1) chooses until that has met it `times` times. Throws where a place is neither as before nor as after a run that nobody kills, and where the
 * next run does not clean up or does not end as it should.
 */
export async function killAtRandom(
	{ args, places, isWhole }: Writer,
	content: string,
	change: (folder: string) => void,
	times: number,
	random: () => number,
): Promise<Kills> {
	const root = mkdtempSync(join(tmpdir(), 'portolan-kill-'));
	try {
		const [before, after, here] = ['before', 'after', 'here'].map((name) => join(root, name)) as [
			string,
			string,
			string,
		];
		cpSync(content, join(before, 'content'), { recursive: true });
		mkdirSync(join(before, 'temporary'));
		end(before, args);
		change(before);
		cpSync(before, after, { recursive: true });
		const begun = performance.now();
		const expected = end(after, args);
		let lasted = performance.now() - begun;
		const [old, done] = [statesOf(before, places, isWhole), statesOf(after, places, isWhole)];
		const kills = { killed: 0, old: 0, new: 0 };
		while (kills.killed < times) {
			rmSync(here, { recursive: true, force: true });
			cpSync(before, here, { recursive: true });
			const started = performance.now();
			const killed = await isKilled(here, args, random() * lasted);
			if (killed) kills.killed++;
			// The machine does less beside it than when it was measured.
			else lasted = performance.now() - started;
			// The next run begins with what the killed one left, and ends as if it had never been.
			if (killed && places.length > 0) lookAt(statesOf(here, places, isWhole), old, done, kills, here);
			assert.equal(end(here, args), expected, 'the next run says the same');
			assert.deepEqual(statesOf(here, places, isWhole), done, 'the next run leaves the same');
			assert.deepEqual(leftovers(here), [], 'nothing is left over');
		}
		return kills;
	} finally {
		rmSync(root, { recursive: true, force: true });
	}
}

type States = ReadonlyMap<string, string>;

function lookAt(states: States, old: States, done: States, kills: { old: number; new: number }, folder: string): void {
	for (const [name, state] of states) {
		const isAside = /(?:^|\/)\.[^/]*$/.test(name) && !old.has(name) && !done.has(name);
		assert.ok(isAside || state === old.get(name) || state === done.get(name), `${name} in ${folder} is old or new`);
	}
	for (const name of old.keys()) assert.ok(states.has(name) || !done.has(name), `${name} is there`);
	if ([...old].every(([name, state]) => states.get(name) === state)) kills.old++;
	else kills.new++;
}

/** The contents of places, as a hash each: of whole folders or of each file in them. */
function statesOf(folder: string, places: readonly string[], isWhole: boolean): States {
	return new Map(
		places.flatMap((place) => {
			const at = join(folder, place);
			if (!existsSync(at)) return [];
			const files = statSync(at).isDirectory()
				? readdirSync(at, { recursive: true, encoding: 'utf8' })
						.sort()
						.filter((name) => statSync(join(at, name)).isFile())
				: [''];
			const hashes = files.map((name) => [join(place, name), hash(readFileSync(join(at, name)))] as const);
			return isWhole ? [[place, hash(JSON.stringify(hashes))] as const] : hashes;
		}),
	);
}

const hash = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

const leftovers = (folder: string) => [
	...readdirSync(folder).filter((name) => name.startsWith('.')),
	...readdirSync(join(folder, 'content'), { recursive: true, encoding: 'utf8' }).filter((name) =>
		/(?:^|\/)\./.test(name),
	),
	...readdirSync(join(folder, 'temporary')).filter((name) => name.startsWith('portolan-')),
];

const surroundings = (folder: string) => ({
	cwd: folder,
	env: { ...process.env, NODE_ENV: undefined, VITEST: undefined, TMPDIR: join(folder, 'temporary') },
});

/** Runs a command to its end; what it says on standard output. Throws where it fails. */
function end(folder: string, args: readonly string[]): string {
	const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
		...{ ...surroundings(folder), encoding: 'utf8', maxBuffer: 2 ** 30 },
	});
	assert.equal(status, 0, stderr);
	return stdout.replaceAll(folder, '');
}

/** Runs a command and kills it, with all that it started, after so many milliseconds; false where it had ended before. */
async function isKilled(folder: string, args: readonly string[], after: number): Promise<boolean> {
	const child = spawn(process.execPath, [main, ...args], { ...surroundings(folder), detached: true, stdio: 'ignore' });
	const closed = new Promise<boolean>((resolve) => child.on('close', (_, signal) => resolve(signal === 'SIGKILL')));
	const timer = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'), after);
	const result = await closed;
	clearTimeout(timer);
	return result;
}
