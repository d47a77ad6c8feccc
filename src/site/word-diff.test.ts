import { describe, expect, it } from 'vitest';
import { differingFacts, diffWords } from './word-diff.ts';

const marked = (parts: readonly { text: string; differs: boolean }[]) =>
	parts.filter(({ differs }) => differs).map(({ text }) => text);

describe('diffWords', () => {
	it('marks the words that change and keeps both texts whole', () => {
		const { before, after } = diffWords('Port 80 öffnen', 'Port 443 öffnen', 'de');
		expect(marked(before)).toEqual(['80']);
		expect(marked(after)).toEqual(['443']);
		expect(before.map(({ text }) => text).join('')).toBe('Port 80 öffnen');
		expect(after.map(({ text }) => text).join('')).toBe('Port 443 öffnen');
	});

	it('parts Chinese into words', () => {
		expect(marked(diffWords('打开端口', '关闭端口', 'zh-CN').after)).toEqual(['关闭']);
	});
});

describe('differingFacts', () => {
	it('marks numbers, acronyms and placeholders that another language lacks', () => {
		expect(marked(differingFacts('Von 80 an 8080 über TCP', ['Da 443 a 8080 su UDP']))).toEqual(['80', 'TCP']);
	});

	it('marks nothing where the languages agree or there is no other', () => {
		expect(marked(differingFacts('Port 80', ['端口８０']))).toEqual([]);
		expect(marked(differingFacts('Port 80', []))).toEqual([]);
	});

	it('keeps the text whole', () => {
		expect(
			differingFacts('a 80 <b> TCP', ['x'])
				.map(({ text }) => text)
				.join(''),
		).toBe('a 80 <b> TCP');
	});
});
