import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { locationsOf } from './locations.ts';

// Large texts on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** Line and column counted from the bytes, without any index. */
function counted(text: string, offset: number) {
	const before = text.slice(0, offset);
	const lineStart = before.lastIndexOf('\n') + 1;
	return {
		line: before.split('\n').length,
		column: new TextEncoder().encode(before.slice(lineStart)).length + 1,
		offset,
	};
}

const character = fc.constantFrom('a', '\n', '\r\n', 'ü', '漢', '😀', '\u00a0', '\u200b');

test('lines and columns count from 1, columns in UTF-8 bytes', () => {
	fc.assert(
		fc.property(fc.array(character), fc.nat(), (characters, n) => {
			const offset = characters.slice(0, n % (characters.length + 1)).join('').length;
			const text = characters.join('');
			expect(locationsOf('p', 'de', text).at(offset, offset).start).toEqual(counted(text, offset));
		}),
	);
});

test('also far out on a long line, asked for in any order', () => {
	const text = `ü\n${'aü漢'.repeat(2000)}😀\n${'漢'.repeat(3000)}`;
	const locations = locationsOf('p', 'de', text);
	for (const offset of [9003, 1026, 8005, text.length, 2, 5000, 1, 6002, 6004])
		expect(locations.at(offset, offset).end).toEqual(counted(text, offset));
});

test('a long line comes to an end', () => {
	const text = 'aü'.repeat(50_000);
	const locations = locationsOf('p', 'de', text);
	let last = 0;
	for (let offset = 0; offset < text.length; offset += 2) last = locations.at(offset, offset).start.column;
	expect(last).toBe(3 * 49_999 + 1);
});
