import type { PortRange } from '../core/index.ts';
import { comments, label, oneLine, purpose } from './comment.ts';
import { type Flow, sideOf } from './flows.ts';
import type { RuleSet } from './index.ts';

/** Rules as calls of Windows' `New-NetFirewallRule`; what passes between two others is let in at its destination. */
export function powershell({ flows, endpoints, head }: RuleSet): string {
	const variables = endpoints.map(({ name, text }) => `${comments([text])}$${variable(name)} = @('192.0.2.0/24')\n`);
	const rules = flows.map((flow) => `${comments([purpose(flow)])}${command(flow)}\n`);
	const parts = [comments(head), variables.join(''), ...rules];
	return parts.filter((part) => part !== '').join('\n');
}

function command(flow: Flow): string {
	const { source, destination, transport, ports } = flow;
	const out = sideOf(flow) === 'out';
	const remote = out ? destination : source;
	const parameters = [
		`-DisplayName ${quoted(`Portolan ${label(flow, 200)} ${transport.toUpperCase()} ${out ? 'out' : 'in'}`)}`,
		`-Description ${quoted(purpose(flow).slice(0, 500))}`,
		`-Direction ${out ? 'Outbound' : 'Inbound'} -Action Allow`,
		`-Protocol ${transport === 'sctp' ? 132 : transport.toUpperCase()}`,
		...(transport === 'sctp' ? [] : [`${out ? '-RemotePort' : '-LocalPort'} @(${ports.map(range).join(', ')})`]),
		...(remote ? [`-RemoteAddress $${variable(remote.name)}`] : []),
	];
	return `New-NetFirewallRule \`\n  ${parameters.join(' `\n  ')}`;
}

const variable = (name: string) => name.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const range = ({ from, to }: PortRange) => (from === to ? `'${from}'` : `'${from}-${to}'`);

/** A text in single quotes, which PowerShell also takes for closed by typographic ones. */
const quoted = (text: string) => `'${oneLine(text).replace(/['‘’‚‛]/g, '$&$&')}'`;
