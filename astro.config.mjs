import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { portolan } from './src/integrations/portolan.ts';

export default defineConfig({
	output: 'static',
	trailingSlash: 'always',
	build: { format: 'directory', inlineStylesheets: 'never' },
	compressHTML: true,
	devToolbar: { enabled: false },
	markdown: { syntaxHighlight: false },
	vite: { build: { assetsInlineLimit: 0 } },
	integrations: [mdx(), portolan()],
});
