import { defineConfig } from 'tsdown';
import { copyTemplates } from './scripts/copy-templates.ts';
import { writeSchemas } from './scripts/write-schemas.ts';

const common = { outDir: 'lib', format: 'esm', platform: 'node', target: 'node22.12', fixedExtension: false } as const;

/** The package: `lib/` mirrors `src/`, because the pages in it are templates that Astro compiles where they are used. */
export default defineConfig([
	{
		...common,
		entry: ['src/**/*.ts', '!src/**/*.test.ts', '!src/**/*.d.ts', '!src/**/testing.ts', '!src/site/test-site.ts'],
		unbundle: true,
		dts: false,
		deps: { neverBundle: [/^virtual:/] },
		hooks: {
			'build:done': () => {
				copyTemplates('src', 'lib');
				writeSchemas('lib/schema');
			},
		},
	},
	{
		...common,
		entry: ['src/index.ts', 'src/config.ts', 'src/astro.ts'],
		dts: { emitDtsOnly: true },
		clean: false,
	},
]);
