import type { Finding } from '../core/index.ts';

/** Findings that say the same of the same words of one document, each lot in its order; lists tell it once and name all places. */
export function alike(findings: readonly Finding[]): [Finding, ...Finding[]][] {
	const lots = Map.groupBy(findings, ({ id, check, severity, locale, location, actual, expected }) =>
		actual === null ? id : JSON.stringify([check, severity, locale, location.path, actual, expected]),
	);
	return [...lots.values()] as [Finding, ...Finding[]][];
}
