/** `npm test [-- <vitest arguments>]`: finds a Chromium and the other programs that tests start, then runs vitest once with its path in `CHROMIUM_PATH`. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromiumPath } from './chromium.ts';
import { installTestTools } from './test-tools.ts';

const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));

try {
	const path = chromiumPath();
	installTestTools();
	const env = {
		...process.env,
		CHROMIUM_PATH: path,
		ASTRO_TELEMETRY_DISABLED: '1',
		// Hundreds of runs of the command load the same modules: half of the time of each was their compilation.
		NODE_COMPILE_CACHE: fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url)),
	};
	const { status } = spawnSync(process.execPath, [vitest, 'run', ...process.argv.slice(2)], { stdio: 'inherit', env });
	process.exitCode = status ?? 1;
} catch (error) {
	console.error((error as Error).message);
	process.exitCode = 2;
}
