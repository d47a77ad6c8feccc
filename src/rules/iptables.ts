import type { PortRange } from '../core/index.ts';
import { comments, label, purpose } from './comment.ts';
import type { Flow } from './flows.ts';
import type { RuleSet } from './index.ts';

const chains = { in: 'INPUT', out: 'OUTPUT', forward: 'FORWARD' } as const;

/** The ports that one `multiport` takes; a range counts twice. */
const most = 15;

/**
 * Rules as a shell script that hands them to `iptables-restore --noflush`: variables of the shell are the only ones there
 * are. `IPTABLES_RESTORE` names another program, such as `iptables-restore --test`.
 */
export function iptables({ flows, endpoints, head }: RuleSet): string {
	const variables = endpoints.map(({ name, text }) => `${comments([text])}${variable(name)}="192.0.2.0/24"\n`);
	const rules = flows.flatMap((flow) => [
		`# ${quoted(purpose(flow))}\n`,
		...parts(flow.ports).map((ports) => rule(flow, ports)),
	]);
	return [
		`#!/bin/sh\n${comments(head)}set -eu\n\n${variables.join('')}`,
		`\${IPTABLES_RESTORE:-iptables-restore --noflush} <<RULES\n*filter\n${rules.join('')}COMMIT\nRULES\n`,
	].join('\n');
}

function rule(flow: Flow, ports: readonly PortRange[]): string {
	const { direction, source, destination, transport } = flow;
	const addresses = [
		...(source ? [`-s $${variable(source.name)}`] : []),
		...(destination ? [`-d $${variable(destination.name)}`] : []),
	];
	const words = [
		...[`-A ${chains[direction]}`, ...addresses, `-p ${transport}`],
		`-m multiport --dports ${ports.map(range).join(',')}`,
		`-m comment --comment "${label(flow, 200)}" -j ACCEPT`,
	];
	return `${words.join(' ')}\n`;
}

const variable = (name: string) => name.toUpperCase();
const range = ({ from, to }: PortRange) => (from === to ? `${from}` : `${from}:${to}`);

/** A text that the shell puts into a here-document as it is. */
const quoted = (text: string) => text.replace(/[\\$`]/g, '\\$&');

function parts(ports: readonly PortRange[]): PortRange[][] {
	const out: PortRange[][] = [[]];
	let room = most;
	for (const each of ports) {
		const size = each.from === each.to ? 1 : 2;
		if (room < size) {
			out.push([]);
			room = most;
		}
		out.at(-1)?.push(each);
		room -= size;
	}
	return out;
}
