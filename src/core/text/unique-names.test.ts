import { expect, test } from 'vitest';
import { uniqueNames } from './unique-names.ts';

test('what is wanted again gets the first number that makes it another name', () => {
	const unique = uniqueNames('-', ['ports']);
	const names = ['quay', 'quay-2', 'quay', 'quay', 'ports', 'quay-2', 'quay-2-2', 'constructor'].map(unique);
	expect(names).toEqual(['quay', 'quay-2', 'quay-3', 'quay-4', 'ports-2', 'quay-2-2', 'quay-2-2-2', 'constructor']);
});

test('a name that is wanted again and again costs no more each time', () => {
	const unique = uniqueNames('-');
	for (let at = 1; at < 300_000; at++) unique('quay');
	expect(unique('quay')).toBe('quay-300000');
});
