/** Stage 7, suppress: findings that a comment in the source silences are left out, and suppressions that do nothing are found. */
import { checks, ordered } from '../checks/index.ts';
import { locationsOf } from '../extract/index.ts';
import type { Finding, Message, Settings, SourceDocument } from '../model.ts';
import { type Directive, directivesIn } from './directives.ts';

export { mayHaveDirectives } from './directives.ts';

/** A directive with the lines that it covers and those of its checks that silenced something. */
interface Suppression {
	readonly directive: Directive;
	readonly document: SourceDocument;
	readonly from: number;
	readonly to: number;
	readonly used: Set<string>;
}

/** The findings that no comment silences, and one for each suppression that does nothing; sorted, with their ids. */
export function suppress(findings: readonly Finding[], documents: readonly SourceDocument[]): Finding[] {
	const suppressions = documents.flatMap(suppressionsIn);
	if (suppressions.length === 0) return [...findings];
	const byPath = Map.groupBy(suppressions, ({ document }) => document.path);
	const kept = findings.filter((finding) => !silenced(finding, byPath));
	return [...kept, ...ordered(suppressions.flatMap(faultsOf))].sort(byPlace);
}

/** The findings with the severities of the settings; those of checks that are off are left out. */
export function rated(findings: readonly Finding[], { severity = {}, overrides = [] }: Settings): Finding[] {
	const tables = overrides.map((override) => ({ ...override, paths: new Set(override.paths) }));
	return findings.flatMap((finding) => {
		const { check, location } = finding;
		const own = tables.findLast(({ paths, severity }) => paths.has(location.path) && Object.hasOwn(severity, check));
		const told = own?.severity ?? severity;
		const wanted = Object.hasOwn(told, check) ? told[check] : undefined;
		return wanted === 'off' ? [] : wanted === undefined ? finding : { ...finding, severity: wanted };
	});
}

function suppressionsIn(document: SourceDocument): Suppression[] {
	const directives = directivesIn(document.tree, document.source);
	if (directives.length === 0) return [];
	const locations = locationsOf(document.path, document.locale, document.source);
	return directives.map((directive) => {
		const { start, end } = locations.at(directive.covers.start, directive.covers.end);
		return { directive, document, from: start.line, to: end.line, used: new Set<string>() };
	});
}

/** Whether a finding is silenced where it stands or, where nobody is blamed, at any of its sides. Notes who silenced it. */
function silenced(finding: Finding, byPath: ReadonlyMap<string, readonly Suppression[]>): boolean {
	const sides = finding.locale === null ? finding.evidence : [];
	const lines = [{ path: finding.location.path, line: finding.location.start.line }, ...sides];
	const silencing = lines.flatMap(({ path, line }) =>
		(byPath.get(path) ?? []).filter(
			({ directive, from, to }) =>
				directive.reason !== '' && directive.checks.includes(finding.check) && from <= line && line <= to,
		),
	);
	for (const { used } of silencing) used.add(finding.check);
	return silencing.length > 0;
}

const known = new Set(checks.map(({ id }) => id));

function faultsOf({ directive, document, used }: Suppression): Finding[] {
	const { text, checks: named } = directive;
	const fault = (what: string, values: Message['values'], actual: string) =>
		findingOf(document, directive, { key: `checks.suppression-unused.${what}`, values }, actual);
	if (directive.reach === null) return [fault('directive', { text }, text)];
	if (named.length === 0) return [fault('unnamed', { text }, text)];
	const faults = named.filter((id) => !known.has(id)).map((id) => fault('unknown', { check: id }, id));
	if (directive.reason === '') return [...faults, fault('reason', { text }, text)];
	const idle = named.filter((id) => known.has(id) && !used.has(id));
	return [...faults, ...idle.map((id) => fault('unused', { check: id }, id))];
}

function findingOf(document: SourceDocument, directive: Directive, message: Message, actual: string): Finding {
	const { path, locale, topic, source } = document;
	return {
		...{ id: '', check: 'suppression-unused', severity: 'warning', confidence: 1, locale, topic, message, actual },
		location: locationsOf(path, locale, source).at(directive.start, directive.end),
		...{ table: null, row: null, record: null, field: null, expected: null, suggestion: null, edits: [], evidence: [] },
	};
}

function byPlace({ location: a }: Finding, { location: b }: Finding): number {
	return a.path === b.path ? a.start.offset - b.start.offset : a.path < b.path ? -1 : 1;
}
