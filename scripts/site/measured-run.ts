import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What a run of a program took. */
export interface Cost {
	readonly seconds: number;
	/** The most memory that the program and its children held at one time, in MB; null where it can't be told. */
	readonly megabytes: number | null;
}

const INTERVAL = 25;

/** Runs a Node program with its own output hidden, and tells what it took. Throws, with that output, where it fails. */
export async function measuredRun(args: readonly string[], folder: string): Promise<Cost> {
	const start = performance.now();
	const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
	const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
	let most: number | null = null;
	const timer = setInterval(() => {
		const held = heldBy(child.pid ?? -1);
		if (held !== null) most = Math.max(most ?? 0, held);
	}, INTERVAL);
	const status = await new Promise((ended) => child.on('close', ended));
	clearInterval(timer);
	if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${said}`);
	return { seconds: (performance.now() - start) / 1000, megabytes: most };
}

/** The resident memory of a process and its descendants, in MB; null where the system does not show it in `/proc`. */
function heldBy(root: number): number | null {
	const processes = new Map<number, { readonly parent: number; readonly kilobytes: number }>();
	try {
		for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
			const status = statusOf(name);
			if (status !== null) processes.set(Number(name), status);
		}
	} catch {
		return null;
	}
	const belongs = (id: number): boolean =>
		id === root || (processes.has(id) && belongs(processes.get(id)?.parent ?? 0));
	let sum = 0;
	for (const [id, { kilobytes }] of processes) if (belongs(id)) sum += kilobytes;
	return sum / 1000;
}

function statusOf(id: string): { parent: number; kilobytes: number } | null {
	try {
		const text = readFileSync(`/proc/${id}/status`, 'utf8');
		const field = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(text)?.[1] ?? 0);
		return { parent: field('PPid'), kilobytes: field('VmRSS') };
	} catch {
		// Ended meanwhile.
		return null;
	}
}
