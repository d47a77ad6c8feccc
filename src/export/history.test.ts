import { describe, expect, it } from 'vitest';
import type { Snapshot } from './changes.ts';
import { historyOf } from './history.ts';
import type { ChangedFinding, HistoryJson } from './shapes.ts';

function snapshot(version: string, errors: number, history: HistoryJson | null = null): Snapshot {
	const finding = {
		id: 'f',
		check: 'c',
		severity: 'error',
		locale: 'de',
		path: 'de/a.md',
		line: 1,
		message: '',
	} as const;
	const documents = ['de', 'en'].map((locale) => ({
		...{ locale, path: `${locale}/a.md`, revision: `2024-0${version}-01`, translation: null },
	}));
	return {
		dataset: {
			...{ schema: 'portolan/dataset/1', version, locales: ['de', 'en'], records: [] },
			topics: [{ id: 'a', slug: 'a', titles: {}, documents }],
		},
		findings: Array.from({ length: errors }, (): ChangedFinding => finding),
		history,
	};
}

const errorsOf = ({ builds }: HistoryJson) => builds.map(({ locales }) => locales.de?.errors);

describe('what builds counted', () => {
	it('begins with the earlier build and goes on from what that remembers', () => {
		const first = historyOf(snapshot('1', 5), snapshot('2', 3));
		expect(first.builds).toMatchObject([
			{
				version: '1',
				date: '2024-01-01',
				locales: { de: { documents: 1, errors: 5 }, en: { documents: 1, errors: 0 } },
			},
			{ version: '2', date: '2024-02-01', locales: { de: { documents: 1, errors: 3 } } },
		]);
		expect(errorsOf(historyOf(snapshot('2', 3, first), snapshot('3', 1)))).toEqual([5, 3, 1]);
	});

	it('is told once where nothing has changed, and again where the same documents have other findings', () => {
		const first = historyOf(snapshot('1', 5), snapshot('2', 3));
		expect(errorsOf(historyOf(snapshot('2', 3, first), snapshot('2', 3)))).toEqual([5, 3]);
		expect(errorsOf(historyOf(snapshot('2', 3, first), snapshot('2', 4)))).toEqual([5, 3, 4]);
	});

	it('leaves out a build whose findings are not known, and forgets what is long ago', () => {
		expect(errorsOf(historyOf({ ...snapshot('1', 5), findings: null }, snapshot('2', 3)))).toEqual([3]);
		let long = historyOf(snapshot('1', 0), snapshot('2', 1));
		for (let errors = 2; errors < 60; errors++) long = historyOf(snapshot('2', errors, long), snapshot('2', errors));
		expect(errorsOf(long)).toHaveLength(50);
		expect(errorsOf(long).at(-1)).toBe(59);
	});
});
