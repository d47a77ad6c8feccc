export default {
	title: 'Sounder',
	locales: {
		root: { label: 'English', lang: 'en' },
		de: { label: 'Deutsch', lang: 'de', link: '/de/' },
		it: { label: 'Italiano', lang: 'it', link: '/it/' },
	},
};
