import { describe, expect, it } from 'vitest';
import type { Analysis } from '../core/index.ts';
import { translationStatus } from './status.ts';

const topic = (revisions: Record<string, string | null>) =>
	({
		id: 't',
		documents: Object.fromEntries(Object.entries(revisions).map(([locale, revision]) => [locale, { revision }])),
	}) as unknown as Analysis['topics'][number];

describe('the state of translations', () => {
	it('says per locale whether a topic is there, older than its peers, and how many findings blame it', () => {
		const [row] = translationStatus({
			topics: [topic({ de: '2020-01-01', it: '2021-05-01', fr: null })],
			locales: ['de', 'it', 'fr', 'ja'],
			findings: [
				{ topic: 't', locale: 'de' },
				{ topic: 't', locale: null },
				{ topic: 'other', locale: 'de' },
			] as unknown as Analysis['findings'],
		});
		expect(row?.states).toEqual([
			{ locale: 'de', present: true, revision: '2020-01-01', isOlder: true, findings: 1 },
			{ locale: 'it', present: true, revision: '2021-05-01', isOlder: false, findings: 0 },
			{ locale: 'fr', present: true, revision: null, isOlder: false, findings: 0 },
			{ locale: 'ja', present: false, revision: null, isOlder: false, findings: 0 },
		]);
	});
});
