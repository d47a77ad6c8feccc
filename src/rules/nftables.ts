import type { PortRange } from '../core/index.ts';
import { comments, label, purpose } from './comment.ts';
import type { Flow } from './flows.ts';
import type { RuleSet } from './index.ts';

const chains = { in: 'input', out: 'output', forward: 'forward' } as const;

/** Rules as a table of nftables, to be loaded by `nft -f`; the chains accept and drop nothing themselves. */
export function nftables({ flows, endpoints, head }: RuleSet): string {
	const defines = endpoints.map(({ name, text }) => `${comments([text])}define ${name} = { 192.0.2.0/24 }\n`);
	const used = (['in', 'out', 'forward'] as const).filter((way) => flows.some(({ direction }) => direction === way));
	const body = used.map((way) => {
		const rules = flows.filter(({ direction }) => direction === way).map(rule);
		const hook = `\t\ttype filter hook ${chains[way]} priority filter; policy accept;\n`;
		return `\tchain ${chains[way]} {\n${hook}${rules.join('')}\t}\n`;
	});
	return `${comments(head)}${defines.join('')}\ntable inet portolan {\n${body.join('\n')}}\n`;
}

function rule(flow: Flow): string {
	const { source, destination, transport, ports } = flow;
	const match = [
		...(source ? [`ip saddr $${source.name}`] : []),
		...(destination ? [`ip daddr $${destination.name}`] : []),
		`${transport} dport { ${ports.map(range).join(', ')} }`,
	].join(' ');
	return `\t\t# ${purpose(flow)}\n\t\t${match} accept comment "${label(flow, 120)}"\n`;
}

const range = ({ from, to }: PortRange) => (from === to ? `${from}` : `${from}-${to}`);
