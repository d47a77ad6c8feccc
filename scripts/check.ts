/** `npm run check`: every check of the code itself. Runs them all, as many at once as there are cores, and tells which failed. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** What it checks, and by which command. */
type Step = readonly [name: string, command: string];

/** It writes `lib/`, which others read. */
const alone: Step = ['the package: what is published, and its types', 'node scripts/check-package.ts'];

/** What can be done beside each other, what takes longest first. */
const steps: readonly Step[] = [
	['types of pages', 'astro check --minimumSeverity warning'],
	['unused files, exports, dependencies', 'knip'],
	['types', 'tsc -p .'],
	['types of the core, without Node and DOM', 'tsc -p src/core'],
	['format, lint, import rule', 'biome check --error-on-warnings .'],
	['regular expressions that take too long', 'node scripts/check-regexes.ts'],
	['where dependencies come from, and their licences', 'node scripts/check-dependencies.ts'],
	['texts in every language', 'node scripts/check-locales.ts'],
];

const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };

/** Runs a step, and prints what it has said once it ends; gives whether it failed. */
async function fails([name, command]: Step): Promise<boolean> {
	const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'], env });
	const said: Buffer[] = [];
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => said.push(data));
	const code = await new Promise((ended) => child.once('close', ended));
	console.log(`\n── ${name}: ${command}`);
	process.stdout.write(Buffer.concat(said));
	return code !== 0;
}

const failed: Step[] = [];
const left = [...steps];
const worker = async () => {
	for (let step = left.shift(); step; step = left.shift()) if (await fails(step)) failed.push(step);
};
if (await fails(alone)) failed.push(alone);
await Promise.all(Array.from({ length: availableParallelism() }, worker));

console.log(failed.length === 0 ? '\nEvery check passes.' : '');
for (const [name, command] of failed) console.error(`failed: ${name} (${command})`);
process.exitCode = failed.length === 0 ? 0 : 1;
