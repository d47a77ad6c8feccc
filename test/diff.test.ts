/** `portolan diff`: what has changed between datasets and git revisions. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { jsonSchemas } from '../src/export/index.ts';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const rows = {
	gauge: { en: 'Gauge | 389 | Reads the level', de: 'Pegel | 389 | Liest den Stand' },
	lamp: { en: 'Lamp | 7200 | Switches the light', de: 'Lampe | 7200 | Schaltet das Licht' },
	radio: { en: 'Radio | 7300 | Talks to <b> ships', de: 'Funk | 7300 | Spricht mit <b> Schiffen' },
};

let folder: string;

function run(program: string, ...args: string[]) {
	const env = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined };
	return spawnSync(program, args, { cwd: folder, encoding: 'utf8', env });
}
const portolan = (...args: string[]) => run(process.execPath, main, ...args);
const git = (...args: string[]) => run('git', '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args);

/** Writes the documents, of a revision of that day, and commits them under a tag. */
function commit(tag: string, date: string, english: readonly string[], german: readonly string[]): void {
	const page = (title: string, lines: readonly string[]) =>
		`---\ndate: ${date}\n---\n\n# ${title}\n\n| Service | Port | Notes |\n| --- | --- | --- |\n${lines.map((line) => `| ${line} |\n`).join('')}`;
	for (const locale of ['en', 'de']) mkdirSync(join(folder, 'docs', locale), { recursive: true });
	writeFileSync(join(folder, 'docs/en/dock.md'), page('Dock', english));
	writeFileSync(join(folder, 'docs/de/dock.md'), page('Kai', german));
	git('add', '.');
	git('commit', '-qm', tag);
	git('tag', tag);
}

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-diff-'));
	git('init', '-q');
	writeFileSync(join(folder, 'portolan.config.json'), '{ "content": "docs" }');
	const { gauge, lamp, radio } = rows;
	commit('one', '2024-01-01', [gauge.en, lamp.en], [gauge.de, lamp.de]);
	writeFileSync(join(folder, 'one.json'), portolan('reconcile').stdout);
	commit('two', '2024-02-02', [gauge.en.replace('389', '636'), radio.en], [gauge.de.replace('389', '663'), radio.de]);
	writeFileSync(join(folder, 'two.json'), portolan('reconcile').stdout);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const changes = (...args: string[]) => JSON.parse(portolan('diff', ...args, '--format', 'json').stdout);

describe('diff', () => {
	it('of git revisions tells records and findings, each with its date', () => {
		const found = changes('one', 'two');
		expect(new Ajv2020().validate(jsonSchemas().get('changes') ?? {}, found)).toBe(true);
		const [added, removed] = [found.records.added, found.records.removed];
		expect(added).toMatchObject([{ date: '2024-02-02', record: { ports: [{ from: 7300, to: 7300 }] } }]);
		expect(removed).toMatchObject([{ record: { ports: [{ from: 7200, to: 7200 }] } }]);
		expect(found.records.changed).toHaveLength(1);
		expect(found.records.changed[0].was).not.toBe(found.records.changed[0].id);
		expect(found.records.changed[0].differences).toContainEqual({
			what: 'port',
			locale: 'en',
			before: '389',
			after: '636',
		});
		expect(found.findings.new).toMatchObject([{ check: 'port-mismatch', path: expect.stringMatching(/dock\.md$/) }]);
		const back = changes('two', 'one');
		expect(back.findings.gone).toEqual(found.findings.new);
		expect(back.records.added).toMatchObject(removed.map(({ record }: { record: object }) => ({ record })));
	});

	it('of datasets tells the same records; of one and the same, nothing', () => {
		expect(changes('one.json', 'two.json').records).toEqual(changes('one', 'two').records);
		expect(portolan('diff', 'two.json', 'two').stdout).toBe('Nothing has changed.\n');
		expect(portolan('diff', 'one.json', 'two.json').stderr).toMatch(
			/^note: findings are not compared, as there is no findings\.json/,
		);
	});

	it('without a second compares with the documents as they are', () => {
		expect(changes('one').records).toEqual(changes('one', 'two').records);
		expect(git('status', '--porcelain', '--untracked-files=no').stdout).toBe('');
	});

	it('is for people, and for a comment', () => {
		const { stdout } = portolan('diff', 'one', 'two');
		expect(stdout).toMatch(
			/^Records added\n\+ dock\/1\/\S*7300\S* .*7300\n\nRecords removed\n- dock.*7200\n\nRecords changed\n~ dock/,
		);
		expect(stdout).toMatch(/ {4}port en: 389 → 636\n/);
		const markdown = portolan('diff', 'one', 'two', '--format', 'markdown').stdout;
		expect(markdown).toMatch(/### Records added \(1\)\n\n<ul>\n<li><code>dock\/1/);
		expect(markdown).toContain('port en: <del>389</del> → <ins>636</ins>');
	});

	it.each([
		[['nothing'], 'diff: nothing is no file of a dataset, no built site and no git revision'],
		[['docs/en/dock.md'], /^docs\/en\/dock\.md: it can't be read as JSON/],
		[['portolan.config.json'], /this is no dataset of Portolan/],
	])('%j exits with 2 and one line', (args, message) => {
		const { stderr, status } = portolan('diff', ...args);
		expect(status).toBe(2);
		const line = stderr.slice('portolan: '.length, -1);
		if (typeof message === 'string') expect(line).toBe(message);
		else expect(line).toMatch(message);
	});
});
