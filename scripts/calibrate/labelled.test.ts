import { expect, test } from 'vitest';
import { planted } from './labelled.ts';

const file = (text: string) => ({ path: 'de/uhr.md', locale: 'de', format: 'markdown' as const, text });

test('faults are put in together, and told by the line at which each begins to differ', () => {
	const { files, placed } = planted(
		[file('eins\nzwei\ndrei\nvier\n')],
		[
			{ path: 'de/uhr.md', kind: 'row doubled', find: 'eins\n', replace: 'eins\neins\n' },
			{ path: 'de/uhr.md', kind: 'wrong number', find: 'vier', replace: 'fünf' },
			{ path: 'de/uhr.md', kind: 'behind' },
		],
	);
	expect(files[0]?.text).toBe('eins\neins\nzwei\ndrei\nfünf\n');
	expect(placed.map(({ line }) => line)).toEqual([2, 5, null]);
});

test('a text that stands there twice is no place', () => {
	const faults = [{ path: 'de/uhr.md', kind: 'wrong number', find: 'ein', replace: 'kein' }];
	expect(() => planted([file('eins, ein')], faults)).toThrow('must stand there once');
});
