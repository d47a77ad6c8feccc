import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadProject } from './load-project.ts';

// The checks are read where settings name one, which takes long on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const here = process.cwd();
let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-'));
	process.chdir(folder);
	for (const path of ['docs/de/a.md', 'docs/en/a.md', 'docs/de/old/b.md']) write(path, '# x\n');
});
afterEach(() => {
	process.chdir(here);
	rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
	mkdirSync(dirname(join(folder, path)), { recursive: true });
	writeFileSync(join(folder, path), text);
}

const ran = 'import { writeFileSync } from "node:fs";\nwriteFileSync("ran", "");\n';

describe('settings', () => {
	it.each([
		['portolan.config.json', '{ "content": "docs", "source": "de" }'],
		['portolan.config.yaml', '# ours\ncontent: docs\nsource: de\n'],
		['portolan.config.yml', 'content: docs\nsource: de\n'],
		['package.json', '{ "name": "x", "portolan": { "content": "docs", "source": "de" } }'],
	])('are read from %s in the working folder', async (name, text) => {
		write(name, text);
		expect((await loadProject()).settings.source).toBe('de');
		expect((await loadProject({ config: name })).settings.source).toBe('de');
	});

	it.each(['ts', 'mts', 'js', 'mjs'])('are read from a .%s file, which runs only if it is named', async (ending) => {
		const name = `portolan.config.${ending}`;
		write(name, `${ran}export default { content: "docs", source: "de" };\n`);
		const unnamed = await loadProject({ content: 'docs' });
		expect(unnamed.settings.source).toBeNull();
		expect(unnamed.notices.map(({ message }) => message)).toEqual([{ key: 'notice.notRun', values: { file: name } }]);
		await expect(loadProject()).rejects.toThrow(`${name} was not run: name it with --config ${name}`);
		expect(existsSync('ran')).toBe(false);
		const named = await loadProject({ config: name });
		expect([named.settings.source, named.notices]).toEqual(['de', []]);
		expect(existsSync('ran')).toBe(true);
	});

	it('of the working folder alone: those above it are not read, nor is a package.json that tells nothing', async () => {
		write('portolan.config.json', '{ "source": "de" }');
		write('docs/package.json', '{ "name": "x" }');
		process.chdir('docs');
		expect((await loadProject({ content: '.' })).settings.source).toBeNull();
	});

	it.each([
		['settings.yaml', 'content: [', 'settings.yaml: this is not YAML ('],
		['settings.yaml', 'contents: docs', 'settings.yaml: unknown setting "contents"; did you mean content?'],
		['empty.json', '', 'empty.json: the settings must be one object'],
		['package.json', '{ "name": "x" }', 'package.json: the settings must be one object'],
		['broken.mjs', 'throw new Error("no\\nway")', "broken.mjs: the config file can't be run (no); correct it there"],
		['nothing.mjs', 'export const content = "docs"', 'nothing.mjs: the config file must export its settings'],
		['wrong.mjs', 'export default { content: 1 }', 'wrong.mjs: "content" must be a folder'],
	])('of %s are refused: %s', async (name, text, message) => {
		write(name, text);
		await expect(loadProject({ config: name })).rejects.toMatchObject({ name: 'UserError' });
		await expect(loadProject({ config: name })).rejects.toThrow(message);
	});
});

describe('overrides', () => {
	it('are handed over with the documents that their globs match, relative to the config file', async () => {
		write(
			'site/portolan.config.json',
			JSON.stringify({
				content: '../docs',
				overrides: [{ files: 'de/old/**', severity: { 'row-missing': 'off' } }],
			}),
		);
		write(
			'portolan.config.json',
			JSON.stringify({
				content: 'docs',
				overrides: [
					{ files: ['docs/de/**', '!docs/de/old/**'], severity: { 'row-missing': 'off' } },
					{ files: './docs/*/a.md', severity: { 'row-missing': 'info' } },
				],
			}),
		);
		const paths = async (config: string) =>
			(await loadProject({ config })).settings.overrides?.map((override) => override.paths);
		expect(await paths('portolan.config.json')).toEqual([['de/a.md'], ['de/a.md', 'en/a.md']]);
		expect(await paths('site/portolan.config.json')).toEqual([['de/old/b.md']]);
	});

	it('refuse a check that does not exist, and what is no override', async () => {
		write('wrong.json', '{ "content": "docs", "overrides": [{ "files": "**", "severity": { "row-mising": "off" } }] }');
		await expect(loadProject({ config: 'wrong.json' })).rejects.toThrow('did you mean row-missing?');
		write('wrong.json', '{ "overrides": [{ "file": "**" }] }');
		await expect(loadProject({ config: 'wrong.json' })).rejects.toThrow('"overrides" must be a list such as');
	});
});

describe('other names of locales', () => {
	it('are read from the map, and two locales may not claim one name', async () => {
		write('docs/cn/a.md', '# x\n');
		write('a.json', '{ "content": "docs", "locales": { "zh-cn": ["zh_CN", "cn"], "de": [], "EN": "english" } }');
		const { files } = await loadProject({ config: 'a.json' });
		expect(files.map(({ path, locale }) => `${path} ${locale}`)).toEqual([
			'cn/a.md zh-CN',
			'de/a.md de',
			'de/old/b.md de',
			'en/a.md en',
		]);
		write('a.json', '{ "content": "docs", "locales": { "zh-CN": "zh", "zh-TW": "ZH" } }');
		await expect(loadProject({ config: 'a.json' })).rejects.toThrow(
			'a.json: "locales" gives the name ZH to both zh-CN and zh-TW',
		);
	});
});
