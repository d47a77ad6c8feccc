import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';

/** What a command printed and how it ended. */
export interface Ran {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

/** A folder in which Portolan was installed from its tarball, as a stranger does it. */
export interface Installed {
	readonly folder: string;
	/** Runs a script of an installed package, or a file of the folder, under one of the Nodes. */
	run(node: string, script: string, ...args: readonly string[]): Ran;
	/** The same with an environment of its own. */
	runWith(own: Readonly<Record<string, string>>, node: string, script: string, ...args: readonly string[]): Ran;
	/** The same in a folder below. */
	runIn(below: string, node: string, script: string, ...args: readonly string[]): Ran;
	close(): void;
}

const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** Installs Portolan from its tarball, with other packages and Nodes (by version), beside a copy of a fixture if one is named. */
export function install(
	fixture: string | null,
	packages: Readonly<Record<string, string>>,
	nodes: readonly string[],
): Installed {
	const folder = mkdtempSync(join(tmpdir(), 'portolan-user-'));
	if (fixture !== null)
		cpSync(fileURLToPath(new URL(`fixtures/${fixture}`, import.meta.url)), folder, { recursive: true });
	const runtimes = nodes.map((version) => [`node-${version}`, `npm:node-${platform}@${version}`]);
	const dependencies = { ...packages, portolan: `file:${inject('tarball')}`, ...Object.fromEntries(runtimes) };
	writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }));
	const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--no-bin-links', '--loglevel=error'];
	const { status, stderr } = spawnSync('npm', ['install', ...flags], {
		...{ cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' },
	});
	if (status !== 0) throw new Error(`npm install failed:\n${stderr}`);
	const { NODE_ENV: _, VITEST: __, NODE_COMPILE_CACHE: ___, ...env } = process.env;
	const runAt = (below: string, own: object, node: string, script: string, args: readonly string[]): Ran => {
		const name = process.platform === 'win32' ? 'node.exe' : 'node';
		const runtime = join(folder, 'node_modules', `node-${node}`, 'bin', name);
		const { status, stdout, stderr } = spawnSync(runtime, [join(folder, script), ...args], {
			...{ cwd: join(folder, below), encoding: 'utf8' },
			env: { ...env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', XDG_CACHE_HOME: join(folder, 'cache'), ...own },
		});
		return { status, stdout, stderr };
	};
	return {
		folder,
		run: (node, script, ...args) => runAt('.', {}, node, script, args),
		runWith: (own, node, script, ...args) => runAt('.', own, node, script, args),
		runIn: (below, node, script, ...args) => runAt(below, {}, node, script, args),
		close: () => rmSync(folder, { recursive: true, force: true }),
	};
}
