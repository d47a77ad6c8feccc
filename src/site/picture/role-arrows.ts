import type { Locale, PortRecord } from '../../core/index.ts';
import { protocolText, rangeText } from '../flow-text.ts';
import { roleName } from '../role-name.ts';
import type { Role } from '../roles.ts';
import type { Site } from '../site.ts';
import { type Arrow, type Flow, isFlowDisputed } from './flows.ts';

/** How many arrows a picture of roles has at most, and how many flows one of them names. */
const MOST_ARROWS = 24;
const MOST_FLOWS = 6;

/**
 * The arrows between roles over all topics, those of most flows first; with a role, only its own. `total` counts all
 * that there are. Flows lead to their rows, and the names of other roles to their pages.
 */
export function roleArrows(site: Site, reader: Locale, role?: Role): { arrows: Arrow[]; total: number } {
	const sources = new Map<PortRecord, Role[]>();
	const targets = new Map<PortRecord, Role[]>();
	const add = (map: Map<PortRecord, Role[]>, record: PortRecord, one: Role) =>
		map.set(record, [...(map.get(record) ?? []), one]);
	for (const one of site.roles) {
		for (const record of one.outgoing) add(sources, record, one);
		for (const record of one.incoming) add(targets, record, one);
	}
	const pairs = new Map<string, { from: Role | null; to: Role | null; records: PortRecord[] }>();
	for (const record of new Set([...sources.keys(), ...targets.keys()]))
		for (const from of sources.get(record) ?? [null])
			for (const to of targets.get(record) ?? [null]) {
				if (role && from !== role && to !== role) continue;
				const key = `${from?.slug ?? ''}\n${to?.slug ?? ''}`;
				const pair = pairs.get(key) ?? { from, to, records: [] };
				pair.records.push(record);
				pairs.set(key, pair);
			}
	// A flow with one end says nothing of how roles are linked.
	const all = [...pairs.values()].filter(({ from, to }) => role !== undefined || (from && to));
	const shown = all.sort((a, b) => b.records.length - a.records.length).slice(0, MOST_ARROWS);
	const name = (one: Role | null) => (one ? roleName(one, reader, site.source).name : null);
	const page = (one: Role | null) => (one && one !== role ? site.urls.role(reader, one.slug) : null);
	const restOf = (to: Role | null) => (role ? (to === role ? '#incoming' : '#outgoing') : page(to));
	return {
		arrows: shown.map(({ from, to, records }) => ({
			...{ from: name(from), to: name(to), links: { from: page(from), to: page(to) } },
			flows: flowsOf(records, (record) => rowOf(site, reader, record), site, restOf(to) ?? ''),
		})),
		total: all.length,
	};
}

function rowOf(site: Site, reader: Locale, record: PortRecord): string {
	const topic = site.topic(record.topic);
	return topic ? site.urls.topic(reader, topic.slug, record.anchor) : site.urls.roles(reader);
}

/** The flows of an arrow; `rest` is where those are that it does not name. */
function flowsOf(
	records: readonly PortRecord[],
	href: (record: PortRecord) => string,
	site: Site,
	rest: string,
): Flow[] {
	const flows = new Map<string, Flow>();
	for (const record of records) {
		const [protocol, ports] = [protocolText(record), record.ports.map(rangeText).join(', ')];
		const flow = {
			protocol,
			ports,
			href: href(record),
			isDisputed: isFlowDisputed(record, site.finding),
			isMarked: false,
		};
		const known = flows.get(`${protocol} ${ports}`);
		if (!known || flow.isDisputed) flows.set(`${protocol} ${ports}`, flow);
	}
	const all = [...flows.values()];
	if (all.length <= MOST_FLOWS) return all;
	return [
		...all.slice(0, MOST_FLOWS - 1),
		{
			protocol: '',
			ports: `+${all.length - MOST_FLOWS + 1}`,
			href: rest,
			isDisputed: false,
			isMarked: false,
		},
	];
}
