import { describe, expect, test } from 'vitest';
import { alignText } from './align.ts';

/** Each piece as the decoded text and the raw text that it came from. */
function pairs(value: string, raw: string): [string, string][] {
	return alignText(value, raw, 100).map(({ at, length, start, end }) => [
		value.slice(at, at + length),
		raw.slice(start - 100, end - 100),
	]);
}

describe('decoded text tied to raw text', () => {
	test('the same text is one piece', () => {
		expect(alignText('443 – ü', '443 – ü', 100)).toEqual([{ at: 0, length: 7, start: 100, end: 107 }]);
	});

	test.each<[string, string, string, [string, string][]]>([
		[
			'a reference',
			'a & b',
			'a &amp; b',
			[
				['a ', 'a '],
				['&', '&amp;'],
				[' b', ' b'],
			],
		],
		[
			'a reference without its semicolon',
			'<b',
			'&ltb',
			[
				['<', '&lt'],
				['b', 'b'],
			],
		],
		[
			'an astral character',
			'😀x',
			'&#x1F600;x',
			[
				['😀', '&#x1F600;'],
				['x', 'x'],
			],
		],
		[
			'a reference for two characters',
			'≂̸x',
			'&NotEqualTilde;x',
			[
				['≂̸', '&NotEqualTilde;'],
				['x', 'x'],
			],
		],
		[
			'backslash escapes',
			'a|b',
			'a\\|b',
			[
				['a', 'a'],
				['|b', '|b'],
			],
		],
		[
			'a quoted continuation line',
			'a\nb',
			'a\n> b',
			[
				['a\n', 'a\n'],
				['b', 'b'],
			],
		],
		[
			'an indented continuation line',
			'a\nb',
			'a\n    b',
			[
				['a\n', 'a\n'],
				['b', 'b'],
			],
		],
		[
			'CRLF',
			'a\nb',
			'a\r\nb',
			[
				['a', 'a'],
				['\n', '\r\n'],
				['b', 'b'],
			],
		],
		[
			'an escaped reference',
			'&amp;',
			'&amp;amp;',
			[
				['&', '&amp;'],
				['amp;', 'amp;'],
			],
		],
		['an unknown reference', 'a &no; b', 'a &no; b', [['a &no; b', 'a &no; b']]],
	])('%s', (_, value, raw, expected) => {
		expect(pairs(value, raw)).toEqual(expected);
	});

	test('code is not decoded', () => {
		expect(alignText('&amp;', '&amp;`', 0, true)).toEqual([{ at: 0, length: 5, start: 0, end: 5 }]);
	});

	test('what cannot be tied stands for the rest of the raw text, and nothing is lost', () => {
		const mappings = pairs('axyz', 'a#q');
		expect(mappings).toEqual([
			['a', 'a'],
			['xyz', '#q'],
		]);
	});
});
