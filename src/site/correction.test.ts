import { describe, expect, it } from 'vitest';
import type { Edit, Finding } from '../core/index.ts';
import { changesBetween, changesText, correctedParts, correctionInShort, correctionOf } from './correction.ts';
import { siteOf, source } from './test-site.ts';

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

describe('correctionOf', () => {
	const text = 'Der Kran hebt, der Kran senkt.';
	const site = siteOf([source('de/kran.md', `# Kran\n\n${text}\n`)]);
	const document = site.document('de/kran.md');
	const block = document?.blocks.find((one) => one.text === text);
	const finding = (suggestion: string, edits: readonly [from: number, to: number, text: string][]) => {
		const at = block?.location.start.offset ?? Number.NaN;
		const location = (from: number, to: number) => ({
			...{ path: 'de/kran.md', locale: 'de' },
			...{ start: { line: 3, column: 1 + from, offset: at + from }, end: { line: 3, column: 1 + to, offset: at + to } },
		});
		const written = edits.map(([from, to, fresh]): Edit => ({ location: location(from, to), text: fresh }));
		return { locale: 'de', location: location(0, 1), suggestion, edits: written } as unknown as Finding;
	};

	it('draws the edits, where a comparison of the texts would guess others', () => {
		const shorter = 'Der Kran senkt.';
		const drawn = correctionOf(finding(shorter, [[4, 19, '']]), document);
		expect(drawn?.changes).toEqual([{ start: 0, end: 19, text: 'Der ' }]);
		expect(changesBetween(text, shorter, 'de')).not.toEqual(drawn?.changes);
	});

	it('compares the texts where the edits do not give the suggestion', () => {
		const drawn = correctionOf(finding('Der Kran hebt, der Mast senkt.', [[4, 8, 'Mast']]), document);
		expect(drawn && changesText(text, drawn.changes)).toBe('Kran → Mast');
		expect(drawn?.changes[0]?.start).toBe(19);
	});
});
