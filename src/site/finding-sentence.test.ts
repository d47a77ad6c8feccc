import { describe, expect, it } from 'vitest';
import { textsFor } from '../i18n/index.ts';
import { findingSentence } from './finding-sentence.ts';
import { siteOf, source } from './test-site.ts';

const table = (port: string) => `# Harbour\n\n| Port | Use |\n| --- | --- |\n| 9100 | A |\n| ${port} | B |\n`;
const files = [
	source('de/harbour.md', table('9201')),
	source('it/harbour.md', table('9200')),
	source('zh-CN/harbour.md', table('9200')),
];

describe('what a finding says on a page', () => {
	const { analysis, nameIn } = siteOf(files);
	const [finding] = analysis.findings;

	it.each([
		['en', 'German says 9201; Italian and Chinese say 9200.'],
		['de', 'Deutsch sagt 9201; Italienisch und Chinesisch sagen 9200.'],
		['it', 'In tedesco si legge 9201; italiano e cinese: 9200.'],
		['zh-CN', '德语写的是 9201，意大利语和中文写的是 9200。'],
	])('names languages as %s does, with a capital and no blank too many', (reader, text) => {
		expect(finding && findingSentence(finding, reader, textsFor(reader), nameIn)).toBe(text);
	});

	it('names a language that the message itself holds', () => {
		const message = { key: 'checks.sentence-missing.message', values: { locale: 'de', own: 2, others: 3 } };
		const sentence = finding && findingSentence({ ...finding, message }, 'it', textsFor('it'), nameIn);
		expect(sentence).toBe('In tedesco il testo ha 2 frasi, in ogni altra lingua 3 o più.');
	});

	it.each([
		['de', 'Der Text hat in Deutsch 1 Satz, in jeder anderen Sprache 3 oder mehr.'],
		['it', 'In tedesco il testo ha 1 frase, in ogni altra lingua 3 o più.'],
	])('counts one sentence as %s does', (reader, text) => {
		const message = { key: 'checks.sentence-missing.message', values: { locale: 'de', own: 1, others: 3 } };
		expect(finding && findingSentence({ ...finding, message }, reader, textsFor(reader), nameIn)).toBe(text);
	});

	it.each([
		['de', 'Hinweis der Art „Vorsicht“, in Italienisch und Chinesisch der Art „Warnung“'],
		['it', 'avviso di tipo «Attenzione», in italiano e cinese di tipo «Avviso»'],
		['zh-CN', '“小心”'],
	])('calls a kind of admonition as %s does', (reader, text) => {
		const values = { actual: 'caution', expected: 'warning' };
		const message = { key: 'checks.admonition-mismatch.message', values };
		const told = finding && { ...finding, ...values, check: 'admonition-mismatch', message };
		expect(told && findingSentence(told, reader, textsFor(reader), nameIn)).toContain(text);
	});
});
