import type { Analysis, Finding, Locale, PortRecord } from '../core/index.ts';
import { type CsvCell, csv } from './csv.ts';
import { fieldOrder } from './dataset.ts';
import { ports } from './ports.ts';

/** The address of a finding's page; without one, the column stays empty. */
export type FindingUrl = (finding: Finding) => string;

/**
 * The dataset as CSV: a line a record and locale that has it, so that the columns are the same whatever the locales are.
 * `state` is `wrong` where a finding names this locale, `undecided` where nobody knows which one is wrong, else `ok`; then
 * come its findings, their pages and the right readings, and what other locales say where facts are disputed.
 */
export function datasetCsv({ records, locales, findings }: Analysis, findingUrl?: FindingUrl): string {
	const byId = new Map(findings.map((finding) => [finding.id, finding]));
	const header = [
		...['id', 'topic', 'table', 'ports', 'transports', 'protocols', 'security', 'basis', 'alternatives'],
		...['locale', 'state', 'findings', 'finding_urls', 'right_readings'],
		...[...fieldOrder, 'path', 'line'],
	];
	const lines = records.flatMap((record) =>
		locales.flatMap((locale) => {
			const witness = record.witnesses[locale];
			if (!witness) return [];
			const told = record.findings.flatMap((id) => byId.get(id) ?? []).filter((one) => concerns(one, locale));
			return [
				[
					...[record.id, record.topic, record.table, ports(record.ports)],
					...[record.transports, record.protocols, record.security].map((words) => words.join(' ')),
					...[record.basis, alternativesOf(record), locale, stateOf(record, told, locale)],
					...[told.map(({ id }) => id).join(' '), findingUrl ? told.map(findingUrl).join(' ') : ''],
					told.flatMap(readingOf).join(' | '),
					...fieldOrder.map((field) => record.fields[field]?.[locale] ?? ''),
					...[witness.path, witness.line],
				] satisfies CsvCell[],
			];
		}),
	);
	return csv([header, ...lines]);
}

function concerns(finding: Finding, locale: Locale): boolean {
	return finding.locale === locale || finding.locale === null;
}

function stateOf({ basis }: PortRecord, findings: readonly Finding[], locale: Locale): string {
	if (findings.some((finding) => finding.locale === locale)) return 'wrong';
	return findings.length > 0 || basis === 'undecided' ? 'undecided' : 'ok';
}

/** `notes: 80, 8080 → 443, 4443`; nothing where the evidence tells no reading. */
function readingOf({ field, actual, expected, suggestion, locale }: Finding): string[] {
	const reading = expected ?? suggestion;
	if (locale === null || reading === null) return [];
	return [`${field ? `${field}: ` : ''}${actual ? `${actual} → ` : ''}${reading}`];
}

/** `443 tcp https (de it) | 444 tcp https (fr)` */
function alternativesOf({ alternatives }: PortRecord): string {
	return alternatives
		.map((each) => {
			const facts = [ports(each.ports), ...each.transports, ...each.protocols, ...each.security];
			return `${facts.filter(Boolean).join(' ')} (${each.locales.join(' ')})`;
		})
		.join(' | ');
}
