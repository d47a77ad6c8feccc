/** Loaded into a program that is watched (`node --expose-gc --import`): at SIGUSR2 it writes what its memory holds into a file. */
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread)
	process.on('SIGUSR2', () => {
		for (let n = 0; n < 3; n++) globalThis.gc?.();
		const { heapUsed, external } = process.memoryUsage();
		writeFileSync(process.env.MEMORY_FILE ?? 'memory', String(heapUsed + external));
	});
