import type { Analysis, Finding, Locale } from '../core/index.ts';
import { findingText, type Translate, textsFor } from '../i18n/index.ts';
import { datasetJson } from './dataset.ts';
import { ports } from './ports.ts';
import type { ChangedFinding, ChangesJson, DatasetJson, Difference, HistoryJson, ReportJson } from './shapes.ts';

type Record = DatasetJson['records'][number];

/** A dataset at one time, with its findings where they are known. */
export interface Snapshot {
	readonly dataset: DatasetJson;
	readonly findings: readonly ChangedFinding[] | null;
	/** What it remembers of the builds up to it, if anything. */
	readonly history?: HistoryJson | null;
}

/** The snapshot of an analysis; messages are in English. */
export function snapshotOf(analysis: Analysis): Snapshot {
	return { dataset: datasetJson(analysis), findings: findingsOf(analysis, textsFor('en')) };
}

function findingsOf({ findings }: Analysis, t: Translate): ChangedFinding[] {
	return findings.map((finding: Finding) => {
		const { id, check, severity, locale, location } = finding;
		return {
			id,
			check,
			severity,
			locale,
			path: location.path,
			line: location.start.line,
			message: findingText(finding, t),
		};
	});
}

/** The findings of a report as a snapshot keeps them. */
export function findingsOfReport({ findings }: Pick<ReportJson, 'findings'>): ChangedFinding[] {
	return findings.map(({ id, check, severity, locale, path, line, message }) => ({
		...{ id, check, severity, locale, path, line, message },
	}));
}

/**
 * What has changed between two snapshots, in the shape `portolan/changes/1`. A record whose port has changed has another
 * id; it is taken for the same where it stands in the same table and its texts beside the port are the same.
 */
export function changesBetween(old: Snapshot, now: Snapshot): ChangesJson {
	const before = new Map(old.dataset.records.map((record) => [record.id, record]));
	const after = new Map(now.dataset.records.map((record) => [record.id, record]));
	const gone = old.dataset.records.filter(({ id }) => !after.has(id));
	const fresh = now.dataset.records.filter(({ id }) => !before.has(id));
	const renamed = pairs(gone, fresh);
	const paired = new Set([...renamed].flat());
	const same = now.dataset.records.flatMap((record) => {
		const was = before.get(record.id) ?? renamed.get(record);
		return was === undefined ? [] : [[was, record] as const];
	});
	const date = datesOf(now.dataset);
	return {
		schema: 'portolan/changes/1',
		...{ from: old.dataset.version, to: now.dataset.version },
		records: {
			added: fresh.filter((record) => !paired.has(record)).map((record) => ({ date: date(record.topic), record })),
			removed: gone.filter((record) => !paired.has(record)).map((record) => ({ date: date(record.topic), record })),
			changed: same.flatMap(([was, record]) => {
				const differences = differencesBetween(was, record);
				if (differences.length === 0) return [];
				return [{ date: date(record.topic), id: record.id, was: was.id, topic: record.topic, differences }];
			}),
		},
		findings: {
			new: without(now.findings, old.findings),
			gone: without(old.findings, now.findings),
		},
	};
}

/** Those of some findings that are not among others; none where either is not known. */
function without(findings: Snapshot['findings'], others: Snapshot['findings']): ChangedFinding[] {
	if (findings === null || others === null) return [];
	const ids = new Set(others.map(({ id }) => id));
	return findings.filter(({ id }) => !ids.has(id));
}

/** New records with the one that each has come from, where exactly one fits. */
function pairs(gone: readonly Record[], fresh: readonly Record[]): Map<Record, Record> {
	const byTexts = Map.groupBy(gone, textsKey);
	const freshByTexts = Map.groupBy(fresh, textsKey);
	return new Map(
		fresh.flatMap((record) => {
			const key = textsKey(record);
			const [was, ...more] = byTexts.get(key) ?? [];
			return was && more.length === 0 && freshByTexts.get(key)?.length === 1 ? [[record, was] as const] : [];
		}),
	);
}

/** A record's table and its texts beside the port. */
function textsKey({ id, topic, table, fields }: Record): string {
	const { port: _port, protocol: _protocol, ...texts } = fields;
	return Object.keys(texts).length === 0 ? id : JSON.stringify([topic, table, texts]);
}

function differencesBetween(was: Record, now: Record): Difference[] {
	const facts = (['ports', 'transports', 'protocols', 'security', 'direction', 'required', 'basis'] as const).flatMap(
		(what) => difference(what, null, factText(was, what), factText(now, what)),
	);
	const fields = [...new Set([...Object.keys(was.fields), ...Object.keys(now.fields)])] as (keyof Record['fields'])[];
	const texts = fields.flatMap((what) => {
		const locales = [...new Set([was, now].flatMap(({ fields }) => Object.keys(fields[what] ?? {})))].sort();
		return locales.flatMap((locale) =>
			difference(what, locale, was.fields[what]?.[locale] ?? '', now.fields[what]?.[locale] ?? ''),
		);
	});
	return [...facts, ...texts];
}

function difference(what: string, locale: Locale | null, before: string, after: string): Difference[] {
	return before === after ? [] : [{ what, locale, before, after }];
}

function factText(record: Record, what: Difference['what'] & keyof Record): string {
	const value = record[what];
	if (what === 'ports') return ports(record.ports);
	return Array.isArray(value) ? value.join(' ') : String(value ?? '');
}

/** The date of a topic: the latest revision that its documents tell, or null. */
function datesOf({ topics }: DatasetJson): (topic: string) => string | null {
	const dates = new Map(
		topics.map(({ id, documents }) => [
			id,
			documents
				.flatMap(({ revision }) => revision ?? [])
				.sort()
				.at(-1) ?? null,
		]),
	);
	return (topic) => dates.get(topic) ?? null;
}
