import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from './testing.ts';
import { findUrls } from './url.ts';

const values = (text: string) => findUrls(text).map((found) => found.kind === 'url' && found.value);

describe('URLs', () => {
	it.each([
		['siehe https://harbor.example.com/a, dann', ['https://harbor.example.com/a']],
		['(http://harbor.example/x(1))', ['http://harbor.example/x(1)']],
		['Открыть ldap://dir.example:389.', ['ldap://dir.example:389']],
		['访问https://harbor.example/路径', ['https://harbor.example/']],
		['mailto:ops@example.com; sip:bob@example.com', ['mailto:ops@example.com', 'sip:bob@example.com']],
		['SIP: bob, TCP:443', []],
		['http://', []],
	])('%j', (text, expected) => {
		expect(values(text)).toEqual(expected);
	});

	it('keeps its port to itself and ends before a placeholder', () => {
		expect(read('https://harbor.example:8443/x', 'port')).toEqual(['https://harbor.example:8443/x']);
		expect(read('https://lb.<domain>/x', 'text')).toEqual(['https://lb.', '<domain>']);
	});

	it('ends before whatever punctuation follows', { timeout: 60_000 }, () => {
		fc.assert(
			fc.property(fc.webUrl(), fc.stringMatching(/^[.,;:!?]{0,4}$/), (url, tail) => {
				const value = values(`${url}${tail} x`)[0];
				expect(url.startsWith(String(value))).toBe(true);
				expect(findUrls(String(value))[0]).toMatchObject({ value });
			}),
		);
	});
});
