import type { Locale, Severity } from '../core/index.ts';
import type { HistoryJson } from '../export/index.ts';

/** What a build found in one locale's documents. */
export interface TrendBuild {
	/** The latest revision of its documents, or null. */
	readonly date: string | null;
	readonly documents: number;
	readonly findings: Readonly<Record<Severity, number>>;
	/** The parts of its column from the top, each with its place and height in hundredths of the highest. */
	readonly parts: readonly { readonly severity: Severity; readonly y: number; readonly height: number }[];
}

/** The builds that a history tells a locale's counts of, the oldest first; none where there is nothing to compare. */
export function trendOf(history: HistoryJson | null, locale: Locale): TrendBuild[] {
	const builds = (history?.builds ?? []).flatMap(({ date, locales }) => {
		const counts = locales[locale];
		return counts ? [{ date, ...counts }] : [];
	});
	if (builds.length < 2) return [];
	const most = Math.max(1, ...builds.map(({ errors, warnings, infos }) => errors + warnings + infos));
	return builds.map(({ date, documents, errors, warnings, infos }) => {
		const findings = { error: errors, warning: warnings, info: infos };
		let y = 100;
		const parts = (['error', 'warning', 'info'] as const).map((severity) => {
			const height = (100 * findings[severity]) / most;
			y -= height;
			return { severity, y, height };
		});
		return { date, documents, findings, parts };
	});
}
