import type { FlowFacts, PortRange } from '../core/index.ts';

/** A range as text: `443`, `50000–59999`. */
export function rangeText({ from, to }: PortRange): string {
	return from === to ? String(from) : `${from}–${to}`;
}

/** A flow's protocols, security layers and transports as text: `HTTPS/TCP`, `SIP/TLS/TCP`, `TCP+UDP`. */
export function protocolText({ protocols, security, transports }: FlowFacts): string {
	return [protocols, security, transports]
		.filter((names) => names.length > 0)
		.map((names) => names.map((name) => name.toUpperCase()).join('+'))
		.join('/');
}

/** A flow in short: `HTTPS/TCP/443`, `UDP/50000–59999`. */
export function flowText(flow: FlowFacts): string {
	const parts = [protocolText(flow), flow.ports.map(rangeText).join(', ')];
	return parts.filter((part) => part !== '').join('/');
}
