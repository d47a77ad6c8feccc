import type { PortRange, PortRecord } from '../core/index.ts';
import type { Endpoint, Endpoints } from './endpoints.ts';

/** Transports that have ports and that every format can name. */
const transports = ['tcp', 'udp', 'sctp'] as const;
export type Transport = (typeof transports)[number];

/**
 * One rule to be written: `in` and `out` as the protected host sees it, `forward` where a gateway stands between two
 * named endpoints. An endpoint that is null may be anyone.
 */
export interface Flow {
	readonly direction: 'in' | 'out' | 'forward';
	readonly source: Endpoint | null;
	readonly destination: Endpoint | null;
	readonly transport: Transport;
	/** The destination's, sorted, without overlaps. */
	readonly ports: readonly PortRange[];
	/** The records that it comes from, by id. */
	readonly records: readonly string[];
	readonly isOptional: boolean;
	/** Whether some language says otherwise, and the evidence settled it. */
	readonly isDisputed: boolean;
	/** Whether no record says which way it goes: it is then taken to come in. */
	readonly isDirectionAssumed: boolean;
}

/** Where a rule stands that is written at one host: what goes between two is let in at its destination, if that is named. */
export function sideOf({ direction, source, destination }: Flow): 'in' | 'out' {
	if (direction !== 'forward') return direction;
	return destination === null && source !== null ? 'out' : 'in';
}

/** A record that no rule is written for. */
export interface Refused {
	readonly record: string;
	readonly reason: 'undecided' | 'no-ports' | 'no-transport' | 'transport';
}

/** What a host is called in the records, where rules are for that host; folded by `folded`. */
export type Role = string | null;

/** The rules that records stand for, equal ones as one, and the records that can't be relied on. */
export function flowsOf(
	records: readonly PortRecord[],
	{ role, assumed, endpoints }: { role: Role; assumed: Transport | null; endpoints: Endpoints },
): { flows: Flow[]; refused: Refused[] } {
	const flows = new Map<string, Flow>();
	const refused: Refused[] = [];
	for (const record of records) {
		const reason = reasonAgainst(record, assumed);
		if (reason !== null) {
			refused.push({ record: record.id, reason });
			continue;
		}
		for (const flow of flowsOfRecord(record, role, assumed, endpoints)) {
			const { direction, source, destination, transport, ports } = flow;
			const key = JSON.stringify([direction, source?.name, destination?.name, transport, ports]);
			const known = flows.get(key);
			flows.set(key, known ? merged(known, flow) : flow);
		}
	}
	return { flows: [...flows.values()], refused };
}

function reasonAgainst(record: PortRecord, assumed: Transport | null): Refused['reason'] | null {
	if (record.basis === 'undecided') return 'undecided';
	if (record.ports.length === 0) return 'no-ports';
	if (record.transports.length === 0) return assumed === null ? 'no-transport' : null;
	return record.transports.every(isTransport) ? null : 'transport';
}

const isTransport = (name: string): name is Transport => (transports as readonly string[]).includes(name);

function flowsOfRecord(record: PortRecord, role: Role, assumed: Transport | null, endpoints: Endpoints): Flow[] {
	const [source, destination] = [endpoints.of(record, 'source'), endpoints.of(record, 'destination')];
	const named = record.transports.filter(isTransport);
	const given = named.length === 0 && assumed !== null ? [assumed] : named;
	const { directions, isDirectionAssumed } = directionsOf(record, role, endpoints);
	return directions.flatMap((direction) =>
		given.map(
			(transport): Flow => ({
				...{ direction, transport, isDirectionAssumed, ports: joined(record.ports) },
				source: direction === 'out' ? null : source,
				destination: direction === 'in' ? null : destination,
				...{ records: [record.id], isOptional: record.required === false, isDisputed: record.alternatives.length > 0 },
			}),
		),
	);
}

/** Which way a record goes: as seen by the role it is asked for, as it says itself, between its endpoints, else in. */
function directionsOf(record: PortRecord, role: Role, endpoints: Endpoints) {
	const said = (...directions: readonly Flow['direction'][]) => ({ directions, isDirectionAssumed: false });
	const [goes, comes] = [endpoints.isCalled(record, 'source', role), endpoints.isCalled(record, 'destination', role)];
	if (goes || comes) return said(...(comes ? (['in'] as const) : []), ...(goes ? (['out'] as const) : []));
	if (record.direction === 'both') return said('in', 'out');
	if (record.direction !== null) return said(record.direction);
	const isBetween = endpoints.of(record, 'source') !== null || endpoints.of(record, 'destination') !== null;
	return isBetween ? said('forward') : { directions: ['in'] as const, isDirectionAssumed: true };
}

function merged(flow: Flow, other: Flow): Flow {
	return {
		...flow,
		records: [...flow.records, ...other.records.filter((id) => !flow.records.includes(id))],
		isOptional: flow.isOptional && other.isOptional,
		isDisputed: flow.isDisputed || other.isDisputed,
		isDirectionAssumed: flow.isDirectionAssumed && other.isDirectionAssumed,
	};
}

/** Ranges sorted, those that touch or overlap as one. */
function joined(ranges: readonly PortRange[]): PortRange[] {
	const out: PortRange[] = [];
	for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
		const last = out.at(-1);
		if (last && range.from <= last.to + 1) out[out.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
		else out.push({ from: range.from, to: range.to });
	}
	return out;
}
