import type { AstroInlineConfig } from 'astro';
import type { PortolanOptions } from './options.ts';
import { wholeSite } from './portolan.ts';

/** The settings of Astro for a site that is Portolan's alone; `portolan build`, `portolan dev` and `astro build` share them. */
export function siteConfig(options: PortolanOptions = {}): AstroInlineConfig {
	return {
		// Portolan's pages are injected: those of `src/pages` are not to be found a second time.
		srcDir: './portolan',
		output: 'static',
		trailingSlash: 'always',
		build: { format: 'directory', inlineStylesheets: 'never' },
		compressHTML: true,
		markdown: { syntaxHighlight: false },
		vite: { build: { assetsInlineLimit: 0 } },
		integrations: [wholeSite(options)],
	};
}
