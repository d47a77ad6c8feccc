import { defineConfig } from 'vitest/config';

/** Unit tests stand beside their source; what needs the whole program or a browser is in `test/`. */
export default defineConfig({
	test: {
		include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'test/**/*.{test,e2e}.ts'],
		exclude: ['**/node_modules/**', 'content/**', 'dist/**'],
	},
});
