import type { Analysis, Locale, Severity, Topic } from '../core/index.ts';

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

/** How the documents of one locale stand altogether. */
export interface Coverage {
	readonly documents: number;
	/** How many topics there are in any locale. */
	readonly topics: number;
	/** How many of its documents were revised before another language's. */
	readonly older: number;
	/** ISO date of its latest revision, or null where no document tells one. */
	readonly latest: string | null;
	/** How many findings blame it. */
	readonly severities: Readonly<Record<Severity, number>>;
}

/** Counts how the documents of a locale stand. */
export function coverageOf(analysis: Pick<Analysis, 'topics' | 'locales' | 'findings'>, locale: Locale): Coverage {
	const states = translationStatus({ ...analysis, locales: [locale] }).flatMap((row) => row.states);
	const severities = { error: 0, warning: 0, info: 0 };
	for (const finding of analysis.findings) if (finding.locale === locale) severities[finding.severity]++;
	return {
		documents: states.filter(({ present }) => present).length,
		topics: analysis.topics.length,
		older: states.filter(({ isOlder }) => isOlder).length,
		latest:
			states
				.flatMap(({ revision }) => revision ?? [])
				.sort()
				.at(-1) ?? null,
		severities,
	};
}
