import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query.ts';

/** The query's parts, written short: ports as `from-to`, empty parts left out. */
function read(text: string, portWords: string[] = []) {
	const { ports, transports, protocols, words } = parseQuery(text, { portWords });
	const parts = {
		ports: ports.map(({ from, to }) => (from === to ? from : `${from}-${to}`)),
		transports,
		protocols,
		words,
	};
	return Object.fromEntries(Object.entries(parts).filter(([, values]) => values.length > 0));
}

describe('parseQuery', () => {
	it.each([
		['4443', { ports: [4443] }],
		['４４４３', { ports: [4443] }],
		['tcp/443', { ports: [443], transports: ['tcp'] }],
		['443/UDP', { ports: [443], transports: ['udp'] }],
		['TCP 443', { ports: [443], transports: ['tcp'] }],
		['tcp443', { ports: [443], transports: ['tcp'] }],
		['HTTPS/TCP/443', { ports: [443], transports: ['tcp'], protocols: ['https'] }],
		['SIP/MTLS/TCP 5061', { ports: [5061], transports: ['tcp'], protocols: ['sip', 'mtls'] }],
		['udp 3478 edge', { ports: [3478], transports: ['udp'], words: ['edge'] }],
		['67/68', { ports: [67, 68] }],
		['80, 443', { ports: [80, 443] }],
		['0', { ports: [0] }],
		['65536', { words: ['65536'] }],
		['Straße ÉTÉ', { words: ['strasse', 'ete'] }],
		['反向代理', { words: ['反向代理'] }],
		['h323 office365', { words: ['h323', 'office365'] }],
		['10.0.0.1 2013-02-15', { words: ['10.0.0.1', '2013-02-15'] }],
		['443tcp', { ports: [443], transports: ['tcp'] }],
		['tcp-443', { ports: [443], transports: ['tcp'] }],
		['443?', { ports: [443] }],
		[':443.', { ports: [443] }],
		['#443!', { ports: [443] }],
		['50 002', { ports: [50002] }],
		['  ', {}],
	])('reads %s', (text, parts) => {
		expect(read(text)).toEqual(parts);
	});

	it.each([
		...['50000-59999', '50000 - 59999', '50,000-59,999', '50.000–59.999', '50 000–59 999', '50\u00A0000-59\u202F999'],
		...['50000～59999', '５００００－５９９９９', '50000--59999', '59999-50000'],
	])('reads the range %s', (text) => {
		expect(read(text)).toEqual({ ports: ['50000-59999'] });
	});

	it('takes a number with a stop or comma before its thousands as one', () => {
		expect(read('50,000')).toEqual({ ports: [50000] });
		expect(read('80,443')).toEqual({ ports: [80, 443] });
	});

	it('drops words for "port" beside a number only', () => {
		expect(read('端口443', ['端口'])).toEqual({ ports: [443] });
		expect(read('TCP/Port 443')).toEqual({ ports: [443], transports: ['tcp'] });
		expect(read('porta 443', ['porta'])).toEqual({ ports: [443] });
		expect(read('端口', ['端口'])).toEqual({ words: ['端口'] });
	});

	it('drops words for "port" within a run of Chinese, and where they are glued to the number', () => {
		expect(read('443端口', ['端口'])).toEqual({ ports: [443] });
		expect(read('443号端口', ['端口'])).toEqual({ ports: [443], words: ['号'] });
		expect(read('porta443', ['porta'])).toEqual({ ports: [443] });
		expect(read('TCP-Port 443')).toEqual({ ports: [443], transports: ['tcp'] });
	});

	it('takes a short word between two rising numbers for "to", unless it is one for "and"', () => {
		const ports = (text: string) => parseQuery(text, { andWords: ['und', '和'], names: ['SIP'] }).ports;
		expect(ports('49152 bis 65535')).toEqual([{ from: 49152, to: 65535 }]);
		expect(ports('从 80 到 90')).toEqual([{ from: 80, to: 90 }]);
		expect(ports('80 und 443')).toHaveLength(2);
		expect(ports('80和443')).toHaveLength(2);
		for (const text of ['443 tcp 444', '443 sip 444', '443 edge 444']) expect(ports(text)).toHaveLength(2);
	});
});
