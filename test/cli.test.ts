import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { jsonSchemas } from '../src/export/index.ts';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));

/** Runs the real program among the fixtures, in a terminal without a language. */
function portolan(...args: string[]) {
	return portolanIn('C.UTF-8', ...args);
}

/** The same in a terminal of a language, as `LC_ALL` tells it. */
function portolanIn(language: string, ...args: string[]) {
	const env = { ...process.env, LC_ALL: language, NO_COLOR: undefined, FORCE_COLOR: undefined };
	const run = spawnSync(process.execPath, [main, ...args], { cwd: fixtures, encoding: 'utf8', env });
	return { stdout: run.stdout, stderr: withoutCoverage(run.stderr), code: run.status };
}

/** Without the line that tells what was compared, which has a test of its own. */
const withoutCoverage = (stderr: string) => stderr.replace(/^Compared with another language: .*\n/m, '');

// Each case starts the program once or more, also on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('check', () => {
	it('shows a note that tells of another row: where, what it should read and why', () => {
		const { stdout, stderr, code } = portolan('check', 'harbour');
		const [file, first, what, source = '', marks = '', ...rest] = stdout.split('\n');
		expect([file, first]).toEqual(['harbour/de/relay.md', '  13:41  error  note-duplicated  (de)']);
		expect(what).toBe(
			'    In de the row HTTPS/TCP/7443 has the note of the row HTTP/TCP/7080; en and pt-BR tell the two apart.',
		);
		expect(source).toMatch(/^ {4}13 │ .*Verkehr an Port 90 der äußeren Seite/);
		expect(marks.indexOf('^')).toBe(source.indexOf('Verkehr'));
		expect(rest[0]).toBe(
			'    should read: Verkehr an Port 943 der äußeren Seite des Relais wird an einen Pool an Port 7443 geleitet.',
		);
		expect(rest).toContain('    why:');
		expect(stdout).toMatch(/ {6}en, same place: “Traffic sent to port 943 .*” harbour\/en\/relay\.md:13\n/);
		expect(stdout).toMatch(/ {6}pt-BR, same place: “.*943.*” harbour\/pt-BR\/relay\.md:13\n/);
		expect(stdout).toMatch(/\n1 error, 0 warnings, 0 infos in 3 documents, 3 tables, 9 rows\nWhat a check finds.*\n$/);
		expect(stdout).not.toContain('\u001B');
		expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
	});

	it('gives the same as JSON', () => {
		const { stdout, code } = portolan('check', 'harbour', '--format', 'json');
		expect(JSON.parse(stdout)).toMatchObject({
			schema: 'portolan/report/1',
			locales: ['de', 'en', 'pt-BR'],
			summary: {
				documents: 3,
				tables: 3,
				rows: 9,
				errors: 1,
				warnings: 0,
				infos: 0,
				compared: { documents: 3, tables: 3, rows: 9 },
			},
			findings: [
				{
					...{
						check: 'note-duplicated',
						severity: 'error',
						locale: 'de',
						path: 'de/relay.md',
						line: 13,
						field: 'notes',
					},
					...{ topic: 'relay', table: 1, actual: '90, 7080', expected: '943, 7443' },
					suggestion: 'Verkehr an Port 943 der äußeren Seite des Relais wird an einen Pool an Port 7443 geleitet.',
				},
			],
		});
		expect(code).toBe(1);
	});

	it('fails by --fail-on only', () => {
		expect(portolan('check', 'harbour', '--fail-on', 'never').code).toBe(0);
		const calm = portolan('check', 'calm', '--fail-on', 'info');
		expect(calm).toEqual({
			stdout: '0 errors, 0 warnings, 0 infos in 2 documents, 2 tables, 4 rows\n',
			stderr: '',
			code: 0,
		});
	});

	it('gives the same bytes from another folder', () => {
		const elsewhere = spawnSync(process.execPath, [main, 'check', join(fixtures, 'harbour'), '--format', 'json'], {
			cwd: folder,
		});
		expect(elsewhere.stdout.toString()).toBe(portolan('check', 'harbour', '--format', 'json').stdout);
	});
});

describe('check --format', () => {
	it('sarif tells paths from the working folder, and what to change', () => {
		const { stdout, stderr, code } = portolan('check', 'harbour', '--format', 'sarif');
		const [result] = JSON.parse(stdout).runs[0].results;
		expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('harbour/de/relay.md');
		expect(
			result.fixes[0].artifactChanges[0].replacements.map(
				(each: { insertedContent: { text: string } }) => each.insertedContent.text,
			),
		).toEqual(['943', '7443']);
		expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
	});

	it('github and markdown', () => {
		expect(portolan('check', 'harbour', '--format', 'github').stdout).toMatch(
			/^::error file=harbour\/de\/relay\.md,line=13,endLine=13,col=41,/,
		);
		expect(portolan('check', 'harbour', '--format', 'markdown').stdout).toMatch(/^### Portolan\n[\s\S]*<details>/);
	});
});

describe('check --baseline', () => {
	it('holds known findings back, counts them and names those that are gone', () => {
		const file = join(folder, 'known.json');
		const run = (content: string, ...more: string[]) => portolan('check', content, '--baseline', file, ...more);
		expect(run('harbour', '--update-baseline')).toEqual({
			stdout: '0 errors, 0 warnings, 0 infos in 3 documents, 3 tables, 9 rows\n1 known finding is not shown\n',
			stderr: `${file}: 1 finding written down as known\n`,
			code: 0,
		});
		expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
			schema: 'portolan/baseline/1',
			findings: [{ check: 'note-duplicated', path: 'de/relay.md', row: 'HTTPS/TCP/7443' }],
		});
		expect(run('harbour')).toMatchObject({ stderr: '', code: 0 });
		expect(JSON.parse(run('harbour', '--format', 'json').stdout)).toMatchObject({
			summary: { errors: 0, known: 1 },
			findings: [],
		});
		const calm = run('calm');
		expect(calm.stderr).toMatch(
			/known\.json: no longer found: note-duplicated in de\/relay\.md \(HTTPS\/TCP\/7443\) \[/,
		);
		expect(calm.code).toBe(0);
	});

	it('keeps the finding known when its document is renamed, and no second one like it', () => {
		const file = join(folder, 'renamed.json');
		const content = join(folder, 'renaming');
		cpSync(join(fixtures, 'harbour'), content, { recursive: true });
		portolan('check', content, '--baseline', file, '--update-baseline');
		renameSync(join(content, 'de/relay.md'), join(content, 'de/lamp.md'));
		expect(portolan('check', content, '--baseline', file).code).toBe(0);
		for (const locale of ['de', 'en', 'pt-BR']) {
			const text = readFileSync(join(content, locale, locale === 'de' ? 'lamp.md' : 'relay.md'), 'utf8');
			writeFileSync(join(content, locale, 'other.md'), text.replace('id: relay', 'id: other'));
		}
		const { code, stdout } = portolan('check', content, '--baseline', file);
		expect(code).toBe(1);
		expect(stdout).toContain('1 error');
	});

	it('keeps the finding known when lines move above it', () => {
		const file = join(folder, 'moved.json');
		const content = join(folder, 'moving');
		cpSync(join(fixtures, 'harbour'), content, { recursive: true });
		portolan('check', content, '--baseline', file, '--update-baseline');
		const page = join(content, 'de/relay.md');
		writeFileSync(page, readFileSync(page, 'utf8').replace('## Innere', 'Ein Absatz.\n\n## Innere'));
		expect(portolan('check', content, '--baseline', file)).toMatchObject({ stderr: '', code: 0 });
	});
});

describe('check --fix', () => {
	const copied = (name: string) => {
		const content = join(folder, name);
		cpSync(join(fixtures, 'harbour'), content, { recursive: true });
		return { content, page: join(content, 'de/relay.md') };
	};

	it('with --dry-run prints a unified diff that patch takes, and writes nothing', () => {
		const { page } = copied('dry');
		const before = readFileSync(page, 'utf8');
		const run = spawnSync(process.execPath, [main, 'check', 'dry', '--fix', '--dry-run'], {
			cwd: folder,
			encoding: 'utf8',
		});
		expect(run.stdout).toMatch(/^--- a\/dry\/de\/relay\.md\n\+\+\+ b\/dry\/de\/relay\.md\n@@ /);
		expect(run.stdout.match(/^[-+][^-+].*/gm)).toHaveLength(2);
		expect(run.stderr).toBe('1 suggestion for 1 document; nothing was written\n');
		expect(run.status).toBe(1);
		expect(readFileSync(page, 'utf8')).toBe(before);
	});

	it('writes the suggestions, and what is left is reported', () => {
		const { content, page } = copied('wet');
		const before = readFileSync(page, 'utf8');
		expect(portolan('check', content, '--fix')).toEqual({
			stdout: '0 errors, 0 warnings, 0 infos in 3 documents, 3 tables, 9 rows\n',
			stderr: '1 suggestion written into 1 document\n',
			code: 0,
		});
		const lines = before.split('\n');
		lines[12] = lines[12]?.replace('Port 90 ', 'Port 943 ').replace('Port 7080', 'Port 7443') ?? '';
		expect(readFileSync(page, 'utf8')).toBe(lines.join('\n'));
		expect(readdirSync(join(content, 'de'))).toEqual(['relay.md']);
	});

	it('leaves known findings alone', () => {
		const { content, page } = copied('known');
		const file = join(folder, 'left.json');
		const before = readFileSync(page, 'utf8');
		portolan('check', content, '--baseline', file, '--update-baseline');
		expect(portolan('check', content, '--baseline', file, '--fix').stderr).toBe(
			'0 suggestions written into 0 documents\n',
		);
		expect(readFileSync(page, 'utf8')).toBe(before);
	});
});

describe('extract and reconcile', () => {
	it('print tables and dataset as JSON', () => {
		const tables = JSON.parse(portolan('extract', 'calm').stdout);
		expect(new Ajv2020().validate(jsonSchemas().get('tables') ?? {}, tables)).toBe(true);
		expect(tables).toMatchObject({
			schema: 'portolan/tables/1',
			documents: [{ path: 'de/tide.md', locale: 'de' }, { locale: 'en' }],
		});
		expect(tables.documents[0].tables[0].rows[0]).toEqual({
			line: 5,
			cells: [
				{ text: '6100', line: 5, column: 3 },
				{ text: 'TCP', line: 5, column: 10 },
				{ text: 'Ablesen des Pegels', line: 5, column: 16 },
			],
			facts: { ports: [{ from: 6100, to: 6100 }], transports: ['tcp'], protocols: [], security: [] },
		});
		const dataset = JSON.parse(portolan('reconcile', 'calm').stdout);
		expect(dataset).toMatchObject({
			schema: 'portolan/dataset/1',
			locales: ['de', 'en'],
			topics: [{ id: 'tide', slug: 'tide' }],
		});
		expect(dataset.records).toMatchObject([
			{
				ports: [{ from: 6100, to: 6100 }],
				transports: ['tcp'],
				basis: 'unanimous',
				witnesses: { de: { path: 'de/tide.md', line: 5 } },
			},
			{ ports: [{ from: 6101, to: 6101 }], transports: ['udp'], basis: 'unanimous' },
		]);
	});

	it('print CSV with a header and the lines of the data', () => {
		expect(portolan('extract', 'calm', '--format', 'csv').stdout.split('\r\n')).toHaveLength(1 + 12 + 1);
		expect(portolan('reconcile', 'calm', '--format=csv').stdout.split('\r\n')).toHaveLength(1 + 2 * 2 + 1);
	});
});

describe('lookup', () => {
	it('finds a port by its number and never by its digits', () => {
		expect(portolan('lookup', '7443', 'harbour').stdout).toMatch(
			/^HTTPS\/TCP\/7443 {2}Relais → Hafenpool\n {2}Ports des Leuchtrelais › Innere Seite {2}harbour\/de\/relay\.md:13\n {2}Disputed: Note of another row · \d+ → 943, \d+ → 7443 {2}\w+\n\n/,
		);
		expect(portolan('lookup', '744', 'harbour')).toEqual({ stdout: '', stderr: 'Nothing found for “744”\n', code: 0 });
	});

	it('finds a port within a range, a tuple, and words of another language', () => {
		expect(portolan('lookup', 'udp 51555', 'harbour', '--locale', 'pt-br').stdout).toBe(
			'UDP/51000-51999  Qualquer → Retransmissor\n  Portas do retransmissor de farol › Lado interno  harbour/pt-BR/relay.md:14\n',
		);
		expect(portolan('lookup', 'https/udp/7443', 'harbour')).toMatchObject({
			stdout: expect.stringMatching(/^HTTPS\/TCP\/7443 /),
			stderr: '7443 is HTTPS/TCP only.\n',
		});
		expect(portolan('lookup', 'Hafenpol', 'harbour').stderr).toContain('Showing results for “hafenpool”.');
		expect(portolan('lookup', 'bojen', 'harbour', '--locale', 'en').stdout).toBe(
			'UDP/51000-51999  Any → Relay\n  Ports of the Beacon Relay › Inner side  harbour/en/relay.md:14  (found in de)\n',
		);
	});

	it('shows what no words were asked for in the language of the terminal, else in that of the originals', () => {
		expect(portolanIn('pt_BR.UTF-8', 'lookup', '51555', 'harbour').stdout).toMatch(/^UDP.* Qualquer → Retransmissor\n/);
		expect(portolanIn('pt_BR.UTF-8', 'lookup', 'bojen', 'harbour').stdout).toContain('harbour/de/relay.md:14');
		expect(portolan('lookup', '51555', 'harbour', '--source', 'en').stdout).toMatch(/^UDP.* Any → Relay\n/);
		const asJson = (language: string) => portolanIn(language, 'lookup', '51555', 'harbour', '--format', 'json').stdout;
		expect(asJson('pt_BR.UTF-8')).toBe(asJson('C'));
	});

	it('finds ports, sections and findings as the site does', () => {
		const { stdout } = portolan('lookup', '7443', 'harbour');
		expect(stdout).toContain('\nPorts (1)\nPort 7443');
		expect(stdout).toMatch(
			/\nFindings \(1\)\nerror {2}note-duplicated {2}HTTPS\/TCP\/7443\n {2}.* {2}harbour\/de\/relay\.md:13\n$/,
		);
		const { hits, sections, findings } = JSON.parse(
			portolan('lookup', 'Innere Seite', 'harbour', '--locale', 'en', '--format', 'json').stdout,
		);
		expect(hits).toHaveLength(3);
		expect(hits[0]).toMatchObject({ heading: 'Inner side', locale: 'en', matched: 'de', disputes: [] });
		expect(sections).toMatchObject([{ topic: 'relay', locale: 'en', matched: 'de', path: 'en/relay.md' }]);
		expect(findings).toEqual([]);
	});

	it('prints JSON', () => {
		const { hits } = JSON.parse(portolan('lookup', '6101', 'calm', '--format', 'json').stdout);
		expect(hits).toMatchObject([
			{ ports: [{ from: 6101, to: 6101 }], transports: ['udp'], path: 'de/tide.md', line: 6, matched: null },
		]);
	});
});

describe('explain', () => {
	it('lists the checks, each with its severity and what it finds', () => {
		expect(portolan('explain').stdout).toMatch(/^note-duplicated +error +\S.*[.!?]$/m);
	});

	it('prints the page of a check', () => {
		expect(portolan('explain', 'note-duplicated')).toMatchObject({
			stdout: expect.stringMatching(/^# /m),
			stderr: '',
			code: 0,
		});
	});
});

describe('notices', () => {
	it('name what was left out on standard error, and the rest still comes through', () => {
		const content = join(folder, 'mixed');
		for (const name of ['de', 'images']) mkdirSync(join(content, name), { recursive: true });
		writeFileSync(join(content, 'de/a.md'), '| Port |\n| --- |\n| 6100 |\n');
		writeFileSync(join(content, 'de/b.md'), Uint8Array.of(0xff, 0xfe, 0x41));
		const { stdout, stderr, code } = portolan('extract', content);
		expect(JSON.parse(stdout).documents).toHaveLength(1);
		expect(stderr).toBe(
			'note: skipped, as its name is not a locale: images\nnote: de/b.md: is not UTF-8 and was left out; save it as UTF-8\n',
		);
		expect(code).toBe(0);
		expect(portolan('extract', content, '--quiet').stderr).toBe('');
	});
});

describe('portolan.config.json', () => {
	it('is read where the command runs, and its content folder stands beside it', () => {
		const here = join(folder, 'configured');
		mkdirSync(join(here, 'docs/de'), { recursive: true });
		writeFileSync(join(here, 'docs/de/a.md'), '| Port |\n| --- |\n| 6100 |\n');
		writeFileSync(join(here, 'portolan.config.json'), '{ "content": "docs" }');
		const run = () => spawnSync(process.execPath, [main, 'lookup', '6100'], { cwd: here, encoding: 'utf8' });
		expect(run().stdout).toContain('docs/de/a.md:3');
		writeFileSync(join(here, 'portolan.config.json'), '{ "contents": "docs" }');
		expect(run()).toMatchObject({
			stderr: 'portolan: portolan.config.json: unknown setting "contents"; did you mean content?\n',
			status: 2,
		});
	});
});

describe('documents that lie where another program wants them', () => {
	it('are checked there, by a map of locales in the settings', () => {
		const here = join(folder, 'mapped');
		const places = { de: 'docs', en: 'i18n/en/current', 'pt-BR': 'i18n/pt-BR/current' };
		for (const [locale, place] of Object.entries(places))
			cpSync(join(fixtures, 'harbour', locale), join(here, place), { recursive: true });
		writeFileSync(join(here, 'portolan.config.json'), JSON.stringify({ content: places }));
		const run = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { cwd: here, encoding: 'utf8' });
		expect(run('check').stdout).toMatch(/^docs\/relay\.md\n {2}13:41 {2}error {2}note-duplicated {2}\(de\)\n/);
		expect(run('check', '--format', 'github').stdout).toMatch(/^::error file=docs\/relay\.md,/);
		expect(JSON.parse(run('reconcile').stdout)).toMatchObject({ topics: [{ id: 'relay', slug: 'relay' }] });
		const { stderr, status } = run('check', '--fix');
		expect({ stderr: withoutCoverage(stderr), status }).toEqual({
			stderr: '1 suggestion written into 1 document\n',
			status: 0,
		});
	});
});

describe('suppressions and severities', () => {
	it('silence a finding, and tell when they do not', () => {
		const content = join(folder, 'suppressed');
		cpSync(join(fixtures, 'harbour'), content, { recursive: true });
		const page = join(content, 'de/relay.md');
		const comment = '<!-- portolan-disable-line note-duplicated: agreed --> |';
		const lines = readFileSync(page, 'utf8').split('\n');
		lines[12] = lines[12]?.replace(/\|$/, comment) ?? '';
		writeFileSync(page, lines.join('\n'));
		expect(portolan('check', content)).toMatchObject({ stderr: '', code: 0 });
		lines[11] = lines[11]?.replace(/\|$/, comment) ?? '';
		writeFileSync(page, lines.join('\n'));
		const { stdout, code } = portolan('check', content, '--fail-on', 'warning');
		expect(stdout).toMatch(/^ {2}12:\d+ {2}warning {2}suppression-unused {2}\(de\)/m);
		expect(code).toBe(1);
	});
});

describe('wrong use', () => {
	it.each([
		[['chek'], "unknown command 'chek'; did you mean check?"],
		[['check', '--formt', 'json'], "unknown option '--formt'; did you mean --format?"],
		[
			['check', '--format', 'jsn'],
			/^--format jsn: it must be pretty, json, .* or tap, or a module such as \.\/mine\.js; did you mean json\?$/,
		],
		[['check', 'calm', '--fail-on', 'eror'], /It must be error, warning, info or never; did you mean error\?/],
		[['check', 'calm', '--dry-run'], '--dry-run: it goes with --fix only'],
		[['check', 'calm', '--update-baseline'], '--update-baseline: name the file to write, with --baseline <file>'],
		[
			['check', 'calm', '--baseline', 'none.json'],
			"--baseline none.json: it can't be read (no such file or folder); make it with --update-baseline",
		],
		[
			['check', 'calm', '--baseline', 'calm/de/tide.md', '--update-baseline'],
			'--baseline calm/de/tide.md: this is no baseline of Portolan; name another file',
		],
		[['check', 'calm', '--source', 'fr'], '--source: no locale "fr" in the content, which has de, en'],
		[
			['lookup', '1', 'harbour', '--locale', 'pt'],
			/no locale "pt" in the content, which has de, en, pt-BR; did you mean pt-BR\?/,
		],
		[
			['lookup', 'tcp', '443'],
			'lookup: there is no folder "443"; put a query of several words in quotes: lookup "tcp 443"',
		],
		[['lookup'], "missing required argument 'query'; see --help"],
		[['explain', 'note-duplicate'], 'explain: there is no check "note-duplicate"; did you mean note-duplicated?'],
		[
			['extract', 'nowhere'],
			/^nowhere: there is no such content folder; expected <content>\/<locale>.*; “portolan init” finds out how/,
		],
		[['check', 'calm', '--config', 'none.json'], /^none\.json: the config file can't be read/],
		[['build', 'calm', '--out', 'calm'], /^--out calm: this lies in the content folder/],
		[['build', 'calm', '--out', '/'], /^--out \/: this folder holds the content/],
		[['build', 'calm', '--base', 'docs'], /^--base "docs": it must be a path that begins with "\/"/],
		[['build', 'calm', '--site', 'example'], /^--site "example": it must be a web address/],
	])('portolan %j exits with 2 and one line', (args, message) => {
		const { stdout, stderr, code } = portolan(...args);
		expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
		expect(stderr).toMatch(/^portolan: .*\n$/);
		const line = stderr.slice('portolan: '.length, -1);
		if (typeof message === 'string') expect(line).toBe(message);
		else expect(line).toMatch(message);
	});

	it('a base of many letters that is none is told at once', () => {
		expect(portolan('build', 'calm', '--base', `/${'a'.repeat(50_000)}!`)).toMatchObject({
			stderr: expect.stringMatching(/^portolan: --base "\/a+!": it must be a path/),
			code: 2,
		});
	});

	it('without a command shows the help on standard error', () => {
		const { stdout, stderr, code } = portolan();
		expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
		expect(stderr).toMatch(/^Usage: portolan/);
	});
});

describe('help and version', () => {
	it('go to standard output', () => {
		expect(portolan('--version')).toMatchObject({
			stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
			stderr: '',
			code: 0,
		});
		expect(portolan('check', '--help').stdout).toMatch(/--fail-on[\s\S]*--config/);
	});
});

it.skipIf(process.platform === 'win32')('ends quietly when the reader of its output has gone', () => {
	const script = '{ "$0" "$1" extract harbour; echo "code $?" >&2; } | true';
	const { stderr } = spawnSync('sh', ['-c', script, process.execPath, main], { cwd: fixtures, encoding: 'utf8' });
	expect(stderr).toBe('code 0\n');
});
