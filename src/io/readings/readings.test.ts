import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { analyse, analyseReadings, read, type Settings, type SourceFile } from '../../core/index.ts';
import { openCache } from './cache.ts';
import { cacheFolder, cleanCache } from './cache-folder.ts';
import { keysOf, runOf } from './cache-key.ts';
import { decode, encode, encodeRun } from './entry.ts';
import { analyseFiles, readDocuments } from './index.ts';

const settings: Settings = {
	identityKeys: ['id'],
	revisionKeys: ['revision'],
	translationKeys: [],
	source: null,
	vocabularies: {},
};

const words: Readonly<Record<string, readonly [string, string]>> = {
	de: ['Leitstand', 'Der Sammler horcht an Port'],
	fr: ['régie', 'Le collecteur écoute sur le port'],
	it: ['regia', 'Il raccoglitore ascolta sulla porta'],
};

/** A page in three languages; in one of them the port of the second row is another one. */
const page = (name: string, port: number): SourceFile[] =>
	Object.entries(words).map(([locale, [place, sentence]]) => ({
		path: `${locale}/${name}.md`,
		locale,
		format: 'markdown',
		text: `---\nid: ${name}\n---\n# Tidewatch ${name}\n\n${sentence} ${port} (TCP).\n\n| Port | ${place} |\n| --- | --- |\n| ${port}/tcp | Tidewatch |\n| ${locale === 'fr' ? port + 2 : port + 1}/udp | Buoy${port} |\n`,
	}));

const files = [...page('harbour', 7010), ...page('lock', 7020), ...page('quay', 7030)];

/** Documents as the program reads them, whatever their size. */
const readAll = (given: readonly SourceFile[], threads: number, cache: string | null, by: Settings = settings) =>
	readDocuments(given, by, { threads, cache }, () => {}, 0);

const bytes = (value: unknown) => JSON.stringify(value);

let folder = '';
let cache = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-cache-'));
	cache = join(folder, 'cache');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The entries of the cache, by their paths. */
const entries = () =>
	readdirSync(cache, { recursive: true, encoding: 'utf8' })
		.filter((path) => path.length > 60)
		.sort();

describe('what is read is the same', () => {
	const expected = bytes(analyse(files, settings));

	// Threads are started, and load the program each.
	const STARTED = 60_000;

	test.each([1, 2, 4])(
		'with %i threads',
		async (threads) => {
			expect(bytes(analyseReadings(await readAll(files, threads, null), settings))).toBe(expected);
		},
		STARTED,
	);

	test.each([1, 2, 4])(
		'as is what is found, with %i threads',
		async (threads) => {
			const found = await analyseFiles(files, settings, { threads, cache: null }, undefined, 0);
			expect(bytes(found)).toBe(expected);
		},
		STARTED,
	);

	test(
		'and what threads cannot be given is done without them',
		async () => {
			const own: Settings = { ...settings, ...{ notes: () => 'no thread is handed a function' } };
			const found = await analyseFiles(files, own, { threads: 2, cache: null }, undefined, 0);
			expect(bytes(found)).toBe(expected);
		},
		STARTED,
	);

	test.each([1, 2])(
		'from the cache, with %i threads',
		async (threads) => {
			const cold = await readAll(files, threads, cache);
			expect(bytes(analyseReadings(cold, settings))).toBe(expected);
			expect(bytes(analyseReadings(await readAll(files, threads, cache), settings))).toBe(expected);
			expect(entries()).toHaveLength(files.length);
		},
		STARTED,
	);

	const [first, ...others] = files as [SourceFile, ...SourceFile[]];
	const revised: Settings = { ...settings, identityKeys: [], source: 'it' };
	test.each<[string, readonly SourceFile[], Settings]>([
		['one was added', [...files, ...page('slip', 7040)], settings],
		['one was removed', others, settings],
		['one was renamed', [{ ...first, path: 'de/haven.md' }, ...others], settings],
		['one was moved to another language', [{ ...first, path: 'nl/harbour.md', locale: 'nl' }, ...others], settings],
		['one was changed', [{ ...first, text: first.text.replace('7010/tcp', '7019/tcp') }, ...others], settings],
		['the settings were changed', files, revised],
	])('from the cache after %s', async (_, now, by) => {
		await analyseFiles(files, settings, { threads: 1, cache }, undefined, 0);
		const found = await analyseFiles(now, by, { threads: 1, cache }, undefined, 0);
		expect(bytes(found)).toBe(bytes(analyse(now, by)));
	});

	test('and a cell that spans two rows stays one', () => {
		const text =
			'<table><tr><th>a</th><th>b</th></tr><tr><td rowspan="2">7010</td><td>x</td></tr><tr><td>y</td></tr></table>';
		const file: SourceFile = { path: 'de/a.html', locale: 'de', format: 'html', text };
		const rows = decode(encode(read(file, settings)), file)?.document?.tables[0]?.rows;
		expect(rows?.[0]?.cells[0]?.text).toBe('7010');
		expect(rows?.[0]?.cells[0]).toBe(rows?.[1]?.cells[0]);
	});
});

describe('without trees, which pages alone ask for', () => {
	const [first, ...others] = files as [SourceFile, ...SourceFile[]];
	const comment = '<!-- portolan-disable port-mismatch: the harbour says so -->';
	const silenced = [{ ...first, text: first.text.replace('| Port', `${comment}\n| Port`) }, ...others];
	const withoutTrees = (given: readonly SourceFile[], threads: number, folder: string | null) =>
		analyseFiles(given, settings, { threads, cache: folder, trees: false }, undefined, 0);

	test.each([1, 2])(
		'the same is found and silenced, with %i threads, also from the cache',
		async (threads) => {
			for (const given of [files, silenced]) {
				const expected = bytes(analyse(given, settings).findings);
				expect(bytes((await withoutTrees(given, threads, null)).findings)).toBe(expected);
				await readAll(given, threads, cache);
				const found = await withoutTrees(given, threads, cache);
				expect(bytes(found.findings)).toBe(expected);
				expect(
					found.documents.every(({ tree, source }) => source.includes('portolan-') || tree.children.length === 0),
				).toBe(true);
			}
		},
		60_000,
	);

	test.each([1, 2])(
		'with them, each is unpacked when it is asked for, with %i threads, also from the cache',
		async (threads) => {
			const expected = analyse(files, settings);
			for (const folder of [null, cache, cache]) {
				const { documents, topics } = await analyseFiles(files, settings, { threads, cache: folder }, undefined, 0);
				expect(documents.map(({ tree }) => tree)).toEqual(expected.documents.map(({ tree }) => tree));
				if (folder === null) expect(documents[0]?.tree).not.toBe(documents[0]?.tree);
				expect(topics.flatMap((topic) => Object.values(topic.documents)).every((one) => documents.includes(one))).toBe(
					true,
				);
			}
		},
		60_000,
	);

	test('whoever asks for them gets them, whatever was found without them before', async () => {
		await withoutTrees(files, 1, cache);
		const found = await analyseFiles(files, settings, { threads: 1, cache }, undefined, 0);
		expect(bytes(found)).toBe(bytes(analyse(files, settings)));
	});
});

describe('the cache', () => {
	test('is what a file is taken from that was read before', async () => {
		const [file] = files as [SourceFile, ...SourceFile[]];
		const { document } = read(file, settings);
		const planted = openCache(cache);
		planted.put(keysOf(settings)(file), encode({ document: document && { ...document, title: 'Kept' }, notices: [] }));
		planted.close();
		const [reading] = await readAll(files, 1, cache);
		expect(reading?.document?.title).toBe('Kept');
		expect(reading?.document?.source).toBe(file.text);
	});

	test('is where all that was found is taken from, as long as nothing has changed', async () => {
		const analysis = analyse(files, settings);
		const { slot, content } = runOf(files, settings);
		const planted = openCache(cache);
		planted.put(slot, encodeRun({ ...analysis, locales: ['kept'] }, content));
		planted.close();
		const found = (given: readonly SourceFile[]) =>
			analyseFiles(given, settings, { threads: 1, cache }, undefined, 0).then(({ locales }) => locales);
		expect(await found(files)).toEqual(['kept']);
		expect(await found(files.map((file) => ({ ...file, text: `${file.text}\n` })))).toEqual(['de', 'fr', 'it']);
		expect(await found(files)).toEqual(['de', 'fr', 'it']);
	});

	test.each<[string, (entry: Buffer, other: Buffer) => Uint8Array]>([
		['cut off', (entry) => entry.subarray(0, entry.length / 2)],
		['empty', () => new Uint8Array()],
		['damaged in one bit', (entry) => entry.map((byte, at) => (at === entry.length - 9 ? byte ^ 1 : byte))],
		["another file's", (_, other) => other],
		['something else', () => Buffer.from('#!/bin/sh\nexit 1\n')],
	])('is not believed where an entry is %s', async (_, spoil) => {
		await readAll(files, 1, cache);
		const all = entries().map((path) => readFileSync(join(cache, path)));
		for (const [at, path] of entries().entries())
			writeFileSync(join(cache, path), spoil(all[at] as Buffer, all[(at + 1) % all.length] as Buffer));
		expect(bytes(await readAll(files, 1, cache))).toBe(bytes(files.map((file) => read(file, settings))));
		// It is whole again: not by its bytes, as the engine writes one number in two ways.
		const keyOf = keysOf(settings);
		for (const file of files) {
			const entry = openCache(cache).get(keyOf(file));
			expect(entry && decode(entry, file)).toEqual(read(file, settings));
		}
	});

	test('is done without where it can be neither made nor written', async () => {
		writeFileSync(cache, 'a file');
		const expected = bytes(files.map((file) => read(file, settings)));
		expect(bytes(await readAll(files, 1, cache))).toBe(expected);
		expect(readFileSync(cache, 'utf8')).toBe('a file');
		chmodSync(folder, 0o500);
		expect(bytes(await readAll(files, 1, join(folder, 'other')))).toBe(expected);
		chmodSync(folder, 0o700);
	});

	test('is not written anew for what it holds', async () => {
		await readAll(files, 1, cache);
		const before = entries().map((path) => statSync(join(cache, path)).ino);
		await readAll(files, 1, cache);
		expect(entries().map((path) => statSync(join(cache, path)).ino)).toEqual(before);
	});

	test('is left alone for a few small files', async () => {
		await readDocuments(files, settings, { threads: 2, cache });
		expect(existsSync(cache)).toBe(false);
	});

	test('grows no larger than it may, and keeps what was used last', () => {
		const key = (digit: string) => digit.repeat(64);
		const first = openCache(cache, 2500);
		for (const digit of ['a', 'b']) first.put(key(digit), new Uint8Array(1000));
		first.close();
		const second = openCache(cache, 2500);
		expect(second.get(key('a'))).toHaveLength(1000);
		second.put(key('c'), new Uint8Array(1000));
		second.close();
		expect(entries()).toEqual([join('aa', key('a')), join('cc', key('c'))]);
	});

	test('is cleaned without touching anything else', async () => {
		await readAll(files, 1, cache);
		writeFileSync(join(cache, 'notes.txt'), 'mine');
		expect(cleanCache(cache)).toBe(true);
		expect(readdirSync(cache)).toEqual(['notes.txt']);
		expect(() => cleanCache(cache)).toThrow('is no cache of Portolan');
		expect(cleanCache(join(folder, 'nowhere'))).toBe(false);
	});

	test('lies below the next node_modules, or where it is told to', () => {
		mkdirSync(join(folder, 'node_modules'));
		mkdirSync(join(folder, 'docs', 'en'), { recursive: true });
		expect(cacheFolder(undefined, join(folder, 'docs', 'en'))).toBe(join(folder, 'node_modules', '.cache', 'portolan'));
		expect(cacheFolder('kept', folder)).toBe(join(folder, 'kept'));
	});
});
