/** defaultLocale: 'xx' in a comment tells nothing. */
export default {
	title: 'Sounder',
	i18n: { defaultLocale: 'en', locales: ['en', 'de', 'it'] },
	presets: [['classic', { docs: { path: 'docs', sidebarPath: './sidebars.js' } }]],
};
