/** Programs that a test starts, waits for and kills. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** A program that was started. */
export interface Started {
	/** What it has written so far. */
	out(): string;
	err(): string;
	/** Waits until it has written that; throws where it ends without. */
	says(what: string): Promise<void>;
	/** Waits for its end; gives its code. */
	ended(): Promise<number | null>;
	/** Ends it as a lost machine does. */
	kill(): Promise<void>;
}

const running = new Set<Started>();

/** Starts a program in a folder. */
export function start(
	command: string,
	args: readonly string[],
	cwd: string,
	env: Readonly<Record<string, string>> = {},
): Started {
	const child: ChildProcess = spawn(command, args, { cwd, env: { ...process.env, ...env } });
	const closed = once(child, 'close');
	const written = { out: '', err: '' };
	child.stdout?.setEncoding('utf8').on('data', (text: string) => {
		written.out += text;
	});
	child.stderr?.setEncoding('utf8').on('data', (text: string) => {
		written.err += text;
	});
	const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
	const started: Started = {
		out: () => written.out,
		err: () => written.err,
		async says(what) {
			while (!`${written.out}${written.err}`.includes(what)) {
				if (hasEnded()) throw new Error(`${command} ended without saying “${what}”: ${written.out}${written.err}`);
				await setTimeout(10);
			}
		},
		async ended() {
			await closed;
			running.delete(started);
			return child.exitCode;
		},
		async kill() {
			child.kill('SIGKILL');
			await started.ended();
		},
	};
	running.add(started);
	return started;
}

/** Kills all that was started and still runs. */
export async function killAll(): Promise<void> {
	await Promise.all([...running].map((started) => started.kill()));
}

/** A port of this machine that nobody listens at. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	return typeof address === 'object' && address ? address.port : 0;
}
