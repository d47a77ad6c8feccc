/** `npm run check`: every check of the code itself. Runs them all, also after a failure, and tells which failed. */
import { spawnSync } from 'node:child_process';

const steps = [
	['types', 'tsc -p .'],
	['types of the core, without Node and DOM', 'tsc -p src/core'],
	['types of pages', 'astro check --minimumSeverity warning'],
	['format, lint, import rule', 'biome check --error-on-warnings .'],
	['unused files, exports, dependencies', 'knip'],
	['the package: what is published, and its types', 'node scripts/check-package.ts'],
	['regular expressions that take too long', 'node scripts/check-regexes.ts'],
	['where dependencies come from, and their licences', 'node scripts/check-dependencies.ts'],
	['texts in every language', 'node scripts/check-locales.ts'],
] as const;

const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };

const failed = steps.filter(([name, command]) => {
	console.log(`\n── ${name}: ${command}`);
	return spawnSync(command, { shell: true, stdio: 'inherit', env }).status !== 0;
});

console.log(failed.length === 0 ? '\nEvery check passes.' : '');
for (const [name, command] of failed) console.error(`failed: ${name} (${command})`);
process.exitCode = failed.length === 0 ? 0 : 1;
