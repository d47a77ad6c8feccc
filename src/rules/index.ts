import type { Locale, PortRecord } from '../core/index.ts';
import { ansible } from './ansible.ts';
import { type Endpoint, endpointsOf } from './endpoints.ts';
import { type Flow, flowsOf, type Refused, type Transport } from './flows.ts';
import { iptables } from './iptables.ts';
import { kubernetes } from './kubernetes.ts';
import { nftables } from './nftables.ts';
import { powershell } from './powershell.ts';
import { terraform } from './terraform.ts';

export { concerns } from './endpoints.ts';
export type { Refused } from './flows.ts';

/** What a format writes rules from. */
export interface RuleSet {
	readonly flows: readonly Flow[];
	/** Each is a variable of the output, to be filled in. */
	readonly endpoints: readonly Endpoint[];
	/** Lines that stand at the top as a comment: what it is, and what it lacks. */
	readonly head: readonly string[];
}

const writers = { nftables, iptables, powershell, ansible, kubernetes, terraform } satisfies Readonly<
	Record<string, (rules: RuleSet) => string>
>;

/** The formats of rules, the default first. */
export const ruleFormats = Object.keys(writers) as readonly (keyof typeof writers)[];
export type RuleFormat = (typeof ruleFormats)[number];

/** What rules are for. */
export interface RuleOptions {
	readonly format: RuleFormat;
	/** The locale whose names of endpoints are shown; null for any. */
	readonly reader: Locale | null;
	/** The host that the rules are for, as the records call it: tells what comes in to it and what goes out. */
	readonly role: string | null;
	/** The transport of records that name none; null refuses them. */
	readonly assumed: Transport | null;
}

/** Rules as text, and the records that they leave out, each with the reason. Text is empty where no rule is left. */
export interface Rules {
	readonly text: string;
	readonly refused: readonly Refused[];
}

/** Why a record is left out, as a comment says it. */
const reasons: Readonly<Record<Refused['reason'], string>> = {
	undecided: 'its languages disagree and nothing settles it',
	'no-ports': 'it names no port',
	'no-transport': 'it names no transport (TCP, UDP)',
	transport: 'it names a transport without ports',
};

/** Writes firewall rules that let the flows of records through. What is not certain is left out and named. */
export function rulesOf(records: readonly PortRecord[], { format, reader, role, assumed }: RuleOptions): Rules {
	const endpoints = endpointsOf(reader);
	const { flows, refused } = flowsOf(records, { role, assumed, endpoints });
	if (flows.length === 0) return { text: '', refused };
	const used = new Set(flows.flatMap(({ source, destination }) => [source?.name, destination?.name]));
	const head = [
		'Written by Portolan from its dataset. Fill in the addresses; those here (192.0.2.0/24) belong to nobody.',
		...refused.map(({ record, reason }) => `Left out: ${record}: ${reasons[reason]}.`),
	];
	const named = endpoints.all().filter(({ name }) => used.has(name));
	return { text: writers[format]({ flows, endpoints: named, head }), refused };
}
