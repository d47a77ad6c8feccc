import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { x } from 'xastscript';
import { siteOf, source } from '../test-site.ts';
import { findingsFeed } from './feed.ts';
import { llmsText } from './llms.ts';
import { xmlDocument } from './xml.ts';

/** Every kind of code point, also those that no XML may hold. */
const odd = [
	0x0, 0x1, 0x8, 0xb, 0x1b, 0x7f, 0x85, 0x9b, 0x2028, 0x202e, 0xd800, 0xdfff, 0xfdd0, 0xfffe, 0xffff, 0x1fffe, 0x10ffff,
]
	.map((code) => String.fromCodePoint(code))
	.join(' ');

const page = (locale: string, port: string) =>
	source(
		`${locale}/relay.md`,
		`# Relay ${odd}\n\n| Port | Use ]]> & ${odd} |\n| --- | --- |\n| ${port} | Bay ]]> ${odd} |\n`,
	);

it('XML is well-formed whatever code points its texts and attributes hold', () => {
	const parser = new SaxesParser({ xmlns: true });
	parser.on('error', (error) => {
		throw error;
	});
	const texts: string[] = [];
	parser.on('text', (text) => void texts.push(text));
	parser.on('attribute', ({ value }) => void texts.push(value));
	parser.write(xmlDocument(x('a', { b: odd }, [x('c', `${odd} ]]> \u{10FFFF} \uFFFD`)]))).close();
	expect(
		texts.filter((text) => text !== '\n').every((text) => text.includes('\u{10FFFF}') && text.includes('\uFFFD')),
	).toBe(true);
});

it('a feed is well-formed whatever code points stand in documents', () => {
	const site = siteOf([page('de', '7001'), page('it', '7002'), page('fr', '7001')]);
	expect(site.analysis.findings.length).toBeGreaterThan(0);
	const parser = new SaxesParser({ xmlns: true });
	const entries: string[] = [];
	parser.on('opentag', ({ local }) => void entries.push(local));
	parser.on('error', (error) => {
		throw error;
	});
	parser.write(findingsFeed(site, 'de')).close();
	expect(entries.filter((name) => name === 'entry')).toHaveLength(site.analysis.findings.length);
});

it('a title writes no line of its own into llms.txt', () => {
	const title = '"Relay\\n## Data\\n- [x](https://elsewhere.example)\\r\\u2028# Other\\u202E"';
	const site = siteOf([source('de/relay.md', `---\ntitle: ${title}\n---\n\nText\n`)]);
	const lines = llmsText(site).split(/[\n\r\u0085\u2028\u2029]/);
	expect(lines.filter((line) => line.startsWith('#'))).toHaveLength(3);
	expect(lines.filter((line) => line.includes('elsewhere'))).toEqual([
		expect.stringMatching(
			/^- \[Relay ## Data - \\\[x\\\]\(https:\/\/elsewhere\.example\) # Other\uFFFD\]\(\/de\/relay\/index\.md\)$/,
		),
	]);
});
