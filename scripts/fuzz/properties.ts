/** What must hold for any documents whatever; each function throws where it does not. */
import assert from 'node:assert/strict';
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { SaxesParser } from 'saxes';
import { formats, report } from '../../src/cli/reporters/index.ts';
import { analyse } from '../../src/core/index.ts';
import type { Analysis, Location, Segment, Settings, SourceFile } from '../../src/core/model.ts';
import { datasetCsv, datasetJson, json, reportJson } from '../../src/export/index.ts';
import { newTexts, provenRepairs } from '../../src/fix/index.ts';
import { textsFor } from '../../src/i18n/index.ts';
import { createSite } from '../../src/site/create-site.ts';
import { findingsFeed } from '../../src/site/publish/feed.ts';
import { llmsText } from '../../src/site/publish/llms.ts';
import { sitemaps } from '../../src/site/publish/sitemap.ts';
import { searchFiles } from '../../src/site/search/index.ts';

const settings: Settings = {
	...{ identityKeys: ['id'], revisionKeys: ['revision', 'date'], translationKeys: [], source: null, vocabularies: {} },
	...{ all: true, terms: ['Quay'] },
};

/** Checks every promise on one set of documents. */
export async function checkSet(files: readonly SourceFile[]): Promise<void> {
	const analysis = analyse(files, settings);
	const faults = analysis.notices.filter(({ message }) => message.key === 'notice.fault');
	assert.deepEqual(faults, [], 'the core throws for no document');
	placesHold(analysis, files);
	assert.equal(textOf(analyse(files, settings)), textOf(analysis), 'the same documents give the same bytes');
	await reportsHold(analysis);
	siteHolds(analysis);
	repairsHold(analysis, files);
}

const textOf = (analysis: Analysis) => json(datasetJson(analysis)) + json(reportJson(analysis, textsFor('en')));

/** Every place lies within its file, and a segment's mappings are in order. */
function placesHold({ documents, findings }: Analysis, files: readonly SourceFile[]): void {
	const lengths = new Map(files.map(({ path, text }) => [path, text.length]));
	const place = ({ path, start, end }: Location) =>
		assert.ok(
			0 <= start.offset && start.offset <= end.offset && end.offset <= (lengths.get(path) ?? -1),
			`place in ${path}`,
		);
	const segment = ({ location, mappings }: Segment) => {
		place(location);
		for (const [at, piece] of mappings.entries()) {
			const before = mappings[at - 1];
			// Where a stretch is known as a whole only, each piece of it has all of it.
			const isSame = before?.start === piece.start && before.end === piece.end;
			const isAfter = isSame || piece.start >= (before?.end ?? 0);
			assert.ok(piece.start <= piece.end && isAfter, 'mappings are in order');
			assert.ok(piece.end <= (lengths.get(location.path) ?? -1), 'mappings lie in the file');
		}
	};
	for (const { blocks, tables } of documents) {
		blocks.forEach(segment);
		for (const { rows, headers } of tables) for (const { cells } of [...headers, ...rows]) cells.forEach(segment);
	}
	for (const { location } of findings) place(location);
}

/** Every report can be written, is well-formed, and holds nothing that a terminal would obey. */
async function reportsHold(analysis: Analysis): Promise<void> {
	const context = {
		...{ analysis, t: textsFor('en'), content: 'content', known: undefined, limit: 50, width: 80 },
		...{
			path: (path: string) => path,
			checkUrl: () => null,
			paint: (_: unknown, text: string) => text,
			link: (text: string) => text,
		},
	};
	for (const format of formats) {
		const text = await report(format, context);
		assert.ok(!/(?![\t\n])[\p{Cc}\p{Bidi_C}]/u.test(text), `${format} holds no control character`);
		if (['json', 'sarif', 'gitlab'].includes(format)) JSON.parse(text);
		if (['junit', 'checkstyle'].includes(format)) wellFormed(text);
	}
	for (const cell of cellsOf(datasetCsv(analysis)))
		assert.doesNotMatch(cell, /^\s*[=+@-]/, 'no cell of CSV is a formula');
}

/** The cells of CSV, of all lines. */
const cellsOf = (csv: string): string[] =>
	[...csv.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(?:,|\r\n)/g)].map(([, cell = '']) => cell.replace(/^"|"$/g, ''));

function wellFormed(text: string): void {
	const parser = new SaxesParser({ xmlns: true });
	parser.on('error', (error) => {
		throw error;
	});
	parser.write(text).close();
}

type Node = DefaultTreeAdapterMap['node'];

/** No page runs anything of a document's, even without its policy; each is HTML without a fault. */
function siteHolds(analysis: Analysis): void {
	const site = createSite(analysis, { base: '/', site: 'https://ports.example', version: '0', checkPage: () => null });
	for (const locale of analysis.locales) {
		for (const topic of analysis.topics) {
			const page = site.page(locale, topic);
			const onParseError = ({ code, startLine }: { code: string; startLine: number }) =>
				assert.fail(`${code} in line ${startLine} of a page`);
			safe(parseFragment(page.html, { onParseError }));
			site.markdown(locale, topic);
		}
		wellFormed(findingsFeed(site, locale));
	}
	assert.deepEqual(site.faults(), [], 'rendering throws for no document');
	for (const [, text] of sitemaps(site)) wellFormed(text);
	for (const line of llmsText(site).split(/[\n\r\u0085\u2028\u2029]/)) assert.match(line, /^(?:$|# |## |> |- \[)/);
	for (const [, write] of searchFiles(site)) write();
}

function safe(node: Node): void {
	if ('tagName' in node) {
		assert.ok(
			!['script', 'style', 'iframe', 'object', 'embed', 'form', 'base', 'meta', 'link'].includes(node.tagName),
			node.tagName,
		);
		for (const { name, value } of node.attrs) {
			assert.ok(!/^on|^style$|^srcdoc$/i.test(name), name);
			if (['href', 'src', 'action', 'xlink:href'].includes(name))
				assert.ok(!/^[\s\p{Cc}]*(?:javascript|data|vbscript):/iu.test(value), value);
		}
	}
	if ('childNodes' in node) for (const child of node.childNodes) safe(child);
}

/** What is repaired can be read again, and repairing it once more goes as well. */
function repairsHold(analysis: Analysis, files: readonly SourceFile[]): void {
	const anew = (texts: ReadonlyMap<string, string>) =>
		analyse(
			files.map((file) => ({ ...file, text: texts.get(file.path) ?? file.text })),
			settings,
		);
	const repairs = provenRepairs(analysis, analysis.findings, anew);
	if (repairs.made.length === 0) return;
	const repaired = anew(newTexts(analysis, repairs));
	assert.deepEqual(
		repaired.notices.filter(({ message }) => message.key === 'notice.fault'),
		[],
	);
	const made = new Set(repairs.made.map(({ id }) => id));
	assert.deepEqual(
		repaired.findings.filter(({ id }) => made.has(id)).map(({ id }) => id),
		[],
		'what is repaired stays repaired',
	);
}
