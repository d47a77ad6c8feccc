import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROTOCOLS, SECURITY, TRANSPORTS, WORDLIKE } from './protocol-names.ts';
import { fullWidth, read } from './testing.ts';

describe('protocols', () => {
	it.each([
		['TCP (TLS)', ['tcp', 'tls']],
		['TCP（MTLS）', ['tcp', 'mtls']],
		['STUN,MSTURN', ['stun', 'msturn']],
		['HTTPS\nTCP', ['https', 'tcp']],
		['DCOM und RPC', ['dcom', 'rpc']],
		['Remoteprozeduraufruf (RPC)', ['rpc']],
		['HTTPS-Datenverkehr über den TCP-Port', ['https', 'tcp']],
		['通过TCP端口', ['tcp']],
		['TCP를 통해', ['tcp']],
		['عبر UDP', ['udp']],
		['по протоколу sip', ['sip']],
		['TCP/IP, IP-HTTPS, H.323, HTTP/2', ['tcp/ip', 'ip-https', 'h.323', 'http/2']],
		['HTTP(S)', ['http', 'https']],
		['HTTPSomething SIPX xTCP TCP4all', []],
	])('%j', (text, expected) => {
		expect(read(text, 'text')).toEqual(expected);
	});

	it('takes names that are also words only in capitals or beside a transport', () => {
		expect(read('turn left, then rest; Radius', 'text')).toEqual([]);
		expect(read('STUN/TURN, REST', 'text')).toEqual(['stun', 'turn', 'rest']);
		expect(read('Stun, MSTURN/UDP', 'text')).toEqual(['stun', 'msturn', 'udp']);
	});

	it('takes an acronym beside a transport for a protocol, and no other', () => {
		expect(read('HBX/TLS/TCP', 'text')).toEqual(['hbx', 'tls', 'tcp']);
		expect(read('TCP (HBX)', 'text')).toEqual(['tcp', 'hbx']);
		expect(read('HBX/DMZ', 'text')).toEqual([]);
		expect(read('Harbor SP1 (TCP)', 'text')).toEqual(['tcp']);
		expect(read('HBX and TCP', 'text')).toEqual(['tcp']);
	});

	it('reads every known name, in any width', () => {
		const name = fc.constantFrom(...[...TRANSPORTS, ...SECURITY, ...PROTOCOLS].map((known) => known.toUpperCase()));
		fc.assert(
			fc.property(name, (known) => {
				expect(read(`über ${known}, (${known})`, 'text')).toEqual([known.toLowerCase(), known.toLowerCase()]);
				expect(read(fullWidth(known), 'port')).toEqual([known.toLowerCase()]);
			}),
		);
	});

	it('marks as words only names it knows', () => {
		for (const name of WORDLIKE) expect(PROTOCOLS.has(name) || TRANSPORTS.has(name)).toBe(true);
	});
});
