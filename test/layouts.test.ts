import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const layouts = fileURLToPath(new URL('layouts', import.meta.url));

// Each case starts the program once or more, also on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function portolan(cwd: string, ...args: string[]) {
	const run = spawnSync(process.execPath, [main, ...args], { cwd, encoding: 'utf8' });
	return { stdout: run.stdout, stderr: run.stderr, code: run.status };
}

function write(file: string, text: string): void {
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, text);
}

/** A layout as a stranger has it: with packages installed, the site built, and files that git ignores. */
function copied(name: string, within = '.'): string {
	const all = join(folder, name);
	const project = join(all, within);
	cpSync(join(layouts, name), all, { recursive: true });
	mkdirSync(join(project, '.git'));
	write(join(project, 'package.json'), '{}');
	write(join(project, '.gitignore'), 'generated/\n');
	for (const left of ['node_modules/x/docs/de', 'dist/de', 'public/de', 'generated/de', 'docs/.vitepress/cache/de'])
		write(join(project, left, 'ports.html'), '<h1>Built</h1><table><tr><td>9999</td></tr></table>');
	return project;
}

const nested = { defaultLocale: 'en' };
const inNames = { localeIn: 'name', defaultLocale: 'en', locales: ['de', 'en', 'it'] };
const current = (locale: string) => `i18n/${locale}/docusaurus-plugin-content-docs/current`;

/** A finding as the report has it: below its file. */
const inReport = (finding: string) => finding.replace(/:(\d+:\d+ )/, '\n  $1');

describe('init recognises, writes settings, and checks once:', () => {
	it.each<[folder: string, name: string, settings: object, finding: string, compared: string, within?: string]>([
		[
			'docusaurus',
			'Docusaurus',
			{ content: { en: 'docs', de: current('de'), it: current('it') } },
			`${current('it')}/install/technical.md:12:13  error  port-mismatch  (it)`,
			'6 of 6 documents, 3 of 3 tables, 9 of 9 rows',
		],
		[
			'starlight',
			'Starlight',
			{ content: 'src/content/docs', ...nested },
			'src/content/docs/it/reference/ports.md:10:13  error  port-mismatch  (it)',
			'6 of 6 documents, 3 of 3 tables, 9 of 9 rows',
		],
		[
			'vitepress',
			'VitePress',
			{ content: 'docs', ...nested },
			'docs/it/parts/ports.md:8:13  error  port-mismatch  (it)',
			'6 of 6 documents, 3 of 3 tables, 9 of 9 rows',
		],
		[
			'hugo-folders',
			'Hugo, by folder',
			{ content: 'content' },
			'content/it/reference/ports.md:10:13  error  port-mismatch  (it)',
			'6 of 6 documents, 3 of 3 tables, 9 of 9 rows. 1 document was left out',
		],
		[
			'hugo-content-folders',
			'Hugo, a content folder for each language',
			{ content: { en: 'content/english', de: 'content/german', it: 'content/italian' } },
			'content/italian/ports.md:10:13  error  port-mismatch  (it)',
			'3 of 3 documents, 3 of 3 tables, 9 of 9 rows',
		],
		[
			'hugo-suffixes',
			'Hugo, by suffix',
			{ content: 'content', ...inNames },
			'content/reference/ports.it.md:10:13  error  port-mismatch  (it)',
			'6 of 6 documents, 3 of 3 tables, 9 of 9 rows',
		],
		[
			'mkdocs-folders',
			'MkDocs, by folder',
			{ content: 'docs' },
			'docs/it/reference/ports.md:8:13  error  port-mismatch  (it)',
			'6 of 6 documents, 3 of 3 tables, 9 of 9 rows',
		],
		[
			'mkdocs-suffixes',
			'MkDocs, by suffix',
			{ content: 'docs', ...inNames },
			'docs/reference/ports.it.md:8:13  error  port-mismatch  (it)',
			'6 of 6 documents, 3 of 3 tables, 9 of 9 rows',
		],
		[
			'jekyll',
			'Jekyll',
			{ content: '.', ...nested, exclude: expect.arrayContaining(['/_layouts/', '/README.md']) },
			'it/ports.markdown:13:13  error  port-mismatch  (it)',
			'6 of 6 documents, 3 of 3 tables, 9 of 9 rows',
		],
		[
			'jekyll-front-matter',
			'Jekyll, by front matter',
			{
				...{ content: '.', localeIn: 'front-matter', ...nested, identityKeys: ['ref'] },
				exclude: expect.arrayContaining(['/_layouts/', '/README.md']),
			},
			'_pages/porte.md:12:13  error  port-mismatch  (it)',
			'3 of 3 documents, 3 of 3 tables, 9 of 9 rows',
		],
		[
			'catalogs',
			'translation catalogs',
			{ content: 'docs', ...nested, catalogs: ['locale/**/*.po'] },
			'locale/it/LC_MESSAGES/docs.po:34:59  error  note-contradicts-row  (it)',
			'3 of 3 documents, 3 of 3 tables, 9 of 9 rows',
		],
		[
			'antora',
			'Antora',
			{ content: 'docs', exclude: ['nav.adoc'] },
			'docs/it/modules/ROOT/pages/reference/ports.adoc:16:11  error  port-mismatch  (it)',
			'6 of 6 documents, 3 of 3 tables, 9 of 9 rows',
		],
		[
			'siblings',
			'a repository for each locale',
			{
				content: { 'en-US': 'articles', 'de-DE': '../handbook.de-de/articles', 'it-IT': '../handbook.it-it/articles' },
			},
			'../handbook.it-it/articles/includes/ports-table.md:6:13  error  port-mismatch  (it-IT)',
			'6 of 6 documents, 3 of 3 tables, 9 of 9 rows',
			'handbook',
		],
		[
			'kubernetes',
			'Hugo, content/<locale>/docs',
			{ content: { en: 'content/en/docs', de: 'content/de/docs', 'zh-CN': 'content/zh-cn/docs' } },
			'content/de/docs/reference/ports.md:10:13  error  port-mismatch  (de)',
			'6 of 6 documents, 3 of 3 tables, 9 of 9 rows',
		],
	])('%s', (name, told, settings, finding, compared, within) => {
		const project = copied(name, within);
		const { stdout, stderr, code } = portolan(project, 'init');
		expect(stdout.split('\n')[0]).toBe(`Found: ${told}`);
		expect(JSON.parse(readFileSync(join(project, 'portolan.config.json'), 'utf8'))).toEqual(settings);
		expect(stdout).toContain(inReport(finding));
		expect(stdout.match(/:\d+ {2}(?:error|warning) {2}/g)).toHaveLength(1);
		expect(stderr).toContain(`Compared with another language: ${compared}.`);
		expect(code).toBe(0);
	});

	it('a site in a folder of the project, with a first language that nothing tells', () => {
		const project = join(folder, 'monorepo');
		cpSync(join(layouts, 'vitepress'), join(project, 'website'), { recursive: true });
		write(join(project, 'website/docs/.vitepress/config.mjs'), 'export default {}\n');
		const { stdout } = portolan(project, 'init', '--source', 'en');
		expect(stdout).toContain('does not say what its first language is; en was assumed');
		expect(JSON.parse(readFileSync(join(project, 'portolan.config.json'), 'utf8'))).toEqual({
			content: 'website/docs',
			defaultLocale: 'en',
			source: 'en',
		});
	});

	it('a layout with catalogs beside it, which are proposed', () => {
		const project = join(folder, 'proposed');
		cpSync(join(layouts, 'starlight'), project, { recursive: true });
		write(join(project, 'po/fr.po'), 'msgid ""\nmsgstr "Language: fr\\n"\n');
		const { stdout, code } = portolan(project, 'init');
		expect(stdout).toContain('have them read, add "catalogs": ["po/**/*.po"] there');
		expect(JSON.parse(readFileSync(join(project, 'portolan.config.json'), 'utf8'))).not.toHaveProperty('catalogs');
		expect(stdout).not.toContain('was assumed');
		expect(code).toBe(0);
	});

	it('folders under other names of their locales, without a generator', () => {
		const project = join(folder, 'plain');
		for (const [name, locale] of [['deutsch', 'de'], ['cn', 'zh-cn'], ['en', 'en']]) // biome-ignore format: a table
			cpSync(join(layouts, 'kubernetes/content', locale as string, 'docs'), join(project, 'manual', name as string), {
				recursive: true,
			});
		const { stdout, code } = portolan(project, 'init', '.');
		expect(JSON.parse(readFileSync(join(project, 'portolan.config.json'), 'utf8'))).toEqual({
			content: 'manual',
			locales: { de: ['deutsch'], en: [], 'zh-CN': ['cn'] },
		});
		expect(stdout).toContain(inReport('manual/deutsch/reference/ports.md:10:13  error  port-mismatch  (de)'));
		expect(code).toBe(0);
	});

	it('and stops in one line where nothing tells a language, or settings are there already', () => {
		const project = join(folder, 'nothing');
		write(join(project, 'docs/ports.md'), '# Ports\n');
		expect(portolan(project, 'init')).toEqual({
			stdout: '',
			stderr: expect.stringMatching(/^portolan: \.: no folder and no file name here tells a language; .*\n$/),
			code: 2,
		});
		expect(existsSync(join(project, 'portolan.config.json'))).toBe(false);
		write(join(project, 'portolan.config.yaml'), 'content: docs\n');
		write(join(project, 'docs/de/ports.md'), '# Ports\n');
		write(join(project, 'docs/en/ports.md'), '# Ports\n');
		expect(portolan(project, 'init')).toMatchObject({
			stderr: expect.stringContaining('portolan.config.yaml: there are settings already'),
			code: 2,
		});
	});
});

describe('repositories side by side', () => {
	it('are read from the folder that holds them too; dates with the month first are revisions; links to includes hold', () => {
		const project = join(folder, 'holding');
		cpSync(join(layouts, 'siblings'), project, { recursive: true });
		expect(portolan(project, 'init').stdout).toContain('Found: a repository for each locale');
		const { documents } = JSON.parse(portolan(project, 'extract').stdout);
		expect(documents.map(({ path, revision }: { path: string; revision: string }) => [path, revision])).toEqual([
			['handbook.de-de/articles/includes/ports-table.md', null],
			['handbook.de-de/articles/ports.md', '2024-05-01'],
			['handbook.it-it/articles/includes/ports-table.md', null],
			['handbook.it-it/articles/ports.md', '2023-12-31'],
			['handbook/articles/includes/ports-table.md', null],
			['handbook/articles/ports.md', '2024-05-01'],
		]);
	});
});

describe('nothing compared is exit 2, with what to do:', () => {
	const page = (port: number, front = '') => `${front}# Ports\n\n| Port |\n| --- |\n| ${port} |\n`;
	it.each<[why: string, files: Record<string, string>, content: string, message: RegExp]>([
		[
			'one locale only',
			{ 'docs/de/a.md': page(443) },
			'docs',
			/all documents are of one language \(de\); each language needs/,
		],
		[
			'names that differ',
			{ 'docs/de/anschluss.md': page(443), 'docs/en/ports.md': page(443) },
			'docs',
			/\(de\/anschluss\.md, en\/ports\.md\); give translations the same path/,
		],
		[
			'a folder that is named by its language',
			{ 'docs/deutsch/a.md': page(443), 'docs/en/a.md': page(443) },
			'docs',
			/only en was read, as deutsch is no locale tag; rename it, or .*"locales": \{ "en": \[\], "de": "deutsch" \}/,
		],
		[
			'identities that clash',
			{
				'docs/de/a.md': page(443, '---\nid: x\n---\n'),
				'docs/de/b.md': page(80, '---\nid: x\n---\n'),
				'docs/en/a.md': page(443),
			},
			'docs',
			/1 of 3 documents have the identity of another one of their language \(de\/b\.md and de\/a\.md: x\)/,
		],
		[
			'the folder of one locale',
			{ 'docs/de/a.md': page(443), 'docs/en/a.md': page(443) },
			'docs/de',
			/docs\/de: this is the folder of one locale \(de\); name the folder that holds it/,
		],
		[
			'the folder of one locale with a folder that looks like another',
			{ 'docs/de/it/a.md': page(443), 'docs/en/it/a.md': page(443) },
			'docs/de',
			/nothing was compared: this is the folder of one locale \(de\); name the folder that holds it: docs\n/,
		],
		['only other formats', { 'docs/de/a.rst': 'x', 'docs/de/b.rst': 'x' }, 'docs', /only 2 \.rst files/],
	])('%s', (why, files, content, message) => {
		const project = join(folder, why.replaceAll(' ', '-'));
		for (const [path, text] of Object.entries(files)) write(join(project, path), text);
		const { stderr, code } = portolan(project, 'check', content, '--fail-on', 'never');
		expect(stderr).toMatch(message);
		expect(code).toBe(2);
	});

	it('but not where something was, of which the summary tells how much, and what was not read', () => {
		const project = join(folder, 'some');
		for (const path of ['de/a.md', 'en/a.md', 'en/b.md', 'de/c.rst', 'README.md'])
			write(join(project, 'docs', path), page(443));
		expect(portolan(project, 'check', 'docs')).toMatchObject({
			stderr:
				'note: 1 .rst file was not read\nCompared with another language: 2 of 3 documents, 2 of 3 tables, 2 of 3 rows.\n',
			code: 0,
		});
	});
});
