import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAddresses } from './address.ts';
import { read } from './testing.ts';

const values = (text: string) => findAddresses(text).map((found) => found.kind === 'address' && found.value);

describe('addresses', () => {
	it.each([
		['10.0.0.1', ['10.0.0.1']],
		['从10.0.0.0/8到192.168.1.255。', ['10.0.0.0/8', '192.168.1.255']],
		['FE80::1/64 und ::1', ['fe80::1/64', '::1']],
		['256.1.1.1 1.2.3 1.2.3.4.5 v1.2.3.4', []],
		['08:45:00 std::vector ab::cd 00:1a:2b:3c:4d:5e', []],
	])('%j', (text, expected) => {
		expect(values(text)).toEqual(expected);
	});

	it('reads an address within an address once', () => {
		expect(read('::ffff:10.0.0.1', 'text')).toEqual(['::ffff:10.0.0.1']);
	});

	it('leaves the port after it to be read', () => {
		expect(read('10.0.0.1:8443', 'text')).toEqual(['10.0.0.1', '8443']);
	});

	it('reads every address as itself', () => {
		fc.assert(
			fc.property(fc.ipV4(), (address) => {
				expect(values(`x ${address} y`)).toEqual([address]);
			}),
		);
		const eight = fc.array(fc.stringMatching(/^[0-9][0-9a-f]{0,3}$/), { minLength: 8, maxLength: 8 });
		fc.assert(
			fc.property(eight, (groups) => {
				expect(values(`(${groups.join(':')})`)).toEqual([groups.join(':')]);
			}),
		);
	});
});
