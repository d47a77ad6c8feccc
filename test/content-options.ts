import { fileURLToPath } from 'node:url';

/** How the site of `content/` is built for tests. */
export const contentOptions = {
	content: fileURLToPath(new URL('../content', import.meta.url)),
	config: 'portolan.config.json',
	base: '/docs/',
	site: 'https://ports.example',
};
