import { describe, expect, it } from 'vitest';
import { changesBetween, changesText, correctedParts, correctionInShort } from './correction.ts';

const apply = (text: string, changes: ReturnType<typeof changesBetween>) =>
	correctedParts(text, changes)
		.filter(({ kind }) => kind !== 'removed')
		.map((part) => part.text)
		.join('');

describe('changesBetween', () => {
	it.each([
		['Verkehr an Port 90 geht an Port 9080.', 'Verkehr an Port 943 geht an Port 9443.', '90 → 943, 9080 → 9443'],
		['Nord Süd', 'Nord, Süd', 'Nord → Nord,'],
		['Mast (Kran)/ Haken', 'Mast (Kran) Haken', 'Kran)/ → Kran)'],
		['SSL-und TLS', 'SSL- und TLS', 'SSL-und → SSL- und'],
		['使用端口 90 转发', '使用端口 943 转发', '90 → 943'],
		['der der Kran', 'der Kran', ''],
	])('from “%s” to “%s” gives whole words and the wanted text', (before, after, pairs) => {
		const changes = changesBetween(before, after, 'de');
		expect(apply(before, changes)).toBe(after);
		if (pairs) expect(changesText(before, changes)).toBe(pairs);
		for (const { start, end, text } of changes)
			expect(/[\p{L}\p{N}]/u.test(before.slice(start, end)) || /[\p{L}\p{N}]/u.test(text)).toBe(true);
	});

	it('finds nothing between equal texts', () => {
		expect(changesBetween('Kran', 'Kran', 'de')).toEqual([]);
	});
});

describe('correctionInShort', () => {
	it('keeps what stands beside a change and leaves out what lies far from it', () => {
		const far = 'weit entfernt '.repeat(20);
		const before = `${far}Port 90 hier ${far}`;
		const parts = correctionInShort(before, changesBetween(before, before.replace('90', '943'), 'de'));
		const text = parts.map((part) => part.text).join('');
		expect(text).toMatch(/^….*Port 90943 hier .*…$/);
		expect(text.length).toBeLessThan(160);
	});
});
