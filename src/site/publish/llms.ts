import { absolute } from '../alternates.ts';
import type { Site } from '../site.ts';

/** `llms.txt`: what the site holds and where each topic stands as Markdown, for programs that read text. */
export function llmsText(site: Site): string {
	const { analysis, urls } = site;
	const t = site.t('en');
	const link = (title: string, path: string) =>
		`- [${oneLine(title).replace(/[[\]\\]/g, '\\$&')}](${absolute(site, path)})`;
	const topics = analysis.locales.flatMap((locale) => [
		`## ${oneLine(site.languages[locale]?.label ?? locale)}`,
		'',
		...analysis.topics.flatMap((topic) => {
			const document = topic.documents[locale];
			return document ? [link(document.title, urls.markdown(locale, topic.slug))] : [];
		}),
		'',
	]);
	const data = ['ports.json', 'ports.csv', 'findings.json', 'version.json'];
	return [
		...[`# ${oneLine(t('site.home.title'))}`, '', `> ${oneLine(t('site.tagline'))}`, '', ...topics, '## Data', ''],
		...data.map((file) => link(file, urls.data(file))),
		'',
	].join('\n');
}

/** A text that can't begin a line of its own, nor hide what it says. */
function oneLine(text: string): string {
	return text
		.toWellFormed()
		.replace(/[\s\u0085]+/g, ' ')
		.replace(/[\p{Cc}\p{Bidi_C}]/gu, '\uFFFD')
		.trim();
}
