import type { Finding, Locale, PortRecord } from '../../core/index.ts';
import { textFor } from '../columns.ts';
import { protocolText, rangeText } from '../flow-text.ts';

/** An arrow of a flow picture: all flows between the same two ends. At least one end has a name. */
export interface Arrow {
	/** Where the flows begin; null where the table does not say. */
	readonly from: string | null;
	/** Where they end; null where the table does not say. */
	readonly to: string | null;
	/** What flows, by its protocol: `HTTPS/TCP/443, 4443`. */
	readonly labels: readonly string[];
	/** Whether one of the flows is disputed: its values, not only its form. */
	readonly disputed: boolean;
}

/** What names of ends and disputes are read from. */
export interface FlowContext {
	readonly reader: Locale;
	readonly source: Locale | null;
	readonly finding: (id: string) => Finding | undefined;
}

/** The arrows of a table's records, parallel ones merged, in the table's order; disputed flows have arrows of their own, flows without any end none. */
export function arrowsOf(records: readonly PortRecord[], context: FlowContext): Arrow[] {
	const arrows = new Map<string, Omit<Arrow, 'labels'> & { ports: Map<string, string[]> }>();
	for (const record of records) {
		const [from, to] = endsOf(record, context);
		if (from === null && to === null) continue;
		const disputed = isDisputed(record, context);
		const key = JSON.stringify([from, to, disputed]);
		const arrow = arrows.get(key) ?? { from, to, disputed, ports: new Map<string, string[]>() };
		const protocol = protocolText(record);
		const known = arrow.ports.get(protocol) ?? [];
		const fresh = record.ports.map(rangeText).filter((port) => !known.includes(port));
		arrows.set(key, { ...arrow, ports: arrow.ports.set(protocol, [...known, ...fresh]) });
	}
	return [...arrows.values()].map(({ ports, ...arrow }) => ({
		...arrow,
		labels: [...ports].map(([protocol, list]) => [protocol, list.join(', ')].filter(Boolean).join('/')),
	}));
}

/** Where a flow begins and ends, as far as its row says. */
function endsOf({ fields }: PortRecord, { reader, source }: FlowContext): [from: string | null, to: string | null] {
	const text = (field: 'source' | 'destination' | 'role' | 'service') =>
		textFor(fields[field], reader, source).text.replace(/\s+/g, ' ').trim();
	return [text('source') || null, text('destination') || text('role') || text('service') || null];
}

/** A dispute is about the flow where the record is not settled or a finding on it is graver than a remark on form. */
function isDisputed({ basis, findings }: PortRecord, { finding }: FlowContext): boolean {
	return basis === 'undecided' || findings.some((id) => finding(id)?.severity === 'error');
}
