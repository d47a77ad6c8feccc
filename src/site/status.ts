import type { Analysis, Locale, Severity } from '../core/index.ts';

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
export function coverageOf({ topics, findings }: Pick<Analysis, 'topics' | 'findings'>, locale: Locale): Coverage {
	let [documents, older] = [0, 0];
	let latest: string | null = null;
	for (const topic of topics) {
		const own = topic.documents[locale];
		if (!own) continue;
		documents++;
		const { revision } = own;
		if (revision === null) continue;
		if (latest === null || revision > latest) latest = revision;
		if (Object.values(topic.documents).some((other) => other.revision !== null && other.revision > revision)) older++;
	}
	const severities = { error: 0, warning: 0, info: 0 };
	for (const finding of findings) if (finding.locale === locale) severities[finding.severity]++;
	return { documents, topics: topics.length, older, latest, severities };
}
