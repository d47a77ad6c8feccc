import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullWidth, noWords, read } from './testing.ts';

describe('ports in a port column', () => {
	it.each([
		['443', ['443']],
		['TCP 8080', ['tcp', '8080']],
		['67/68', ['67', '68']],
		['49152-57500', ['49152-57500']],
		['49152 -57500', ['49152-57500']],
		['50,000-59,999', ['50000-59999']],
		['50.000–59.999', ['50000-59999']],
		['50 000–59 999', ['50000-59999']],
		['50\u00a0000–59\u202f999', ['50000-59999']],
		["50'000", ['50000']],
		['50000～59999', ['50000-59999']],
		['50000 to 59999', ['50000-59999']],
		['50000..59999', ['50000-59999']],
		['50000-59.999', ['50000-59999']],
		['1024-65535 *', ['1024-65535']],
		['443 (1), 80[2], 81†', ['443', '80', '81']],
		['80 and 443', ['80', '443']],
		['80、443', ['80', '443']],
		['80;443\n8080', ['80', '443', '8080']],
		['Any', ['any']],
		['443, beliebig', ['443', 'any']],
		['任意端口', ['any']],
		['*', ['any']],
		['Port 443', ['443']],
	])('%j', (text, expected) => {
		expect(read(text, 'port')).toEqual(expected);
	});

	it.each([
		['80,443', ['80', '443']],
		['80 443', ['80', '443']],
		['80,443,8080', ['80', '443', '8080']],
		['25,110', ['25', '110']],
		['25,110-115', ['25', '110-115']],
		['1,024', ['1024']],
		['50,000', ['50000']],
		['50,001, 25,110', ['50001', '25110']],
		['1024-65,535', ['1024-65535']],
		['443,5061', ['443', '5061']],
	])('a mark between digits groups or parts: %j', (text, expected) => {
		expect(read(text, 'port')).toEqual(expected);
	});

	it.each([
		['70000', ['out-of-range 70000']],
		['443, 65536', ['443', 'out-of-range 65536']],
		['59999-50000', ['reversed 59999-50000']],
		['TCP 1024-70000', ['tcp', 'out-of-range 1024-70000']],
		['20 MB', ['#20 MB']],
		['1.5', ['#1.5']],
		['011', ['#11']],
		['10.0.0.1', ['10.0.0.1']],
	])('no port: %j', (text, expected) => {
		expect(read(text, 'port')).toEqual(expected);
	});

	it('keeps what it cannot read', () => {
		expect(read('A/V/RTP/TCP/50,000-59,999', 'port')).toEqual(['?A/V', 'rtp', 'tcp', '50000-59999']);
		expect(read('访问/SIP(MTLS)/TCP/5061', 'port')).toEqual(['?访问', 'sip', 'mtls', 'tcp', '5061']);
		expect(read('443 (eingehend), n/a', 'port')).toEqual(['443', '?eingehend), n/a']);
	});
});

describe('ports in running text', () => {
	it.each([
		['an Port 80 oder 8080, nicht 81', ['80', '8080', '#81']],
		['ports 80, 443, and 8080.', ['80', '443', '8080']],
		['端口80和443', ['80', '443']],
		['请打开端口8080。', ['8080']],
		['ポート443と80を開く', ['443', '80']],
		['443番ポート', ['443']],
		['le port 443 ou les ports 50 000–59 999', ['443', '50000-59999']],
		['la porta 443 e la porta TCP 80', ['443', 'tcp', '80']],
		['порт 443 и 8080', ['443', '8080']],
		['المنفذ ٤٤٣ و٨٠', ['443', '80']],
		['TCP-Port 5060', ['tcp', '5060']],
		['SIP/MTLS/TCP 5061', ['sip', 'mtls', 'tcp', '5061']],
		['XMPP/TLS/23456', ['xmpp', 'tls', '23456']],
		['443/tcp and 53/UDP', ['443', 'tcp', '53', 'udp']],
		['TCP: 443, TCP（80）', ['tcp', '443', 'tcp', '80']],
		['Harbor 2013 (DNS-Lastenausgleich)', ['#2013', 'dns']],
		['80 (HTTP), 443 (HTTPS)', ['80', 'http', '443', 'https']],
		['TCP (TLS) 5061', ['tcp', 'tls', '5061']],
		['TCP 20 MB, ICMP 8, HTTP 404', ['tcp', '#20 MB', 'icmp', '#8', 'http', '#404']],
		['TCP 70000', ['tcp', 'out-of-range 70000']],
		['Harbor 2013, Transport 443', ['#2013', '#443']],
		['mindestens 20 Ports', ['#20']],
		['port 443 - 20 docks', ['443', '#20']],
	])('%j', (text, expected) => {
		const facts = read(text, 'text');
		expect(facts).toEqual(expected);
	});

	it('needs no vocabulary', () => {
		expect(read('Port 443, 端口80, порт 8080', 'text', noWords)).toEqual(['443', '80', '8080']);
		expect(read('50,000-59,999', 'port', noWords)).toEqual(['50000-59999']);
	});
});

const port = fc.integer({ min: 0, max: 65535 });

describe('any port', () => {
	it('is read as itself, in any script and width', () => {
		const zeros = fc.constantFrom(0x30, 0x660, 0x6f0, 0x966, 0xff10);
		fc.assert(
			fc.property(port, zeros, (value, zero) => {
				const written = String(value).replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
				expect(read(written, 'port')).toEqual([`${value}`]);
				expect(read(`TCP ${written}`, 'text')).toEqual(['tcp', `${value}`]);
			}),
		);
	});

	it('makes a range that reads alike however it is grouped and dashed', () => {
		const marks = fc.constantFrom('', ',', '.', "'", '\u00a0', '\u202f', ' ');
		const dash = fc.constantFrom('-', '–', ' - ', '～', '−', ' –');
		const ends = fc.tuple(fc.integer({ min: 10000, max: 65534 }), fc.nat(5000));
		fc.assert(
			fc.property(ends, marks, dash, ([from, more], mark, between) => {
				const to = Math.min(65535, from + more + 1);
				const group = (value: number) => String(value).replace(/(?=\d{3}$)/, mark);
				const text = `${group(from)}${between}${group(to)}`;
				expect(read(text, 'port')).toEqual([`${from}-${to}`]);
				expect(read(fullWidth(text), 'port')).toEqual([`${from}-${to}`]);
			}),
		);
	});

	it('makes a list that reads alike however it is parted', () => {
		const separator = fc.constantFrom(', ', '、', ';', '/', '\n', ' und ', '和');
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 1000, max: 65535 }), { minLength: 1, maxLength: 6 }),
				separator,
				(ports, mark) => {
					fc.pre(!(mark === '/' && ports.length > 2));
					expect(read(ports.join(mark), 'port')).toEqual(ports.map(String));
				},
			),
		);
	});
});
