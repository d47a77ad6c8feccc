/**
 * `npm run bench [-- folder …]`: reads the tables of all documents below the folders (default: the corpus beside the
 * project, else `content`) three ways: as Portolan does, as remark-parse + remark-gfm + rehype-raw do, and as parse5
 * alone does. Prints what each found, how long it took, and every difference of the first two. Exit 1 if they differ.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type DefaultTreeAdapterMap, parse as parseHtml } from 'parse5';
import { extract } from '../src/core/extract/index.ts';
import type { Settings, SourceFile, Table } from '../src/core/model.ts';
import { parse } from '../src/core/parse/index.ts';
import { referenceTables, type TextTable } from './reference-tables.ts';

const ROUNDS = 3;
const SHOWN = 10;

const settings: Settings = { identityKeys: [], revisionKeys: [], translationKeys: [], source: null, vocabularies: {} };

function readFolder(folder: string): SourceFile[] {
	const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
	return names.sort().map((name) => {
		const path = join(folder, name);
		return { path, locale: 'und', format: 'markdown', text: new TextDecoder().decode(readFileSync(path)) };
	});
}

function ownTables(file: SourceFile): TextTable[] {
	const { parsed } = parse(file);
	return parsed ? extract(parsed, settings).tables.map(textsOf) : [];
}

/** A table as rows of texts, a spanning cell told once, where it begins. */
function textsOf({ headers, rows }: Table): TextTable {
	const seen = new Set<unknown>();
	return [...headers, ...rows].map(({ cells }) =>
		cells.filter((cell) => !seen.has(cell) && seen.add(cell)).map(({ text }) => text.replace(/\s*\n\s*/g, ' ')),
	);
}

/** What a parser of raw HTML sees, which is no pipe table; without texts, for the count and the time only. */
function htmlTables({ text }: SourceFile): TextTable[] {
	const tables: string[][][] = [];
	const visit = (node: DefaultTreeAdapterMap['node'], rows: string[][]) => {
		let inside = rows;
		if (node.nodeName === 'table') {
			inside = [];
			tables.push(inside);
		}
		if (node.nodeName === 'tr') rows.push([]);
		if (node.nodeName === 'td' || node.nodeName === 'th') rows.at(-1)?.push('');
		if ('childNodes' in node) for (const child of node.childNodes) visit(child, inside);
	};
	visit(parseHtml(text), []);
	return tables;
}

function differences(
	files: readonly SourceFile[],
	own: readonly TextTable[][],
	reference: readonly TextTable[][],
): string[] {
	const found: string[] = [];
	for (const [at, { path }] of files.entries()) {
		const [left, right] = [own[at] ?? [], reference[at] ?? []];
		if (left.length !== right.length) {
			found.push(`${path}: ${left.length} tables, the reference has ${right.length}`);
			continue;
		}
		for (const [index, table] of left.entries()) {
			found.push(...tableDifferences(`${path}, table ${index + 1}`, table, right[index] ?? []));
		}
	}
	return found;
}

function tableDifferences(where: string, own: TextTable, reference: TextTable): string[] {
	if (own.length !== reference.length) return [`${where}: ${own.length} rows, the reference has ${reference.length}`];
	return own.flatMap((row, at) => {
		const [left, right] = [JSON.stringify(row), JSON.stringify(reference[at])];
		return left === right ? [] : [`${where}, row ${at + 1}:\n  ${left}\n  ${right}`];
	});
}

const readers = {
	'Portolan (parse, extract)': ownTables,
	'remark-parse + remark-gfm + rehype-raw': ({ text }: SourceFile) => referenceTables(text),
	'parse5 alone': htmlTables,
};

const corpus = '../shared/corpus';
const asked = process.argv.slice(2);
const folders = asked.length > 0 ? asked : [existsSync(corpus) ? corpus : 'content'];
const files = folders.flatMap(readFolder);
const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
const where = folders.map((folder) => relative('.', folder)).join(', ');
console.log(`${files.length} documents, ${(bytes / 1e6).toFixed(1)} MB (${where}); the fastest of ${ROUNDS} rounds\n`);

const results = Object.entries(readers).map(([name, read]) => {
	let found: TextTable[][] = [];
	let seconds = Number.POSITIVE_INFINITY;
	for (let round = 0; round < ROUNDS; round++) {
		const start = performance.now();
		found = files.map(read);
		seconds = Math.min(seconds, (performance.now() - start) / 1000);
	}
	const rows = found.flat(2);
	return { name, found, seconds, counts: [found.flat().length, rows.length, rows.flat().length] };
});

const [own, reference] = results as [(typeof results)[number], (typeof results)[number]];
console.log(`${''.padEnd(40)}  tables    rows   cells  seconds  speed`);
for (const { name, counts, seconds } of results) {
	const numbers = counts.map((count) => String(count).padStart(6)).join('  ');
	const speed = `${(reference.seconds / seconds).toFixed(1)}×`;
	console.log(`${name.padEnd(40)}  ${numbers}  ${seconds.toFixed(2).padStart(7)}  ${speed.padStart(5)}`);
}

const differing = differences(files, own.found, reference.found);
console.log(`\nDifferences between Portolan and remark: ${differing.length === 0 ? 'none' : differing.length}`);
for (const difference of differing.slice(0, SHOWN)) console.log(difference);
if (differing.length > SHOWN) console.log(`… and ${differing.length - SHOWN} more`);
process.exitCode = differing.length === 0 ? 0 : 1;
