import { describe, expect, it } from 'vitest';
import type { Evidence, Finding } from '../model.ts';
import { followsRevision } from './page-revisions.ts';

const evidence = (locale: string, supports: Evidence['supports']) => ({ locale, supports }) as Evidence;
const undecided = { locale: null, confidence: 0.99, actual: '8', expected: null };
const between = {
	...undecided,
	location: { locale: 'en' },
	evidence: [
		evidence('en', 'actual'),
		evidence('de', 'actual'),
		evidence('fr', 'expected'),
		evidence('it', 'expected'),
	],
} as unknown as Finding;

describe('a difference that nobody is blamed for', () => {
	it.each([
		[['fr'], 1, false],
		[['en', 'fr'], 1, false],
		[['fr', 'it'], 1, true],
		[['en', 'de'], 1, true],
		[['en', 'de'], 0.9, false],
	])('follows from the pages of %j being older, as sure as %d: %s', (older, certainty, follows) => {
		const stale = new Map(older.map((locale) => [locale, certainty]));
		expect(followsRevision(between, 'difference', stale)).toBe(follows);
	});
});
