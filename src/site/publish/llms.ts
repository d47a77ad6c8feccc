import { absolute } from '../alternates.ts';
import type { Site } from '../site.ts';

/** `llms.txt`: what the site holds and where each topic stands as Markdown, for programs that read text. */
export function llmsText(site: Site): string {
	const { analysis, urls } = site;
	const t = site.t('en');
	const link = (title: string, path: string) => `- [${title.replace(/[[\]\\]/g, '\\$&')}](${absolute(site, path)})`;
	const topics = analysis.locales.flatMap((locale) => [
		`## ${site.languages[locale]?.label ?? locale}`,
		'',
		...analysis.topics.flatMap((topic) => {
			const document = topic.documents[locale];
			return document ? [link(document.title, urls.markdown(locale, topic.slug))] : [];
		}),
		'',
	]);
	const data = ['ports.json', 'ports.csv', 'findings.json', 'version.json'];
	return [
		...[`# ${t('site.home.title')}`, '', `> ${t('site.tagline')}`, '', ...topics, '## Data', ''],
		...data.map((file) => link(file, urls.data(file))),
		'',
	].join('\n');
}
