/**
 * `npm run edits -- [--seconds N] [--seed S] [watch|dev]`: edits documents at random under `check --watch`, or under `dev`, and
 * fails where what is told is not what a new run would tell, or where memory grows by more than a tenth.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { analyse } from '../src/core/index.ts';
import { datasetJson, json, reportJson } from '../src/export/index.ts';
import { textsFor } from '../src/i18n/index.ts';
import { loadProject, UserError } from '../src/io/index.ts';
import { randomOf } from './detect/prng.ts';
import { editAtRandom, writeAll } from './edits/random-edits.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
});
/** Milliseconds within which an edit must be told of: many more than it takes, as a machine may do much else meanwhile. */
const PATIENCE = 300_000;
/** How much more memory may be held at the end than after the first part of the time. */
const GROWTH = 1.1;
const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const probe = new URL('edits/memory-probe.ts', import.meta.url).href;

/** A program that shows what documents say, and what it shows now. */
interface Shown {
	readonly program: ChildProcess;
	/** What it shows; null where it shows nothing yet. */
	now(): Promise<string | null>;
	/** What a new run would show; null where it could not be made. */
	expected(): Promise<string | null>;
}

let isDone = false;
/** The last that the program has told. */
let told = '';
const here = mkdtempSync(join(tmpdir(), 'portolan-edits-'));
const content = join(here, 'content');

function start(...args: readonly string[]): ChildProcess {
	const { NODE_ENV: _, VITEST: __, ...env } = process.env;
	const program = spawn(process.execPath, ['--expose-gc', '--import', probe, main, ...args], {
		...{ cwd: here, stdio: ['ignore', 'ignore', 'pipe'] },
		env: { ...env, MEMORY_FILE: join(here, 'memory') },
	});
	program.once('exit', (code, signal) => {
		if (!isDone) throw new Error(`${args[0]} ended: ${code ?? signal}\n${told}`);
	});
	program.stderr?.on('data', (chunk) => {
		told = `${told}${chunk}`.slice(-5000);
		assert.doesNotMatch(told, /should not have happened/);
	});
	return program;
}

async function anew() {
	try {
		const { files, settings } = await loadProject({ content, cache: false });
		return analyse(files, settings);
	} catch (error) {
		if (error instanceof UserError) return null;
		throw error;
	}
}

/** The ids and places of what was found. */
const findingsIn = (report: string): string =>
	JSON.stringify(
		(
			JSON.parse(report) as { readonly findings: readonly { readonly id: string; readonly location: unknown }[] }
		).findings.map(({ id, location }) => [id, location]),
	);

function watching(): Shown {
	const file = join(here, 'report.json');
	return {
		program: start('check', 'content', '--watch', '--format', `json=${file}`, '--no-cache'),
		now: async () => (existsSync(file) ? findingsIn(readFileSync(file, 'utf8')) : null),
		expected: async () => {
			const analysis = await anew();
			return analysis && findingsIn(json(reportJson(analysis, textsFor('en'))));
		},
	};
}

function serving(): Shown {
	const port = 20_000 + (process.pid % 20_000);
	const url = `http://localhost:${port}/data/ports.json`;
	return {
		program: start('dev', 'content', '--port', String(port), '--no-cache'),
		now: async () => {
			try {
				return await (await fetch(url)).text();
			} catch {
				return null;
			}
		},
		expected: async () => {
			const analysis = await anew();
			return analysis && json(datasetJson(analysis));
		},
	};
}

/** Bytes that a program holds, once what it does not need is gone. */
async function memoryOf({ pid }: ChildProcess): Promise<number> {
	const file = join(here, 'memory');
	rmSync(file, { force: true });
	process.kill(pid as number, 'SIGUSR2');
	while (!existsSync(file) || readFileSync(file, 'utf8') === '') await pause(20);
	return Number(readFileSync(file, 'utf8'));
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until a program shows what a new run would; throws where it does not in time. */
async function settled({ now, expected }: Shown, edit: number): Promise<void> {
	const wanted = await expected();
	if (wanted === null) return;
	const until = Date.now() + PATIENCE;
	let shown = await now();
	while (shown !== wanted) {
		if (Date.now() > until) {
			for (const [name, text] of Object.entries({ shown, wanted })) writeFileSync(join(here, name), text ?? '');
			throw new Error(`edit ${edit} is lost: ${here} holds what is shown and wanted, and the documents\n${told}`);
		}
		await pause(50);
		shown = await now();
	}
}

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

const [mode = 'watch'] = positionals;
const chance = randomOf(Number(values.seed), 'edits');
writeAll(content);
const shown = mode === 'dev' ? serving() : watching();
process.on('exit', () => shown.program.kill());
await settled(shown, 0);
const [begun, lasts] = [Date.now(), Number(values.seconds) * 1000];
const memory: number[] = [];
let edits = 0;
for (; Date.now() < begun + lasts; edits++) {
	await editAtRandom(content, (limit) => chance.below(limit));
	await settled(shown, edits);
	if (edits % 5 === 4) {
		// Only what the same documents take can be compared.
		writeAll(content);
		await settled(shown, edits);
		memory.push(await memoryOf(shown.program));
	}
}
isDone = true;
shown.program.kill();
rmSync(here, { recursive: true, force: true });
const fifth = Math.ceil(memory.length / 5);
const [first, last] = [median(memory.slice(fifth, 2 * fifth)), median(memory.slice(-fifth))];
const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
console.log(
	`${mode}: seed ${values.seed}, ${edits} edits in ${values.seconds} s, none lost; memory ${megabytes(first)} MB after a fifth of the time, ${megabytes(last)} MB at the end`,
);
if (last > first * GROWTH) {
	console.error(`${mode}: memory grows`);
	process.exitCode = 1;
}
