import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', 'content/**', 'dist/**', 'lib/**'];

/** Unit tests stand beside their source; what needs the whole program is in `test/`, what needs a browser is `*.e2e.ts`. */
export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'program',
					include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'test/**/*.test.ts'],
					exclude,
				},
			},
			{ test: { name: 'site', include: ['test/**/*.e2e.ts'], exclude, globalSetup: 'test/build-content.ts' } },
		],
	},
});
