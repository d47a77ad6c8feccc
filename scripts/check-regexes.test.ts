import { expect, it } from 'vitest';
import { isCostly, regexesIn } from './check-regexes.ts';

it.each(['(a|a)*b', '^(a+)+$', '\\s+$', '^ .* .* $', '[ \\t]*[ \\t]*x'])('finds the costly one: %s', (pattern) => {
	const found = regexesIn('a.ts', `const x: number = 1;\nexport const y = () => /${pattern}/u.test('');\n`);
	expect(found).toEqual([{ pattern, flags: 'u', line: 2 }]);
	expect(found.map(isCostly)).toEqual([true]);
});

it.each(['^a+b', '(?<!\\s)\\s+$', '[^/]*', 'a{1,9}a{1,9}$'])(
	'lets pass what takes no more time than its text: %s',
	(pattern) => {
		expect(isCostly({ pattern, flags: '' })).toBe(false);
	},
);
