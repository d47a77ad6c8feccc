import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Found, findFiles, findMapped, type Naming } from './find-files.ts';
import { listFiles } from './list-files.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(...paths: string[]): void {
	for (const path of paths) write(path, '# x\n');
}

function write(path: string, text: string): void {
	mkdirSync(dirname(join(folder, path)), { recursive: true });
	writeFileSync(join(folder, path), text);
}

const plain = { localeIn: 'folder', defaultLocale: null, wanted: null, aliases: new Map(), exclude: [] } as const;
const find = (naming: Partial<Naming> = {}) => findFiles(folder, { ...plain, base: folder, ...naming });
const told = ({ files }: Found) => files.map(({ path, locale, inLocale }) => `${path} ${locale} ${inLocale ?? '-'}`);
const paths = ({ files }: Found) => files.map(({ path }) => path);

describe('locales', () => {
	it('in the first folder; what lies outside of such folders is of the default locale', () => {
		put('ports.md', 'guide/start.md', 'de/ports.md', 'de/guide/start.md', 'assets/logo.svg');
		expect(told(find({ defaultLocale: 'en' }))).toEqual([
			'de/guide/start.md de -',
			'de/ports.md de -',
			'guide/start.md en guide/start.md',
			'ports.md en ports.md',
		]);
	});

	it('in the name of the file, whose translations share the rest of the path', () => {
		put('ports.md', 'ports.de.md', 'guide/start.zh-cn.md', 'guide/start.en.md', 'release-1.10.md', 'jquery.min.md');
		const naming = { localeIn: 'name', defaultLocale: 'en', wanted: ['de', 'en', 'zh-CN'] } as const;
		expect(told(find(naming))).toEqual([
			'guide/start.en.md en guide/start.md',
			'guide/start.zh-cn.md zh-CN guide/start.md',
			'jquery.min.md en jquery.min.md',
			'ports.de.md de ports.md',
			'ports.md en ports.md',
			'release-1.10.md en release-1.10.md',
		]);
	});

	it('under other names, in folders and in file names', () => {
		put('deutsch/ports.md', 'zh_CN/ports.md', 'cn/more.md', 'en/ports.md');
		const aliases = new Map([['deutsch', 'de'], ['zh_cn', 'zh-CN'], ['cn', 'zh-CN']]); // biome-ignore format: a table
		expect(told(find({ aliases, wanted: ['de', 'en', 'zh-CN'] }))).toEqual([
			'cn/more.md zh-CN -',
			'deutsch/ports.md de -',
			'en/ports.md en -',
			'zh_CN/ports.md zh-CN -',
		]);
		rmSync(folder, { recursive: true });
		put('ports.cn.md', 'ports.en.md');
		expect(told(find({ localeIn: 'name', aliases }))).toEqual([
			'ports.cn.md zh-CN ports.md',
			'ports.en.md en ports.md',
		]);
	});

	it('are read from .markdown too; documents of formats that are not read are counted', () => {
		put('de/a.markdown', 'de/b.rst', 'en/sub/c.rst', 'en/d.org', 'en/d.adoc', 'en/e.png', 'en/f.txt');
		const found = find();
		expect(paths(found)).toEqual(['de/a.markdown', 'en/d.adoc']);
		expect([...found.unread]).toEqual([['.rst', 2], ['.org', 1]]); // biome-ignore format: a table
	});
});

describe('what is left out', () => {
	it('is what is installed, hidden, a draft, or built beside a project file', () => {
		put('de/node_modules/x/a.md', 'de/.obsidian/a.md', 'de/drafts/a.md', 'de/_drafts/a.md', 'de/build/a.md', 'de/a.md');
		expect(paths(find())).toEqual(['de/a.md', 'de/build/a.md']);
		write('package.json', '{}');
		put('dist/a.md', 'build/a.html', 'guide/build/a.md');
		expect(paths(find({ defaultLocale: 'en' }))).toEqual(['de/a.md', 'de/build/a.md', 'guide/build/a.md']);
	});

	it('is what .gitignore says, in each folder and in those above up to the repository', () => {
		write('.gitignore', 'generated/\n*.tmp.md\n');
		write('docs/de/.gitignore', '/old\n!keep.tmp.md\n');
		mkdirSync(join(folder, '.git'));
		put(
			'docs/de/generated/a.md',
			'docs/de/a.tmp.md',
			'docs/de/keep.tmp.md',
			'docs/de/old/a.md',
			'docs/de/sub/old/a.md',
		);
		const content = join(folder, 'docs');
		const found = (naming: Partial<Naming>) => paths(findFiles(content, { ...plain, base: folder, ...naming }));
		expect(found({})).toEqual(['de/keep.tmp.md', 'de/sub/old/a.md']);
		expect(found({ exclude: ['!generated/', 'docs/de/sub/'] })).toEqual(['de/generated/a.md', 'de/keep.tmp.md']);
	});

	it('is not the content folder itself, which somebody named', () => {
		mkdirSync(join(folder, '.git'));
		write('.gitignore', 'out/\n');
		put('out/docs/de/a.md');
		expect(paths(findFiles(join(folder, 'out/docs'), { ...plain, base: folder }))).toEqual(['de/a.md']);
	});
});

describe('symbolic links that lead out of the content', () => {
	it('are left out and named, as files, folders, locales and roots; those within are followed', () => {
		put('away/secret.md', 'docs/de/a.md', 'docs/en/a.md');
		symlinkSync(join(folder, 'away/secret.md'), join(folder, 'docs/de/secret.md'));
		symlinkSync('../../away', join(folder, 'docs/de/away'));
		symlinkSync('../away', join(folder, 'docs/it'));
		symlinkSync('/', join(folder, 'docs/fr'));
		symlinkSync('../de/a.md', join(folder, 'docs/en/b.md'));
		const content = join(folder, 'docs');
		const found = findFiles(content, { ...plain, base: folder });
		expect(paths(found)).toEqual(['de/a.md', 'en/a.md', 'en/b.md']);
		expect(found.outside).toEqual(['de/away', 'de/secret.md', 'fr', 'it']);
		expect(listFiles(content)).toEqual(['de/a.md', 'en/a.md', 'en/b.md']);
	});

	it('may lead from one mapped folder to another', () => {
		put('docs/a.md', 'i18n/de/a.md', 'away/b.md');
		symlinkSync('../i18n/de/a.md', join(folder, 'docs/link.md'));
		symlinkSync('../../away', join(folder, 'i18n/de/away'));
		const naming = { base: join(folder, 'docs'), exclude: [], wanted: null };
		const found = findMapped(folder, { en: ['docs'], de: ['i18n/de'] }, naming);
		expect(paths(found)).toEqual(['docs/a.md', 'docs/link.md', 'i18n/de/a.md']);
		expect(found.outside).toEqual(['i18n/de/away']);
	});
});
