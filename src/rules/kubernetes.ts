import type { PortRange } from '../core/index.ts';
import { comments, label, purpose } from './comment.ts';
import type { Endpoint } from './endpoints.ts';
import { type Flow, sideOf } from './flows.ts';
import type { RuleSet } from './index.ts';

/**
 * Rules as NetworkPolicies, one for each way and place: what goes between two named endpoints is let in at the
 * destination. Pods are chosen by the label `portolan/endpoint`; addresses are anchors of YAML, set where they first stand.
 */
export function kubernetes({ flows, head }: RuleSet): string {
	const policies = Map.groupBy(flows, (flow) => `${sideOf(flow)} ${pods(flow)?.name ?? ''}`);
	const documents = [...policies.values()].map((own) => policy(own));
	return `${comments(head)}${documents.map((document) => `---\n${document}`).join('')}`;
}

/** The endpoint whose pods a policy is for; null for all of the namespace. */
function pods(flow: Flow): Endpoint | null {
	return sideOf(flow) === 'out' ? flow.source : flow.destination;
}

function policy(flows: readonly Flow[]): string {
	const [first] = flows as readonly [Flow, ...Flow[]];
	const way = sideOf(first) === 'out' ? 'egress' : 'ingress';
	const own = pods(first);
	const anchors = new Set<string>();
	const selector = own ? `\n    matchLabels:\n      portolan/endpoint: ${dashed(own.name)}` : ' {}';
	return [
		'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n',
		`  name: ${['portolan', way, ...(own ? [dashed(own.name)] : [])].join('-')}\n`,
		`spec:\n  podSelector:${selector}\n  policyTypes: [${way === 'egress' ? 'Egress' : 'Ingress'}]\n  ${way}:\n`,
		...flows.map((flow) => rule(flow, way, anchors)),
	].join('');
}

function rule(flow: Flow, way: 'ingress' | 'egress', anchors: Set<string>): string {
	const remote = way === 'egress' ? flow.destination : flow.source;
	const peers = remote
		? [
				`      ${way === 'egress' ? 'to' : 'from'}:`,
				`        # ${remote.text}`,
				`        - ipBlock:`,
				`            cidr: ${address(remote, anchors)}`,
			]
		: [];
	const ports = flow.ports.flatMap((range) => [
		`        - protocol: ${flow.transport.toUpperCase()}`,
		...portLines(range).map((line) => `          ${line}`),
	]);
	return `    # ${purpose(flow)}\n    # ${label(flow, 200)}\n    - ports:\n${[...ports, ...peers].join('\n')}\n`;
}

function portLines({ from, to }: PortRange): string[] {
	// Kubernetes knows no port 0.
	const start = Math.max(1, from);
	return start >= to ? [`port: ${start}`] : [`port: ${start}`, `endPort: ${to}`];
}

function address({ name }: Endpoint, anchors: Set<string>): string {
	if (anchors.has(name)) return `*${name}`;
	anchors.add(name);
	return `&${name} 192.0.2.0/24`;
}

const dashed = (name: string) => name.replaceAll('_', '-');
