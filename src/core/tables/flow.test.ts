import { describe, expect, it } from 'vitest';
import { readFacts } from '../facts/read-facts.ts';
import { vocabulary } from '../facts/testing.ts';
import { flowOf, formatPorts } from './flow.ts';

const cell = (text: string) => ({ facts: readFacts(text, vocabulary, 'port') });

describe('flowOf', () => {
	it('gathers ports in order and names sorted, each once', () => {
		const flow = flowOf([cell('443, 80, 443, 50000-59999'), cell('SIP/TLS/TCP'), cell('UDP, TCP')]);
		expect(flow).toEqual({
			ports: [
				{ from: 443, to: 443 },
				{ from: 80, to: 80 },
				{ from: 50000, to: 59999 },
			],
			transports: ['tcp', 'udp'],
			protocols: ['sip'],
			security: ['tls'],
		});
		expect(formatPorts(flow.ports)).toBe('443, 80, 50000-59999');
	});

	it('takes no invalid port', () => {
		expect(flowOf([cell('70000'), cell('20-10')]).ports).toEqual([]);
	});
});
