import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

const exclude = ['**/node_modules/**', 'content/**', 'dist/**', 'lib/**'];
/** Cores are shared with other tests, and a browser may take long to start for the first time. */
const patience = { testTimeout: 60_000, hookTimeout: 120_000 };
/** What installs Portolan, from one tarball. */
const installed = ['test/package.test.ts', 'test/stranger.e2e.ts'];

/** Unit tests stand beside their source; what needs the whole program is in `test/`, what builds a site or needs a browser is `*.e2e.ts`. */
export default defineConfig({
	test: {
		// One fewer, unless told: half of a machine of two.
		maxWorkers: availableParallelism(),
		sequence: { sequencer: LongestFirst },
		projects: [
			{
				test: {
					name: 'program',
					include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'test/**/*.test.ts'],
					exclude: [...exclude, ...installed],
					// Loading the core anew for each file took longer than most files.
					isolate: false,
					...patience,
				},
			},
			{
				test: {
					name: 'site',
					include: ['test/**/*.e2e.ts'],
					exclude: [...exclude, ...installed],
					globalSetup: 'test/build-content.ts',
					...patience,
				},
			},
			{
				test: { name: 'package', include: installed, globalSetup: 'test/pack.ts', ...patience },
			},
		],
	},
});
