import { expect, it } from 'vitest';
import { trendOf } from './trend.ts';

const counts = (errors: number, warnings: number) => ({ documents: 2, errors, warnings, infos: 0 });
const build = (date: string, de: ReturnType<typeof counts>) => ({ version: date, date, locales: { de } });

it('the columns of a trend are as high as their share of the most that a build found', () => {
	const builds = [build('2024-01-01', counts(4, 4)), build('2024-02-01', counts(2, 0))];
	const [first, second] = trendOf({ schema: 'portolan/history/1', builds }, 'de');
	expect(first?.parts.slice(0, 2)).toEqual([
		{ severity: 'error', y: 50, height: 50 },
		{ severity: 'warning', y: 0, height: 50 },
	]);
	expect(second?.parts[0]).toEqual({ severity: 'error', y: 75, height: 25 });
});

it('one build is no trend, nor is what builds without the language counted', () => {
	const builds = [build('2024-01-01', counts(4, 4))];
	expect(trendOf({ schema: 'portolan/history/1', builds }, 'de')).toEqual([]);
	expect(trendOf({ schema: 'portolan/history/1', builds: [...builds, ...builds] }, 'it')).toEqual([]);
	expect(trendOf(null, 'de')).toEqual([]);
});
