/** The recipe for Slurm, run on a cluster of one node that the test starts. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it, vi } from 'vitest';
import { onPath } from '../scripts/debian.ts';
import { writeGauges, writeNpx } from './gauges.ts';
import { freePort, killAll, start } from './started.ts';

// The program is started for each shard, also on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

const project = fileURLToPath(new URL('..', import.meta.url));
const daemons = ['munged', 'slurmctld', 'slurmd'].map(onPath);
const canStart = [...daemons, onPath('sbatch')].every(Boolean) && process.getuid?.() === 0;

let folder: string | undefined;
afterAll(async () => {
	await killAll();
	if (folder) rmSync(folder, { recursive: true, force: true });
});

it.skipIf(!canStart)('an array of tasks reports what one run does', async () => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-slurm-'));
	const env = await startCluster(folder);
	writeGauges(folder);
	writeNpx(folder);
	const run = start('sh', [join(project, 'templates/portolan-shards.slurm.sh'), '3'], folder, env);
	const one = start(process.execPath, [join(project, 'src/cli/main.ts'), 'check'], folder);
	const code = await one.ended();
	expect([code, await run.ended()]).toEqual([1, 1]);
	expect(run.out()).toContain(one.out());
	expect(run.out().split(one.out())[1]).toBe(one.err());
});

/** Starts a cluster of this machine alone; gives the environment of those who use it. */
async function startCluster(folder: string): Promise<Readonly<Record<string, string>>> {
	const [node] = hostname().split('.');
	const own = join(folder, 'slurm');
	const place = (name: string) => join(own, name);
	mkdirSync(own);
	for (const name of ['state', 'spool']) mkdirSync(place(name));
	writeFileSync(place('key'), crypto.getRandomValues(Buffer.alloc(1024)), { mode: 0o400 });
	const settings = {
		ClusterName: 'test',
		SlurmctldHost: `${node}(127.0.0.1)`,
		SlurmctldPort: await freePort(),
		SlurmdPort: await freePort(),
		...{ SlurmUser: 'root', SlurmdUser: 'root', AuthType: 'auth/munge', AuthInfo: `socket=${place('socket')}` },
		...{ StateSaveLocation: place('state'), SlurmdSpoolDir: place('spool') },
		...{ SlurmctldPidFile: place('slurmctld.pid'), SlurmdPidFile: place('slurmd.pid') },
		...{ ProctrackType: 'proctrack/pgid', TaskPlugin: 'task/none', JobAcctGatherType: 'jobacct_gather/none' },
		SelectType: 'select/cons_tres',
		SelectTypeParameters: 'CR_Core',
	};
	const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
	const machines = [`NodeName=${node} NodeAddr=127.0.0.1 CPUs=2`, 'PartitionName=all Nodes=ALL Default=YES'];
	writeFileSync(place('slurm.conf'), `${[...lines, ...machines].join('\n')}\n`);
	const env = { SLURM_CONF: place('slurm.conf'), PATH: [join(folder, 'bin'), process.env.PATH].join(delimiter) };
	const [munged = '', slurmctld = '', slurmd = ''] = daemons as string[];
	const files = ['key-file=key', 'socket=socket', 'pid-file=munge.pid', 'log-file=munge.log', 'seed-file=seed'];
	const args = files.map((each) => `--${each.replace('=', `=${own}/`)}`);
	await start(munged, ['--foreground', '--force', ...args], own)
		.says('')
		.catch(() => {});
	start(slurmctld, ['-D', '-c'], own, env);
	start(slurmd, ['-D'], own, env);
	for (let state = ''; !state.includes('idle'); ) {
		const sinfo = start('sinfo', ['--noheader', '--format=%T'], own, env);
		await sinfo.ended();
		state = sinfo.out();
	}
	return env;
}
