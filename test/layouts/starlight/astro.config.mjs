import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
	integrations: [
		starlight({
			title: 'Sounder',
			defaultLocale: 'root',
			locales: { root: { label: 'English', lang: 'en' }, de: { label: 'Deutsch' }, it: { label: 'Italiano' } },
		}),
	],
});
