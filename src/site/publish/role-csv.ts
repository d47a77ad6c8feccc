import type { Field, Locale, PortRecord } from '../../core/index.ts';
import { csv } from '../../export/index.ts';
import type { TextKey } from '../../i18n/index.ts';
import { textFor } from '../columns.ts';
import { changesText, correctionOf } from '../correction.ts';
import { rangeText } from '../flow-text.ts';
import type { Role } from '../roles.ts';
import type { Site } from '../site.ts';

const FIELDS: readonly Field[] = ['source', 'destination', 'role', 'service', 'notes'];

/** A role's flows as CSV in a reader's language: a line each, and in its last columns what is disputed in it and where
 * that is told in full. */
export function roleCsv(site: Site, reader: Locale, role: Role): string {
	const t = site.t(reader);
	const header = [
		...[t('fields.direction'), t('fields.port'), 'transport', t('fields.protocol')],
		...FIELDS.map((field) => t(`fields.${field}`)),
		...[t('site.flow.topic'), t('site.findings.title'), 'URL'],
	];
	const line = (direction: string) => (record: PortRecord) => {
		const topic = site.topic(record.topic);
		return [
			...[direction, record.ports.map(rangeText).join(' '), record.transports.join(' ')],
			[...record.protocols, ...record.security].join(' '),
			...FIELDS.map((field) => textFor(record.fields[field], reader, site.source).text),
			...[topic ? site.shown(reader, topic).title : record.topic, disputesOf(site, reader, record)],
			record.findings.map((id) => site.urls.finding(reader, id)).join(' '),
		];
	};
	return csv([
		header,
		...role.incoming.map(line(t('site.roles.incoming'))),
		...role.outgoing.map(line(t('site.roles.outgoing'))),
	]);
}

function disputesOf(site: Site, reader: Locale, record: PortRecord): string {
	const t = site.t(reader);
	return record.findings
		.flatMap((id) => site.finding(id) ?? [])
		.map((finding) => {
			const correction = correctionOf(finding, site.document(finding.location.path));
			const change = correction ? changesText(correction.text, correction.changes) : (finding.expected ?? '');
			const name = `${finding.locale ?? '?'} ${t(`checks.${finding.check}.name` as TextKey)}`;
			return change === '' ? name : `${name}: ${change}`;
		})
		.join('; ');
}
