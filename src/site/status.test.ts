import { expect, it } from 'vitest';
import type { Analysis } from '../core/index.ts';
import { coverageOf } from './status.ts';

const topic = (revisions: Record<string, string | null>) =>
	({
		documents: Object.fromEntries(Object.entries(revisions).map(([locale, revision]) => [locale, { revision }])),
	}) as unknown as Analysis['topics'][number];

it('counts the documents of a locale, those that are older than their peers, and the findings that blame it', () => {
	const of = (locale: string) =>
		coverageOf(
			{
				topics: [
					topic({ de: '2020-01-01', it: '2021-05-01', fr: null }),
					topic({ de: '2022-03-01', it: '2021-06-01' }),
					topic({ it: '2019-01-01' }),
				],
				findings: [
					{ locale: 'de', severity: 'error' },
					{ locale: 'de', severity: 'info' },
					{ locale: null, severity: 'error' },
				] as unknown as Analysis['findings'],
			},
			locale,
		);
	const none = { error: 0, warning: 0, info: 0 };
	const severities = { error: 1, warning: 0, info: 1 };
	expect(of('de')).toEqual({ documents: 2, topics: 3, older: 1, latest: '2022-03-01', severities });
	expect(of('it')).toEqual({ documents: 3, topics: 3, older: 1, latest: '2021-06-01', severities: none });
	expect(of('fr')).toEqual({ documents: 1, topics: 3, older: 0, latest: null, severities: none });
	expect(of('ja')).toEqual({ documents: 0, topics: 3, older: 0, latest: null, severities: none });
});
