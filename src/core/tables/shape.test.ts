import { describe, expect, it } from 'vitest';
import { vocabulary } from '../facts/testing.ts';
import { shapeOf } from './shape.ts';

describe('shapeOf', () => {
	it.each([
		['ports', ['443', '67/68', '1024-65535 *', '80 and 443', '443, Any', '80、443', 'Port 443', '443, 70000']],
		[
			'key',
			[
				'HTTPS/TCP/4443',
				'TCP 8080',
				'A/V/RTP/TCP/50,000-59,999',
				'Access/SIP(TLS)/TCP/443',
				'访问/DNS/UDP/53',
				'443/tcp',
			],
		],
		['key', ['443 (TCP)', 'Web Dock/HBX (TLS) /TCP/443', 'Webdock-PSOM (TLS)/TCP/443', 'TCP/Any', 'TCP（４４３）']],
		['protocols', ['TCP (TLS)', 'TCP/UDP', 'HTTPS\nTCP', 'DCOM und RPC', 'TCP (TLS) und TCP (MTLS)', 'STUN,MSTURN']],
		['any', ['Any', 'beliebig', '任意', '*']],
		['number', ['20 MB', '100000', '1.5', '50 %']],
		['empty', ['', ' ', '–', '\u00a0\n']],
		[
			'text',
			[
				'Harbor',
				'Alle Server',
				'HTTPS (vom Pilot)',
				'STUN negotiation of candidates over TCP/443',
				'2013-02-15',
				'10.0.0.1',
			],
		],
		['text', ['N/A', 'CX500', 'mindestens 20 Docks', 'TCP wird auf 443 benutzt.']],
	] as const)('%s', (shape, texts) => {
		expect(texts.map((text) => [text, shapeOf(text, vocabulary)])).toEqual(texts.map((text) => [text, shape]));
	});
});
