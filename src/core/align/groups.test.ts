import { describe, expect, test } from 'vitest';
import { Experience } from './experience.ts';
import { alignLists } from './groups.ts';
import { featureOf } from './numbers.ts';

/** Aligns lists of items given as words; an item's size is how many letters it has. */
function align(lists: Readonly<Record<string, readonly string[]>>): string[] {
	const groups = alignLists(
		Object.entries(lists).map(([locale, items]) => ({
			locale,
			items: items.map((item) => ({
				features: item
					.split(' ')
					.filter(Boolean)
					.map((word) => featureOf(/\d/.test(word) ? 'number' : 'name', word)),
				size: item.length,
				sort: '',
				key: null,
				words: [],
				units: [],
			})),
		})),
		{ experience: new Experience(), gap: () => 0.05, isLoose: true },
	);
	return groups.map(({ members }) =>
		Object.entries(members)
			.sort()
			.map(([locale, at]) => `${locale}${at}`)
			.join(' '),
	);
}

const items = ['80 tcp red', '443 tcp green', '5060 udp blue', '3306 tcp grey'];

describe('lists matched', () => {
	test('in their order', () => {
		expect(align({ a: items, b: items })).toEqual(['a0 b0', 'a1 b1', 'a2 b2', 'a3 b3']);
	});

	test('in any order', () => {
		expect(align({ a: items, b: [...items].reverse() })).toEqual(['a0 b3', 'a1 b2', 'a2 b1', 'a3 b0']);
	});

	test('with one missing, at the start, within, at the end', () => {
		for (const gone of [0, 2, 3]) {
			const groups = align({ a: items, b: items.filter((_, at) => at !== gone) });
			expect(groups.filter((group) => !group.includes('b'))).toEqual([`a${gone}`]);
		}
	});

	test('with one more, which stands after the one before it', () => {
		expect(align({ a: items, b: [...items.slice(0, 2), '7 sctp new', ...items.slice(2)] })).toEqual([
			'a0 b0',
			'a1 b1',
			'b2',
			'a2 b3',
			'a3 b4',
		]);
	});

	test('with nothing in common, by order', () => {
		expect(align({ a: ['x', 'y', 'z'], b: ['p', 'q', 'r'] })).toEqual(['a0 b0', 'a1 b1', 'a2 b2']);
	});

	test('with two alike, by order', () => {
		const twice = [items[0], items[1], items[0]].map(String);
		expect(align({ a: twice, b: twice })).toEqual(['a0 b0', 'a1 b1', 'a2 b2']);
	});

	test('when one is empty', () => {
		expect(align({ a: ['x', 'y'], b: [] })).toEqual(['a0', 'a1']);
		expect(align({ a: [], b: [] })).toEqual([]);
	});

	test('over many lists, an item changed in one of them with its peers', () => {
		const changed = items.map((item, at) => (at === 1 ? '4443 tcp vert' : item));
		expect(align({ a: items, b: changed, c: [...items].reverse(), d: items })).toContain('a1 b1 c2 d1');
	});

	test('whatever the order in which the lists come', () => {
		const lists = { a: items, b: items.slice(1), c: [...items, 'more x'] };
		const reversed = Object.fromEntries(Object.entries(lists).reverse());
		expect(align(reversed)).toEqual(align(lists));
	});

	test('each item once, none lost', () => {
		const groups = align({ a: ['x', 'x', 'y', 'q w'], b: ['x', 'z', 'x', 'x'], c: ['q w', 'x'] });
		expect(groups.flatMap((group) => group.split(' ')).sort()).toEqual(
			['a0', 'a1', 'a2', 'a3', 'b0', 'b1', 'b2', 'b3', 'c0', 'c1'].sort(),
		);
	});
});

describe('long lists come to an end', { timeout: 60_000 }, () => {
	const many = <T>(of: (at: number) => T) => Array.from({ length: 6000 }, (_, at) => of(at));

	test('all items the same', () => {
		const groups = align({ a: many(() => '443 tcp'), b: many(() => '443 tcp').slice(5), c: many(() => '443 tcp') });
		expect(groups).toHaveLength(6000);
	});

	test('nothing in common, sizes at odds', () => {
		const a = many((at) => `a${at}`);
		const b = many((at) => `b${'x'.repeat((at * 7919) % 97)}${at}`);
		expect(align({ a, b })).toHaveLength(6000);
	});

	test('shuffled', () => {
		const groups = align({ a: many((at) => `k${at}`), b: many((at) => `k${(at * 7) % 6000}`).map((key) => key) });
		expect(groups.filter((group) => group.includes('b')).length).toBeGreaterThan(857);
	});
});
