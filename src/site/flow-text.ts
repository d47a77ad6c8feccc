import type { FlowFacts, PortRange, PortRecord } from '../core/index.ts';

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

/** How many ports a row names that is told in full on the page of each of them; of more, each page would grow with all. */
const FEW = 32;
/** How many ports before and after the one that a page is about are told of a row that names many. */
const AROUND = 4;

/** Whether a row names so many ports that a page about one of them tells it in short. */
export function namesMany({ ports, alternatives }: PortRecord): boolean {
	return alternatives.reduce((sum, one) => sum + one.ports.length, ports.length) > FEW;
}

/** A flow that names many ports, for the page about one of them: `TCP/…, 1014, 1021, 1028, …`. */
export function flowTextAround(flow: FlowFacts, port: number): string {
	const at = flow.ports.findIndex(({ from, to }) => from <= port && port <= to);
	const [from, to] = [Math.max(0, at - AROUND), Math.max(0, at) + AROUND + 1];
	const near = flow.ports.slice(from, to).map(rangeText);
	const text = [...(from > 0 ? ['…'] : []), ...near, ...(to < flow.ports.length ? ['…'] : [])].join(', ');
	return [protocolText(flow), text].filter((part) => part !== '').join('/');
}

const SHORT = 200;

/** The beginning of a text. */
export function beginningOf(text: string): string {
	return text.length > SHORT ? `${text.slice(0, SHORT).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
}
