import { describe, expect, it } from 'vitest';
import { compareFacts } from './fact-diff.ts';

const marked = (texts: readonly (string | null)[]) =>
	compareFacts(texts).map(
		(one) =>
			one && {
				state: one.state,
				marked: one.parts.filter((part) => part.differs).map((part) => part.text),
				lacks: one.lacks,
			},
	);

describe('compareFacts', () => {
	it('names the odd one out, its words and what it lacks, and leaves the others alone', () => {
		expect(marked(['an Port 90 nach 9080', 'al puerto 943 y 9443', '端口 943 到 9443'])).toEqual([
			{ state: 'odd', marked: ['90', '9080'], lacks: ['943', '9443'] },
			{ state: 'agrees', marked: [], lacks: [] },
			{ state: 'agrees', marked: [], lacks: [] },
		]);
	});

	it('blames nobody where two differ, and marks both', () => {
		expect(marked(['Port 90', 'puerto 943'])).toEqual([
			{ state: 'differs', marked: ['90'], lacks: [] },
			{ state: 'differs', marked: ['943'], lacks: [] },
		]);
	});

	it('marks acronyms and placeholders, reads full-width digits, and compares nothing with a text that is not there', () => {
		expect(marked(['HTTPS über <host>', 'HTTP por <host>', null])).toEqual([
			{ state: 'differs', marked: ['HTTPS'], lacks: [] },
			{ state: 'differs', marked: ['HTTP'], lacks: [] },
			null,
		]);
		expect(marked(['ポート４４３', 'Port 443'])?.[0]?.state).toBe('agrees');
		expect(marked(['Port 443'])?.[0]).toEqual({ state: 'agrees', marked: [], lacks: [] });
	});
});
