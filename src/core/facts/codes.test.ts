import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from './testing.ts';

describe('codes', () => {
	it.each([
		'2013-02-15',
		'15.02.2013',
		'7/30/2012',
		'2012/7/30',
		'08:45:00',
		'12:30',
		'9-1-1',
		'E9-1-1',
		'+1 425 555-0100',
		'E.164',
		'802.1X',
		'6721ip',
		'SHA-256',
		'TCP443',
		'00:1a:2b:3c:4d:5e',
		'1024x768',
		'IPv4',
	])('%s is neither port nor number', (code) => {
		expect(read(`Harbor ${code}, Pilot`, 'text')).toEqual([]);
		expect(read(code, 'port')).toEqual([`?${code}`]);
	});

	it.each(['CX500', 'E204', 'SHA256'])('%s is a name', (code) => {
		expect(read(`Harbor ${code}, Pilot`, 'text')).toEqual([`name ${code}`]);
	});

	it('takes no list of ports for a date', () => {
		expect(read('20/21/2049', 'port')).toEqual(['20', '21', '2049']);
		expect(read('80/443', 'port')).toEqual(['80', '443']);
	});

	it('passes over every ISO date', () => {
		const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
		fc.assert(
			fc.property(date, (day) => {
				expect(read(`am ${day.toISOString().slice(0, 10)}.`, 'text')).toEqual([]);
			}),
		);
	});
});
