import type { FlowFacts, Locale, PortRecord } from '../../core/index.ts';
import { ports } from '../../export/index.ts';
import { findingText, type TextKey, type Translate } from '../../i18n/index.ts';
import { visible } from '../terminal.ts';
import type { Dispute, FlowHit, Hits, SectionHit } from './hits.ts';
import type { PrettyOptions } from './pretty-options.ts';
import { shorten } from './shorten.ts';
import { at } from './where.ts';

const mostFlows = 50;
/** Of each of the other kinds. */
const mostOthers = 8;

/** The hits for people: flows first, then the other kinds under their names; no more of each than can be read. */
export function hitsPretty({ flows, sections, ports, findings }: Hits, options: PrettyOptions): string {
	const { t, paint } = options;
	const listed = (texts: readonly string[], most: number) => {
		const rest = texts.length - most;
		return [...texts.slice(0, most), ...(rest > 0 ? [`${t('report.moreHits', { count: rest })}\n`] : [])].join('');
	};
	const others = {
		sections: sections.map((hit) => sectionText(hit, options)),
		ports: ports.map(({ port, names }) => `${[t('site.search.port', { port }), ...names].join('  ')}\n`),
		findings: findings.map((finding) => {
			const { severity, check, row, location } = finding;
			const where = visible(`${at(options.content, location.path)}:${location.start.line}`);
			const text = shorten(findingText(finding, t), options.width);
			return `${[severity, check, shorten(row ?? '', 40)].join('  ').trimEnd()}\n  ${text}  ${paint('dim', where)}\n`;
		}),
	};
	const groups = (['sections', 'ports', 'findings'] as const).map((kind) => {
		const title = `\n${paint('bold', `${t(`site.search.${kind}`)} (${others[kind].length})`)}\n`;
		return others[kind].length === 0 ? '' : title + listed(others[kind], mostOthers);
	});
	const first = flows.map((hit) => flowText(hit, options));
	return (listed(first, mostFlows) + groups.join('')).replace(/^\n/, '');
}

function sectionText({ heading, title, excerpt, path, shown, locale }: SectionHit, options: PrettyOptions): string {
	const { t, paint, width, content } = options;
	const where = path === null ? '' : `  ${paint('dim', visible(at(content, path)))}`;
	const line = shorten(excerpt, width);
	return `${shorten(heading || title, width)}${where}${foundIn(locale, shown, t)}\n${line === '' ? '' : `  ${line}\n`}`;
}

function foundIn(locale: Locale | null, shown: Locale, t: Translate): string {
	return locale === null || locale === shown ? '' : `  (${t('report.foundIn', { locale })})`;
}

function flowText(hit: FlowHit, options: PrettyOptions): string {
	const { t, paint, width, content } = options;
	const { record, locale, shown, disputes, otherFindings } = hit;
	const witness = record.witnesses[shown];
	const where = witness === undefined ? '' : visible(`${at(content, witness.path)}:${witness.line}`);
	const title = shorten(
		hit.heading === '' || hit.heading === hit.title ? hit.title : `${hit.title} › ${hit.heading}`,
		width,
	);
	const others = record.alternatives.flatMap((one) => {
		const name = flowName(one);
		return name === flowName(record) ? [] : [`${one.locales.join(', ')}: ${name}`];
	});
	const name = paint('bold', flowName(record)) + (others.length === 0 ? '' : ` (${others.join('; ')})`);
	const lines = [
		`${[name, ...ends(record, shown)].join('  ')}\n`,
		`  ${title}  ${paint('dim', where)}${foundIn(locale, shown, t)}\n`,
		...disputes.map((dispute) => `  ${disputeText(dispute, options)}\n`),
		...(otherFindings > 0 ? [`  ${t('site.search.otherFindings').replace('{{count}}', String(otherFindings))}\n`] : []),
	];
	return lines.join('');
}

/** What is said against a row: the check, and what is right where that is known. */
function disputeText(dispute: Dispute, options: PrettyOptions): string {
	const { t, paint } = options;
	const { check, id } = dispute.finding;
	const name = t(`checks.${check}.name` as TextKey);
	const parts = [name, readingOf(dispute, options)].filter((part) => part !== '').join(' · ');
	return `${paint('red', t('site.search.disputed'))}: ${parts}  ${paint('dim', id)}`;
}

function readingOf({ finding: { expected, locale }, change }: Dispute, { t, width }: PrettyOptions): string {
	if (change !== undefined) return shorten(change, width);
	if (expected !== null) return t('site.search.right', { expected: shorten(expected, width) });
	return locale === null ? t('site.search.undecided') : '';
}

/** From where to where a flow goes; where its table has no such columns, whose flow it is. */
function ends({ fields: { source, destination, role, service } }: PortRecord, shown: Locale): string[] {
	const cut = (text: string | undefined) => (text ? shorten(text, 40) : '…');
	if (source?.[shown] || destination?.[shown]) return [`${cut(source?.[shown])} → ${cut(destination?.[shown])}`];
	const owners = [role?.[shown], service?.[shown]].flatMap((text) => (text ? [shorten(text, 40)] : []));
	return owners.length === 0 ? [] : [owners.join(' · ')];
}

/** A flow's ports and protocols, as in `HTTPS/TCP/443`. */
function flowName({ ports: ranges, transports, protocols, security }: FlowFacts): string {
	const names = [protocols, security, transports].map((words) => words.join(',').toUpperCase());
	return [...names, ports(ranges)].filter((part) => part !== '').join('/') || '–';
}
