import type { Analysis, Locale, Topic } from '../core/index.ts';

/** How a topic stands in one locale. */
export interface TranslationState {
	readonly locale: Locale;
	readonly present: boolean;
	/** ISO date, or null where the document tells none. */
	readonly revision: string | null;
	/** Whether a document of the same topic has been revised later. */
	readonly isOlder: boolean;
	/** How many findings blame this locale. */
	readonly findings: number;
}

/** How every topic stands in every locale, in the site's order of both. */
export function translationStatus({
	topics,
	locales,
	findings,
}: Pick<Analysis, 'topics' | 'locales' | 'findings'>): { topic: Topic; states: TranslationState[] }[] {
	const counts = new Map<string, number>();
	for (const { topic, locale } of findings) {
		const key = JSON.stringify([topic, locale]);
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return topics.map((topic) => {
		const revisions = Object.values(topic.documents).flatMap(({ revision }) => revision ?? []);
		const latest = revisions.sort().at(-1) ?? '';
		const states = locales.map((locale): TranslationState => {
			const document = topic.documents[locale];
			const revision = document?.revision ?? null;
			return {
				...{ locale, present: document !== undefined, revision },
				isOlder: revision !== null && revision < latest,
				findings: counts.get(JSON.stringify([topic.id, locale])) ?? 0,
			};
		});
		return { topic, states };
	});
}
