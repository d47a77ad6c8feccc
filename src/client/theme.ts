/** Where the choice is kept, by an address at the site's base: the service worker writes it into the pages that come after, so that none needs a script for it. */
const CACHE = 'portolan-settings';

/** Switches between light and dark, from what is to be seen now. */
export async function switchTheme(): Promise<void> {
	const root = document.documentElement;
	const isDark = root.dataset.theme
		? root.dataset.theme === 'dark'
		: matchMedia('(prefers-color-scheme: dark)').matches;
	root.dataset.theme = isDark ? 'light' : 'dark';
	const cache = await caches.open(CACHE);
	await cache.put(import.meta.url.replace(/script\/[^/]*$/, 'theme'), new Response(root.dataset.theme));
}
