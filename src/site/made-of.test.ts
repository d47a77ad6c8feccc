import { describe, expect, it } from 'vitest';
import { commonHash, documentHash, linksHash, pagesOfTopics } from './made-of.ts';
import type { Site } from './site.ts';
import { siteOf, source } from './test-site.ts';

const dock = (locale: string, word: string) =>
	source(`${locale}/dock.md`, `---\nid: dock\n---\n\n# Dock\n\n${word} lies at the quay.\n`);
const gauge = (locale: string, port: number) =>
	source(
		`${locale}/gauge.md`,
		`---\nid: gauge\n---\n\n# Gauge\n\n## Flows\n\n| Port | Protocol |\n| --- | --- |\n| ${port} | TCP |\n| 7400 | UDP |\n`,
	);
const mast = source('en/mast.md', '---\nid: mast\n---\n\n# Mast\n\n[Flows](gauge.md#flows), [Yard](yard.md)\n');

const files = [dock('en', 'Nothing'), dock('de', 'Nichts'), gauge('en', 7300), gauge('de', 7300), mast];
/** The keys of a topic's pages, as one. */
const keyIn = (site: Site, topic: string) =>
	pagesOfTopics(site, commonHash(site))
		.filter((pages) => pages.topic.id === topic)
		.map(({ key, locale }) => [locale, key]);
const change = (path: string, ...by: typeof files) => siteOf([...files.filter((file) => file.path !== path), ...by]);

describe('the pages of a topic', () => {
	const site = siteOf(files);

	it('are told by their files', () => {
		const [english] = pagesOfTopics(site, '').filter(({ topic, locale }) => topic.id === 'dock' && locale === 'en');
		expect(english?.files).toEqual(
			expect.arrayContaining([
				'en/dock/index.html',
				'en/compare/dock/index.html',
				'en/dock/source/index.html',
				'en/dock/index.md',
			]),
		);
	});

	it('stay as they are where another topic changes', () => {
		const other = change('de/dock.md', dock('de', 'Gar nichts'));
		expect(keyIn(other, 'gauge')).toEqual(keyIn(site, 'gauge'));
		expect(keyIn(other, 'mast')).toEqual(keyIn(site, 'mast'));
		expect(keyIn(other, 'dock')).not.toEqual(keyIn(site, 'dock'));
	});

	it.each([
		['a document is gone', change('de/dock.md')],
		['a document has another name', change('de/dock.md', { ...dock('de', 'Nichts'), path: 'de/quay.md' })],
		['what is found in it changes', change('de/dock.md', dock('de', 'Nichts (8080)'))],
		['a port gets a page', siteOf([dock('en', 'Nothing'), dock('de', 'Nichts'), gauge('en', 7301), gauge('de', 7301)])],
		['the site stands elsewhere', siteOf(files, '/docs/')],
	])('change where %s', (_, other) => {
		expect(keyIn(other, 'dock')).not.toEqual(keyIn(site, 'dock'));
	});

	it.each(['revision', 'translation', 'title', 'source'] as const)('are made of the %s of a document', (field) => {
		const [document] = site.analysis.documents;
		if (!document) throw new Error('no document');
		expect(documentHash({ ...document, [field]: 'other' })).not.toBe(documentHash(document));
	});

	it('follow what their links lead to', () => {
		const topic = site.topic('mast');
		if (!topic) throw new Error('no topic');
		site.page('en', topic);
		const linked = site.linkedFrom('en', topic);
		expect(linked).toEqual(['gauge', 'yard']);
		const hashIn = (one: Site) => linksHash(one, 'en', linked);
		expect(hashIn(change('de/dock.md'))).toBe(hashIn(site));
		expect(hashIn(change('de/gauge.md', gauge('de', 7301)))).toBe(hashIn(site));
		expect(hashIn(change('en/gauge.md', gauge('en', 7301)))).not.toBe(hashIn(site));
		const yard = source('en/yard.md', '---\nid: yard\n---\n\n# Yard\n');
		expect(hashIn(siteOf([...files, yard]))).not.toBe(hashIn(site));
	});
});
