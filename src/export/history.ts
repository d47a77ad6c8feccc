import type { Locale, Severity } from '../core/index.ts';
import type { Snapshot } from './changes.ts';
import type { BuildCounts, HistoryJson } from './shapes.ts';

/** So many builds are remembered, the latest. */
const mostBuilds = 50;

/**
 * What each of several builds counted, the oldest first: those that an earlier build remembers (or its own counts, where it
 * remembers none and its findings are known) and this one, unless it counts the same of the same dataset.
 */
export function historyOf(since: Snapshot, now: Snapshot): HistoryJson {
	const earlier = since.history?.builds ?? countsOf(since);
	const [latest] = countsOf(now);
	const isSame = latest !== undefined && JSON.stringify(earlier.at(-1)) === JSON.stringify(latest);
	const builds = latest === undefined || isSame ? earlier : [...earlier, latest];
	return { schema: 'portolan/history/1', builds: builds.slice(-mostBuilds) };
}

/** What a dataset counts; nothing where its findings are not known. */
function countsOf({ dataset, findings }: Snapshot): readonly BuildCounts[] {
	if (findings === null) return [];
	const documents = dataset.topics.flatMap((topic) => topic.documents);
	const dates = documents.flatMap(({ revision }) => revision ?? []).sort();
	const count = (locale: Locale, severity: Severity) =>
		findings.filter((finding) => finding.locale === locale && finding.severity === severity).length;
	const locales = dataset.locales.map((locale) => [
		locale,
		{
			documents: documents.filter((document) => document.locale === locale).length,
			...{ errors: count(locale, 'error'), warnings: count(locale, 'warning'), infos: count(locale, 'info') },
		},
	]);
	return [{ version: dataset.version, date: dates.at(-1) ?? null, locales: Object.fromEntries(locales) }];
}
