import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadProject, type ProjectOptions } from './load-project.ts';
import { configJsonSchema } from './settings-schema.ts';

// The checks are read where settings name one, which takes long on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, data: string | Uint8Array = '# x\n'): string {
	const file = join(folder, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, data);
	return file;
}

function load(options: ProjectOptions = {}) {
	return loadProject({ content: folder, ...options });
}

/** Does something as a user who is not root, whom permissions bind. */
async function asOther<T>(task: () => Promise<T>): Promise<T> {
	const isRoot = process.geteuid?.() === 0;
	if (isRoot) process.seteuid?.(65_534);
	try {
		return await task();
	} finally {
		if (isRoot) process.seteuid?.(0);
	}
}

async function paths(options: ProjectOptions = {}) {
	return (await load(options)).files.map(({ path }) => path);
}

describe('loadProject', () => {
	it('finds the documents of every locale, by path, with canonical locales and the names of the disk', async () => {
		for (const path of ['zh-cn/b.md', 'DE/sub/z.HTM', 'de/a.MD', 'de/page.mdx', 'de/notes.txt', 'pt-BR/ü.html'])
			put(path);
		const { files } = await load();
		expect(files.map(({ path, locale, format }) => [path, locale, format])).toEqual([
			['DE/sub/z.HTM', 'de', 'html'],
			['de/a.MD', 'de', 'markdown'],
			['de/page.mdx', 'de', 'markdown'],
			['pt-BR/ü.html', 'pt-BR', 'html'],
			['zh-cn/b.md', 'zh-CN', 'markdown'],
		]);
	});

	it('names what is no locale folder once, in one notice, and no README', async () => {
		for (const path of ['de/a.md', 'images/x.md', '_drafts/y.md', 'README.md']) put(path);
		const { files, notices } = await load();
		expect(files).toHaveLength(1);
		expect(notices).toEqual([
			{ path: '', message: { key: 'notice.notLocales', values: { count: 2, names: '_drafts, images' } } },
		]);
	});

	it('takes the BOM away and nothing else', async () => {
		put('de/a.md', '\uFEFF# Über\r\n\uFEFF\u00A0x\r\n');
		const [file] = (await load()).files;
		expect(file?.text).toBe('# Über\r\n\uFEFF\u00A0x\r\n');
	});

	it('reads a CR that ends a line alone as a line end, at the same offset', async () => {
		put('de/a.md', '# A\r\r| b |\r\n\r');
		expect((await load()).files[0]?.text).toBe('# A\n\n| b |\r\n\n');
	});

	it('reports files that are not UTF-8, too large or not there, and reads the others', async () => {
		put('de/a.md');
		put('de/latin1.md', Uint8Array.of(0x46, 0xfc, 0x72));
		put('de/utf16.md', Buffer.from('\uFEFFabc', 'utf16le'));
		put('de/wide.md', Buffer.from('# Ports\n\n| a | b |\n', 'utf16le'));
		put('de/large.md', 'x'.repeat(1000));
		symlinkSync(join(folder, 'nowhere.md'), join(folder, 'de/broken.md'));
		const config = put('settings.json', '{ "maxFileSize": 999 }');
		const { files, notices } = await load({ config });
		expect(files.map(({ path }) => path)).toEqual(['de/a.md']);
		expect(notices.map(({ path, message }) => [path, message.key])).toEqual([
			['de/broken.md', 'notice.unreadable'],
			['de/large.md', 'notice.tooLarge'],
			['de/latin1.md', 'notice.notUtf8'],
			['de/utf16.md', 'notice.notUtf8'],
			['de/wide.md', 'notice.notUtf8'],
		]);
	});

	it('reports a folder that may not be listed', async () => {
		put('de/a.md');
		put('de/secret/b.md');
		chmodSync(folder, 0o755);
		chmodSync(join(folder, 'de/secret'), 0);
		const { files, notices } = await asOther(load).finally(() => chmodSync(join(folder, 'de/secret'), 0o700));
		expect(files).toHaveLength(1);
		expect(notices).toMatchObject([{ path: 'de/secret', message: { key: 'notice.unreadable' } }]);
	});

	it('follows symbolic links, also in circles, and reads each folder once a locale', async () => {
		put('de/a.md');
		put('de/sub/b.md');
		symlinkSync(join(folder, 'de'), join(folder, 'de/sub/loop'));
		symlinkSync('de', join(folder, 'de-AT'));
		symlinkSync('a.md', join(folder, 'de/link.md'));
		expect(await paths()).toEqual([
			...['de-AT/a.md', 'de-AT/link.md', 'de-AT/sub/b.md'],
			...['de/a.md', 'de/link.md', 'de/sub/b.md'],
		]);
	});

	it('keeps to the locales of the setting, also to one whose language is not known', async () => {
		for (const path of ['de/a.md', 'it/a.md', 'yua/a.md']) put(path);
		const config = put('settings.json', '{ "locales": ["YUA", "it"] }');
		expect(await paths({ config })).toEqual(['it/a.md', 'yua/a.md']);
	});

	it('takes settings from the config file and lets the command line outweigh them', async () => {
		put('docs/de/a.md');
		put('docs/it/a.md');
		const config = put('settings.json', '\uFEFF{ "content": "docs", "source": "DE", "identityKeys": ["key"] }');
		const byConfig = await loadProject({ config });
		expect(byConfig.settings).toMatchObject({
			source: 'de',
			identityKeys: ['key'],
			revisionKeys: ['revision', 'lastmod', 'last_updated', 'updated', 'date', 'ms.date', 'revdate'],
		});
		expect(byConfig.files).toHaveLength(2);
		expect((await loadProject({ config, source: 'it' })).settings.source).toBe('it');
	});

	it('hands over a vocabulary for every language under locales/', async () => {
		put('de/a.md');
		const { vocabularies } = (await load()).settings;
		expect(vocabularies.de?.and).toContain('und');
		expect(vocabularies['zh-CN']?.port).toContain('端口');
	});

	it('hands over the words for bounds of many more languages, and of its own with theirs', async () => {
		put('de/a.md');
		const { vocabularies } = (await load()).settings;
		expect(vocabularies.pt?.atMost).toContain('no máximo');
		expect(vocabularies['zh-CN']?.atLeast).toEqual(expect.arrayContaining(['至少', '不小于']));
		expect(Object.keys(vocabularies).map((tag) => Intl.getCanonicalLocales(tag)[0])).toEqual(Object.keys(vocabularies));
	});
});

describe('content as a map of locales', () => {
	const settings = (value: object) => put('portolan.config.json', JSON.stringify(value));
	const read = async (value: object) => {
		const { files, ...project } = await loadProject({ config: settings(value) });
		return { ...project, files: files.map(({ path, locale, inLocale }) => [path, locale, inLocale]) };
	};

	it('reads documents where they lie; paths are relative to the config file, and translations share theirs within', async () => {
		for (const path of ['docs/a.md', 'docs/sub/b.md', 'i18n/de/current/a.md', 'i18n/de/current/sub/b.md']) put(path);
		const { files, content, folders } = await read({ content: { EN: 'docs/', de: './i18n/de/current' } });
		expect(files).toEqual([
			['docs/a.md', 'en', 'a.md'],
			['docs/sub/b.md', 'en', 'sub/b.md'],
			['i18n/de/current/a.md', 'de', 'a.md'],
			['i18n/de/current/sub/b.md', 'de', 'sub/b.md'],
		]);
		expect({ content, folders }).toEqual({
			content: folder,
			folders: [join(folder, 'docs'), join(folder, 'i18n/de/current')],
		});
	});

	it('takes several folders a locale in one order, and leaves a folder within another to its own locale', async () => {
		for (const path of ['a.md', 'news/a.md', 'de/docs/a.md', 'de/news/a.md']) put(path);
		const { files } = await read({ content: { en: ['.', 'news'], de: ['de/docs', 'de/news'] } });
		expect(files).toEqual([
			['a.md', 'en', 'a.md'],
			['de/docs/a.md', 'de', 'a.md'],
			['de/news/a.md', 'de', '2/a.md'],
			['news/a.md', 'en', '2/a.md'],
		]);
	});

	it('gives way to a folder that the command line names', async () => {
		put('other/it/a.md');
		const config = settings({ content: { en: 'docs' } });
		const { files } = await loadProject({ config, content: join(folder, 'other') });
		expect(files.map(({ path }) => path)).toEqual(['it/a.md']);
	});

	it.each([
		[
			{ content: { en: 'docs', de: 'nowhere' } },
			/nowhere: the setting "content" names this folder for de; there is none/,
		],
		[{ content: { en: '/' } }, /"content" names \/; write it relative to this file/],
		[{ content: { en: 'docs', EN: 'docs' } }, /"content" names the locale en twice/],
		[{ content: { images: 'docs' } }, /"content" must be a folder, such as "content", or a folder for each locale/],
		[{ content: {} }, /"content" must be a folder/],
		[
			{ content: { en: 'docs' }, locales: ['de'] },
			/"locales" names de, for which "content" has no folder \(it has en\)/,
		],
		[{ content: { en: 'empty' } }, /there are no documents in the folders of the setting "content"/],
	])('refuses %j', async (value, message) => {
		put('docs/a.md');
		put('empty/a.txt');
		await expect(read(value)).rejects.toThrow(message);
		await expect(read(value)).rejects.toMatchObject({ name: 'UserError' });
	});
});

describe('severity and terms', () => {
	it('are handed to the core', async () => {
		put('de/a.md');
		const config = put('settings.json', '{ "severity": { "row-missing": "off" }, "terms": ["Leuchtfeuer"] }');
		expect((await load({ config })).settings).toMatchObject({
			severity: { 'row-missing': 'off' },
			terms: ['Leuchtfeuer'],
		});
	});

	it('refuse a check that does not exist and a severity that is none', async () => {
		put('de/a.md');
		const wrong = put('settings.json', '{ "severity": { "row-mising": "off" } }');
		await expect(load({ config: wrong })).rejects.toThrow(
			'"severity" names the check "row-mising", which does not exist; did you mean row-missing?',
		);
		const loud = put('settings.json', '{ "severity": { "row-missing": "fatal" } }');
		await expect(load({ config: loud })).rejects.toThrow('"severity" must be one of error, warning, info, off');
	});
});

it('portolan.config.schema.json is current (else: node scripts/write-config-schema.ts)', () => {
	const file = new URL('../../portolan.config.schema.json', import.meta.url);
	expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(configJsonSchema())));
});

describe('loadProject refuses', () => {
	it('a content folder that is not there, a file, or without documents', async () => {
		await expect(loadProject({ content: join(folder, 'no') })).rejects.toThrow(
			/no: there is no such content folder; expected/,
		);
		await expect(loadProject({ content: put('file') })).rejects.toThrow(/no such content folder/);
		put('images/a.md');
		await expect(load()).rejects.toThrow(/there are no documents here; expected <content>\/<locale>\//);
	});

	it('a source or a wanted locale that the content lacks', async () => {
		put('zh-CN/a.md');
		await expect(load({ source: 'zh' })).rejects.toThrow(
			'--source: no locale "zh" in the content, which has zh-CN; did you mean zh-CN?',
		);
		const config = put('settings.json', '{ "locales": ["fr"] }');
		await expect(load({ config })).rejects.toThrow(/"locales" names fr, which has no folder here \(it has zh-CN\)/);
	});

	it.each([
		['{ "identityKey": ["id"] }', 'unknown setting "identityKey"; did you mean identityKeys?'],
		['{ "theme": 1 }', 'unknown setting "theme"; the settings are content, locales,'],
		['{ "maxFileSize": "5MB" }', '"maxFileSize" must be a whole number of bytes above 0'],
		['{ "maxFileSize": 0 }', '"maxFileSize" must be'],
		['{ "locales": "de" }', '"locales" must be a list of locale tags'],
		['{ "locales": ["de", "no tag"] }', '"locales" must be a list of locale tags'],
		['{ "source": "images" }', '"source" must be a locale tag'],
		['{ "revisionKeys": [1] }', '"revisionKeys" must be a list of front-matter keys'],
		['[]', 'the settings must be one object'],
		['{ "content": ', 'this is not JSON'],
	])('the settings %s', async (text, message) => {
		put('de/a.md');
		const config = put('settings.json', text);
		await expect(load({ config })).rejects.toMatchObject({ name: 'UserError' });
		await expect(load({ config })).rejects.toThrow(`${config}: ${message}`);
	});

	it('a config file that is named and not there', async () => {
		await expect(load({ config: join(folder, 'no.json') })).rejects.toThrow(/no\.json: the config file can't be read/);
	});
});
