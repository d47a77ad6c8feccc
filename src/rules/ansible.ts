import type { PortRange } from '../core/index.ts';
import { comments, label, oneLine, purpose } from './comment.ts';
import type { RuleSet } from './index.ts';

/** Rules as variables of Ansible: one of addresses for each endpoint, and the list `portolan_rules`, which refers to them. */
export function ansible({ flows, endpoints, head }: RuleSet): string {
	const addresses = endpoints.map(({ name, text }) => `${comments([text])}portolan_${name}: ["192.0.2.0/24"]\n`);
	const rules = flows.map((flow) => {
		const { direction, source, destination, transport, ports, isOptional, records } = flow;
		const lines = [
			`- name: ${text(`${label(flow, 200)} ${transport}`)}`,
			`  description: ${text(purpose(flow))}`,
			`  records: [${records.map(text).join(', ')}]`,
			`  direction: ${direction}`,
			`  protocol: ${transport}`,
			`  ports: [${ports.map(range).join(', ')}]`,
			`  source: ${source ? `"{{ portolan_${source.name} }}"` : '["0.0.0.0/0", "::/0"]'}`,
			`  destination: ${destination ? `"{{ portolan_${destination.name} }}"` : '["0.0.0.0/0", "::/0"]'}`,
			`  required: ${!isOptional}`,
		];
		return lines.map((line) => `  ${line}\n`).join('');
	});
	return `---\n${comments(head)}${addresses.join('')}portolan_rules:\n${rules.join('')}`;
}

const range = ({ from, to }: PortRange) => `"${from === to ? from : `${from}:${to}`}"`;

/** A text that YAML reads as it is and in which Jinja finds nothing to run. */
const text = (written: string) =>
	JSON.stringify(oneLine(written).replace(/[{}]/g, (brace) => (brace === '{' ? '(' : ')')));
