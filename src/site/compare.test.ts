import { describe, expect, it } from 'vitest';
import {
	comparedBlocks,
	comparedLocales,
	comparedTables,
	isWrong,
	pairStyles,
	sharedText,
	verdictOf,
} from './compare.ts';
import { linesOfRow, linesOfTexts, partsWithin } from './compare-parts.ts';
import { comparePaths, sourcePaths } from './paths.ts';
import { siteOf, source } from './test-site.ts';

const page = (locale: string, [ends, limit, lamps, extra = '']: readonly string[]) =>
	source(
		`${locale}/relay.md`,
		`# Relay\n\nUp to ${limit} lamps, TCP 9001.\n\n| Port | Protocol | ${ends} |\n| --- | --- | --- |\n| 9001 | TCP | North |\n\n## More\n\n| ${lamps} | Count |\n| --- | --- |\n| Red | ${limit} |\n${extra}`,
	);

function compared(reader: string) {
	const site = siteOf([
		page('de', ['Ende', '40', 'Lampe', '| Blue | 7 |\n']),
		page('it', ['Capo', '50', 'Lampada']),
		page('en', ['End', '40', 'Lamp']),
	]);
	const topic = site.analysis.topics[0];
	if (!topic) throw new Error('no topic');
	return {
		locales: comparedLocales(site, topic, reader),
		tables: comparedTables(site, topic, reader),
		blocks: comparedBlocks(site, topic, reader),
	};
}

const states = (texts: ReturnType<typeof compared>['blocks'][number]['texts']) =>
	texts.map(({ comparison }) => comparison?.state ?? null);
const marked = (texts: ReturnType<typeof compared>['blocks'][number]['texts']) =>
	Object.fromEntries(
		texts.map(({ locale, comparison }) => [
			locale,
			comparison?.parts.filter(({ differs }) => differs).map(({ text }) => text) ?? null,
		]),
	);

describe('a comparison', () => {
	it('begins with the reader’s language', () => {
		expect(compared('it').locales).toEqual(['it', 'de', 'en']);
	});

	it('holds tables without ports as well, their columns named as the reader’s own, what differs marked', () => {
		const [ports, lamps] = compared('it').tables;
		expect(ports?.rows.map(({ record }) => record?.ports)).toEqual([[{ from: 9001, to: 9001 }]]);
		const [red, blue] = lamps?.rows ?? [];
		expect(red?.record).toBeUndefined();
		expect(red?.fields.map(({ name, texts }) => [name, states(texts)])).toEqual([
			['Lampada', ['agrees', 'agrees', 'agrees']],
			['Count', ['odd', 'agrees', 'agrees']],
		]);
		expect(marked(red?.fields[1]?.texts ?? [])).toEqual({ it: ['50'], de: [], en: [] });
		expect(marked(blue?.fields[1]?.texts ?? [])).toEqual({ it: null, de: [], en: null });
	});

	it('holds the prose, each piece with what differs in it', () => {
		const { blocks } = compared('en');
		expect(blocks.map(({ kind, texts }) => [kind, states(texts).includes('odd')])).toEqual([
			['heading', false],
			['paragraph', true],
			['heading', false],
		]);
		expect(marked(blocks[1]?.texts ?? [])).toEqual({ en: [], it: ['50'], de: [] });
	});
});

describe('what agrees', () => {
	const { tables, blocks } = compared('en');

	it('is a row that all languages have, with nothing to tell of any field', () => {
		expect(tables.map(({ rows }) => rows.map(({ number, agrees }) => [number, agrees]))).toEqual([
			[[1, true]],
			[
				[1, false],
				[2, false],
			],
		]);
	});

	it('is told once where it is the same letter by letter', () => {
		const [flow] = tables[0]?.rows ?? [];
		expect(flow?.fields.map((field) => sharedText(field))).toEqual(['9001', 'TCP', 'North']);
		expect(tables[1]?.rows[0]?.fields.map((field) => [verdictOf(field), sharedText(field)])).toEqual([
			['agrees', 'Red'],
			['odd', null],
		]);
	});

	it('leaves of prose what differs, with the heading above it', () => {
		const differing = blocks.filter((block) => verdictOf(block) !== 'agrees');
		expect(differing.map(({ below }) => below)).toEqual([{ text: 'Relay', locale: 'en' }]);
	});
});

describe('what differs', () => {
	it('is shown while there is room for it, over all lists of a page; the rest and what agrees is folded', () => {
		const { tables, blocks } = compared('en');
		const parts = partsWithin(10);
		const rows = tables.map((table) => parts(table.rows, (row) => row.agrees, linesOfRow));
		const numbers = rows.map(({ shown, more, agreeing }) =>
			[shown, more, agreeing].map((part) => part.map(({ number }) => number)),
		);
		expect(numbers).toEqual([
			[[], [], [1]],
			[[1, 2], [], []],
		]);
		const prose = parts(blocks, (block) => verdictOf(block) === 'agrees', linesOfTexts);
		expect([prose.shown.length, prose.more.length, prose.agreeing.length]).toEqual([0, 1, 2]);
	});
});

describe('a topic in one language', () => {
	it('has no comparison, and one source', () => {
		const site = siteOf([page('de', ['Ende', '40', 'Lampe']), source('it/crane.md', '# Gru\n\nTesto\n')]);
		expect(comparePaths(site)).toEqual([]);
		expect(
			sourcePaths(site)
				.map(({ params }) => `${params.locale}/${params.topic}`)
				.sort(),
		).toEqual(['de/relay', 'it/crane']);
	});
});

describe('a text that a finding blames', () => {
	const page = (locale: string, note: string, lamps: string) =>
		source(
			`${locale}/gate.md`,
			`# Gate\n\n| Port | Notes |\n| --- | --- |\n| TCP 9001 | ${note} |\n| TCP 9100 | ${lamps} |\n`,
		);
	const site = siteOf([
		page('de', 'Leitet um, sobald http://gateName &lt; &gt; eingegeben wird.', 'Für Lampen'),
		page('it', 'Reindirizza se si immette http://&lt;gateName.&gt; qui.', 'Per le lampade'),
		page('en', 'Redirects when http://&lt;gateName&gt; is entered.', 'For lamps'),
	]);
	const topic = site.analysis.topics[0];
	const notes = topic && comparedTables(site, topic, 'de')[0]?.rows[0]?.fields.at(-1);

	it('is wrong, what the finding names is marked, and nothing in those that are right', () => {
		expect(notes?.texts.filter(isWrong).map(({ locale }) => locale)).toEqual(['de', 'it']);
		expect(marked(notes?.texts ?? [])).toEqual({ de: ['< >'], it: ['<gateName.>'], en: [] });
	});
});

it('the styles for readers without script have a rule to show and one to hide for each pair', () => {
	const styles = pairStyles(['de', 'it', 'zh-CN']);
	expect(styles.match(/#pair-[\w-]+:target/g)).toEqual(
		['de-it', 'de-it', 'de-zh-CN', 'de-zh-CN', 'it-zh-CN', 'it-zh-CN'].map((pair) => `#pair-${pair}:target`),
	);
});
