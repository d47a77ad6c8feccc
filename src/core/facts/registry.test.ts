import { describe, expect, test } from 'vitest';
import { formatFact, keyOf, readFacts } from './index.ts';
import { noWords } from './testing.ts';

const facts = (text: string, context: 'port' | 'text' = 'text') => readFacts(text, noWords, context);
const keys = (text: string, context?: 'port' | 'text') => facts(text, context).map(keyOf);

describe('a fact', () => {
	test.each([
		['TCP 50,000-59,999', 'TCP 50.000–59.999'],
		['1,024 MB', '1.024 MB'],
		['v2.6', 'V2.6'],
		['Web.Config', 'web.config'],
	])('has the same key however it is written: %s, %s', (one, other) => {
		expect(keys(other).slice(0, 1)).toEqual(keys(one).slice(0, 1));
	});

	test.each([
		['Python 3.1', 'Python 3.10'],
		['TCP 443', '443'],
		['≥ 4', '> 4'],
	])('has another key where it states something else: %s, %s', (one, other) => {
		expect(keys(other)).not.toEqual(keys(one));
	});

	test('of one number is the same as a version and as a number', () => {
		expect(keys('Windows 10+')[0]).toBe(keys('10')[0]);
	});

	test('that could not be read has no key', () => {
		expect(keys('somewhere', 'port')).toEqual([null]);
	});

	test('is written as readers of all languages do', () => {
		expect(facts('TCP 50,000-59,999 mit 1.024 MB ab v2.6').map(formatFact)).toEqual([
			'tcp',
			'50000-59999',
			'1024 MB',
			'2.6',
		]);
	});
});
