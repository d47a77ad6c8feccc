import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIdentifiers } from './identifier.ts';
import { read } from './testing.ts';

describe('identifiers', () => {
	it.each([
		['starten Sie Harbor.Pilot.exe.', ['file Harbor.Pilot.exe']],
		['文件harbor.config中', ['file harbor.config']],
		['lb.harbor.example.com, *.harbor.example', ['fqdn lb.harbor.example.com', 'fqdn *.harbor.example']],
		['_sip._tls.harbor.example', ['srv _sip._tls.harbor.example']],
		['Get-HbPilot -Name x', ['cmdlet Get-HbPilot']],
		['Test-HbDock und Get-Help', ['cmdlet Test-HbDock', 'cmdlet Get-Help']],
		['ClientMediaPortRange', ['name ClientMediaPortRange']],
		['web_mco_443_vs', ['name web_mco_443_vs']],
		['ChaCha20-Poly1305, ChaCha20-Verfahren', ['name ChaCha20-Poly1305', 'name ChaCha20']],
		['HKLM\\Software\\Harbor.', ['name HKLM\\Software\\Harbor']],
		['C:\\Harbor\\pilot.log', ['name C:\\Harbor\\pilot.log']],
		['A/V Test-Server Set-Top-Box Add-On Front-End-Server Harbor-Clients', []],
		['z.B. d.h. e.g. i.e. u.a. Ende.Der Anfang', []],
	])('%j', (text, expected) => {
		expect(read(text, 'text').filter((fact) => !fact.startsWith('#'))).toEqual(expected);
	});

	it('hides the protocols and digits within', () => {
		expect(read('sip.harbor.example TCP', 'text')).toEqual(['fqdn sip.harbor.example', 'tcp']);
		expect(read('pool_tcp_80', 'port')).toEqual(['name pool_tcp_80']);
	});

	it('spells each as the text does', () => {
		const name = fc.stringMatching(/^[A-Z][a-z]{2,6}([A-Z][a-z]{2,6}){1,3}$/);
		fc.assert(
			fc.property(name, fc.constantFrom('exe', 'dll', 'xml', 'log'), (hump, extension) => {
				const text = `(${hump}.${extension}) ${hump}`;
				for (const found of findIdentifiers(text)) {
					expect(found.kind === 'identifier' && found.value).toBe(text.slice(found.start, found.end));
				}
				expect(read(text, 'text')).toEqual([`file ${hump}.${extension}`, `name ${hump}`]);
			}),
		);
	});
});
