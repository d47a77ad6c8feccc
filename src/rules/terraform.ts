import { uniqueNames } from '../core/index.ts';
import { comments, label, oneLine, purpose } from './comment.ts';
import { type Flow, sideOf } from './flows.ts';
import type { RuleSet } from './index.ts';

/** Rules as security-group rules of Terraform's AWS provider; what passes between two others is let in at its destination. */
export function terraform({ flows, endpoints, head }: RuleSet): string {
	const variables = [
		variable('security_group_id', 'The security group that the rules belong to.', 'string', null),
		...endpoints.map(({ name, text }) => variable(name, text, 'list(string)', '["192.0.2.0/24"]')),
	];
	const unique = uniqueNames('_');
	return [comments(head), ...variables, ...flows.flatMap((flow) => resources(flow, unique))].join('\n');
}

function variable(name: string, description: string, type: string, fallback: string | null): string {
	const lines = [
		`description = ${quoted(description)}`,
		`type = ${type}`,
		...(fallback ? [`default = ${fallback}`] : []),
	];
	return `variable "${name}" {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}

function resources(flow: Flow, unique: (wanted: string) => string): string[] {
	const { source, destination, transport, ports } = flow;
	const out = sideOf(flow) === 'out';
	const remote = out ? destination : source;
	const whose = remote
		? [`for_each = toset(var.${remote.name})`, 'cidr_ipv4 = each.value']
		: [`for_each = toset(["0.0.0.0/0"])`, 'cidr_ipv4 = each.value'];
	return ports.map(({ from, to }) => {
		const lines = [
			...whose,
			'security_group_id = var.security_group_id',
			`description = ${quoted(allowed(label(flow, 200)))}`,
			// The protocol of SCTP has no name in AWS.
			`ip_protocol = "${transport === 'sctp' ? '132' : transport}"`,
			...(transport === 'sctp' ? [] : [`from_port = ${from}`, `to_port = ${to}`]),
		];
		const name = unique(`${transport}_${from}${from === to ? '' : `_${to}`}_${out ? 'out' : 'in'}`);
		const type = `aws_vpc_security_group_${out ? 'egress' : 'ingress'}_rule`;
		return `# ${purpose(flow)}\nresource "${type}" "${name}" {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
	});
}

/** A string of HCL; nothing in it is a template. */
const quoted = (text: string) =>
	`"${oneLine(text)
		.replace(/["\\]/g, '\\$&')
		.replace(/[$%](?=\{)/g, '$&$&')}"`;

/** What AWS takes in a description. */
const allowed = (text: string) => text.replace(/[^a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]/g, '-');
