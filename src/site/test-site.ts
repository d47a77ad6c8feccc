import { type Analysis, analyse, type Locale, type Settings, type SourceFile } from '../core/index.ts';
import { createSite } from './create-site.ts';
import type { Site } from './site.ts';

/** A document of the made-up product that the tests of the site write about. */
export function source(path: string, text: string): SourceFile {
	return { path, locale: path.split('/')[0] as Locale, format: path.endsWith('.html') ? 'html' : 'markdown', text };
}

/** The analysis of some documents. */
function analysisOf(files: readonly SourceFile[], vocabularies: Settings['vocabularies']): Analysis {
	return analyse(files, {
		...{ identityKeys: ['id'], revisionKeys: [], translationKeys: ['translation'], source: null, vocabularies },
	});
}

/** The site of some documents, without vocabularies unless some are given. */
export function siteOf(files: readonly SourceFile[], base = '/', vocabularies: Settings['vocabularies'] = {}): Site {
	return createSite(analysisOf(files, vocabularies), { base, version: '1.2.3', checkPage: () => null });
}

/** The body of a document's page in a locale. */
export function bodyOf(files: readonly SourceFile[], locale: Locale, topic = 0): string {
	const site = siteOf(files);
	const found = site.analysis.topics[topic];
	if (!found) throw new Error(`no topic ${topic}`);
	return site.page(locale, found).html;
}
