import type { Analysis, Finding, Severity } from '../core/index.ts';
import { didYouMean, localeAmong, UserError } from '../io/index.ts';

/** Which findings a user wants to see; what is not given wants all. */
export interface Wanted {
	/** The least severe. */
	readonly severity?: Severity | undefined;
	readonly check?: readonly string[] | undefined;
	/** Locales that are blamed; `undecided` for findings that blame none. */
	readonly locale?: readonly string[] | undefined;
	/** Topics by id or slug. */
	readonly topic?: readonly string[] | undefined;
}

const ranks: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** How severe a severity is, from 0. */
export function rankOf(severity: Severity): number {
	return ranks[severity];
}

/** The analysis with the findings that are wanted only. Throws a UserError for a name that nothing here has. */
export function narrowed(analysis: Analysis, wanted: Wanted, checks: readonly string[]): Analysis {
	const { severity = 'info', check, topic } = wanted;
	for (const id of check ?? []) if (!checks.includes(id)) throw unknown('--check', 'check', id, checks);
	const topics = topic?.map((name) => {
		const found = analysis.topics.find(({ id, slug }) => id === name || slug === name);
		if (found) return found.id;
		throw unknown('--topic', 'topic', name, [...new Set(analysis.topics.flatMap(({ id, slug }) => [id, slug]))]);
	});
	const locales = wanted.locale?.map((name) =>
		name === 'undecided' ? null : localeAmong(name, '--locale', analysis.locales),
	);
	return withFindings(
		analysis,
		(finding) =>
			rankOf(finding.severity) >= rankOf(severity) &&
			(check?.includes(finding.check) ?? true) &&
			(topics?.includes(finding.topic) ?? true) &&
			(locales?.includes(finding.locale) ?? true),
	);
}

/** The analysis with those of its findings that are to be kept. */
export function withFindings(analysis: Analysis, keep: (finding: Finding) => boolean): Analysis {
	return { ...analysis, findings: analysis.findings.filter(keep) };
}

function unknown(option: string, kind: string, name: string, names: readonly string[]): UserError {
	const few = names.length <= 12 ? `; there are ${names.join(', ')}` : '';
	return new UserError(`${option}: there is no ${kind} "${name}"${didYouMean(name, names) || few}`);
}
