import { join } from 'node:path';
import type { AstroInlineConfig } from 'astro';
import { noPostcss } from './no-postcss.ts';
import type { PortolanOptions } from './options.ts';
import { wholeSite } from './portolan.ts';

/** The settings of Astro for a site that is Portolan's alone; `portolan build`, `portolan dev` and `astro build` share them. */
export function siteConfig(options: PortolanOptions = {}): AstroInlineConfig {
	return {
		// Portolan's pages are injected: those of `src/pages` are not to be found a second time.
		srcDir: './portolan',
		output: 'static',
		trailingSlash: 'always',
		// A page is rendered while others are written.
		build: { format: 'directory', inlineStylesheets: 'never', concurrency: 4 },
		compressHTML: true,
		markdown: { syntaxHighlight: false },
		vite: { css: noPostcss, build: { assetsInlineLimit: 0 } },
		integrations: [wholeSite(options)],
	};
}

/** The same within an empty project (`openWorkshop`): no configuration of Astro is looked for, all caches lie in there. */
export function siteConfigIn(root: string, options: PortolanOptions): AstroInlineConfig {
	const { vite, ...config } = siteConfig(options);
	return {
		...config,
		...{ configFile: false, root, cacheDir: join(root, 'cache'), logLevel: 'warn' },
		vite: { ...vite, cacheDir: join(root, 'vite'), tsconfig: join(root, 'tsconfig.json') },
	};
}
