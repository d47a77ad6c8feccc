import type { Field, Finding, Locale, PortRecord } from '../../core/index.ts';
import { textFor } from '../columns.ts';
import { protocolText, rangeText } from '../flow-text.ts';

/** Something that flows between two ends. */
export interface Flow {
	/** `HTTPS/TCP`, or empty where only a port is known. */
	readonly protocol: string;
	/** `443, 4443`, or empty where only a protocol is known. */
	readonly ports: string;
	/** Where it leads. */
	readonly href: string;
	/** Whether it is disputed that, how, or between whom it flows. */
	readonly isDisputed: boolean;
	/** Whether something else that its row says is wrong. */
	readonly isMarked: boolean;
}

/** All flows from one end to another; an end that no table names is null, but never both. */
export interface Arrow {
	readonly from: string | null;
	readonly to: string | null;
	readonly flows: readonly Flow[];
	/** Where the names of its ends lead, if anywhere. */
	readonly links?: { readonly from: string | null; readonly to: string | null };
}

/** Arrows that share an end; `arrows` differ in the other one. */
export interface Bundle {
	readonly shared: 'from' | 'to';
	readonly end: string | null;
	readonly arrows: readonly Arrow[];
}

/** What names of ends and disputes are read from. */
export interface FlowContext {
	readonly reader: Locale;
	readonly source: Locale | null;
	readonly finding: (id: string) => Finding | undefined;
	/** The address of a record's row. */
	readonly href: (record: PortRecord) => string;
}

/** What a flow is made of; a finding on any other field does not dispute it. */
const FLOW: readonly Field[] = ['port', 'protocol', 'source', 'destination', 'role', 'service', 'direction'];

/** The arrows of some records in their order, one for each pair of ends; a record that names no end has none. */
export function arrowsOf(records: readonly PortRecord[], context: FlowContext): Arrow[] {
	const arrows = new Map<string, Arrow & { flows: Flow[] }>();
	for (const record of records) {
		const [from, to] = endsOf(record, context);
		if (from === null && to === null) continue;
		const key = JSON.stringify([from, to]);
		const arrow = arrows.get(key) ?? { from, to, flows: [] };
		const flow = flowOf(record, context);
		const isKnown = arrow.flows.some(({ protocol, ports }) => protocol === flow.protocol && ports === flow.ports);
		if (!isKnown || flow.isDisputed || flow.isMarked) arrow.flows.push(flow);
		arrows.set(key, arrow);
	}
	return [...arrows.values()];
}

/** Arrows bundled by where they begin or by where they end, whichever makes fewer bundles. */
export function bundlesOf(arrows: readonly Arrow[]): Bundle[] {
	const by = (shared: 'from' | 'to') =>
		[...Map.groupBy(arrows, (arrow) => arrow[shared])].map(([end, group]): Bundle => ({ shared, end, arrows: group }));
	const [byFrom, byTo] = [by('from'), by('to')];
	return byTo.length < byFrom.length ? byTo : byFrom;
}

/** The arrows of a bundle, together where the very same flows, by the same links, go to or come from several ends. */
export function lanesOf({ arrows }: Bundle): Arrow[][] {
	return [...Map.groupBy(arrows, ({ flows }) => JSON.stringify(flows)).values()];
}

/** Where a flow begins and ends, as far as its row says. */
function endsOf({ fields }: PortRecord, { reader, source }: FlowContext): [from: string | null, to: string | null] {
	const text = (field: 'source' | 'destination' | 'role' | 'service') =>
		textFor(fields[field], reader, source).text.replace(/\s+/g, ' ').trim();
	return [text('source') || null, text('destination') || text('role') || text('service') || null];
}

function flowOf(record: PortRecord, { finding, href }: FlowContext): Flow {
	const isDisputed = isFlowDisputed(record, finding);
	const errors = record.findings.filter((id) => finding(id)?.severity === 'error');
	return {
		protocol: protocolText(record),
		ports: record.ports.map(rangeText).join(', '),
		href: href(record),
		isDisputed,
		isMarked: !isDisputed && errors.length > 0,
	};
}

/** Whether it is disputed that, how or between whom something flows: not so for a wrong note, or a name that is ill-written. */
export function isFlowDisputed({ basis, findings }: PortRecord, finding: FlowContext['finding']): boolean {
	if (basis === 'undecided') return true;
	return findings.some((id) => {
		const found = finding(id);
		return found?.severity === 'error' && found.field !== null && FLOW.includes(found.field);
	});
}
