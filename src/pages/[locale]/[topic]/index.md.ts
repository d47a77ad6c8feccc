import type { APIRoute } from 'astro';
import type { Locale, Topic } from '../../../core/index.ts';
import { currentSite } from '../../../site/site.ts';

/** A topic as Markdown, where it is written in the locale. */
export const getStaticPaths = () => {
	const { analysis } = currentSite();
	return analysis.locales.flatMap((locale) =>
		analysis.topics
			.filter((topic) => topic.documents[locale])
			.map((topic) => ({ params: { locale, topic: topic.slug }, props: { locale, topic } })),
	);
};

/** Writes it. */
export const GET: APIRoute<{ locale: Locale; topic: Topic }> = ({ props: { locale, topic } }) =>
	new Response(currentSite().markdown(locale, topic));
