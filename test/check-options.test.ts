/** What `check` can be told: which documents and findings, in which formats, when to fail. */
import { type SpawnSyncOptions, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Parser } from 'tap-parser';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fromXml } from 'xast-util-from-xml';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

// Each case starts the program several times, also on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

/** Three languages; `de` has another port, a blank that is missing and a row too few. */
const pages = {
	en: page('Dock', 'Service | Port | Transport | Notes', [
		'Gauge | 389 | TCP | Reads the level with `gauge.exe`.',
		'Clock | 7123 | UDP | Keeps `clockd` in time.',
		'Lamp | 7200 | TCP | Switches `lampd` on.',
		'Metrics | 9100 | TCP | Answers `scrape.exe`.',
		'Radio | 7300 | UDP | Talks to `radiod`.',
	]).concat('Open the ports of the dock and the pier.\n'),
	it: page('Molo', 'Servizio | Porta | Trasporto | Note', [
		'Misura | 389 | TCP | Legge il livello con `gauge.exe`.',
		'Orologio | 7123 | UDP | Sincronizza `clockd`.',
		'Lampada | 7200 | TCP | Accende `lampd`.',
		'Metriche | 9100 | TCP | Risponde a `scrape.exe`.',
		'Radio | 7300 | UDP | Parla con `radiod`.',
	]).concat('Aprire le porte del molo e del pontile.\n'),
	de: page('Kai', 'Dienst | Port | Transport | Hinweise', [
		'Pegel | 398 | TCP | Liest den Stand mit `gauge.exe`.',
		'Uhr | 7123 | UDP | Hält `clockd` im Takt.',
		'Lampe | 7200 | TCP | Schaltet `lampd` ein.',
		'Funk | 7300 | UDP | Spricht mit `radiod`.',
	]).concat('Die Ports von Dock-und Kaibereich öffnen.\n'),
};

function page(title: string, head: string, rows: readonly string[]): string {
	const lines = [head, '--- | --- | --- | ---', ...rows].map((row) => `| ${row} |`);
	return `# ${title}\n\n${lines.join('\n')}\n\n`;
}

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-'));
	dock('.');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes the three pages to `<place>/docs/<locale>/dock.md`. */
function dock(place: string): string {
	for (const [locale, text] of Object.entries(pages)) {
		mkdirSync(join(folder, place, 'docs', locale), { recursive: true });
		writeFileSync(join(folder, place, 'docs', locale, 'dock.md'), text);
	}
	return join(folder, place);
}

function portolan(args: readonly string[], options: SpawnSyncOptions = {}) {
	const env = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, ...options.env };
	const run = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8', ...options, env });
	return { stdout: String(run.stdout), stderr: String(run.stderr), code: run.status };
}

/** The findings of a run as `check locale`. */
function found(args: readonly string[], options: SpawnSyncOptions = {}): string[] {
	const { stdout } = portolan(['check', '--format', 'json', ...args], options);
	return JSON.parse(stdout).findings.map((each: { check: string; locale: string }) => `${each.check} ${each.locale}`);
}

const all = ['port-mismatch de', 'row-missing de', 'separator-missing de'];

describe('messages', () => {
	it('name who says what', () => {
		const { findings } = JSON.parse(portolan(['check', 'docs', '--format', 'json']).stdout);
		expect(findings.map(({ message }: { message: string }) => message)).toEqual([
			'de says 398; en and it say 389.',
			'de lacks the row 9100 “Metrics” that en and it have; it belongs after this line.',
			'Missing space after “Dock-”.',
		]);
	});
});

describe('documents', () => {
	it('are chosen by files and globs, of a content that is read whole', () => {
		expect(found(['docs'])).toEqual(all);
		expect(found(['docs/de/dock.md'])).toEqual(all);
		expect(found(['docs/*/dock.md'])).toEqual(all);
		expect(found(['docs/en/dock.md', 'docs/it'])).toEqual([]);
	});

	it('are chosen within the content of the settings', () => {
		const here = dock('configured');
		writeFileSync(join(here, 'portolan.config.json'), '{ "content": "docs" }');
		expect(found(['docs/de'], { cwd: here })).toEqual(all);
		expect(found(['docs/en'], { cwd: here })).toEqual([]);
	});

	it('that are not there are named', () => {
		expect(portolan(['check', 'docs/de/dock.md', 'docs/de/none.md'])).toMatchObject({
			stderr: 'portolan: docs/de/none.md: there is no such file or folder, and no document it matches\n',
			code: 2,
		});
		writeFileSync(join(folder, 'docs/de/notes.txt'), '');
		expect(portolan(['check', 'docs/en/dock.md', 'docs/de/notes.txt']).stderr).toContain(
			'docs/de/notes.txt: this is no',
		);
	});

	it('come from standard input in the place of one, or beside its neighbours', () => {
		const fixed = pages.de.replace('398', '389');
		const stdin = (path: string, input: string) => found(['docs', '--stdin', '--stdin-path', path], { input });
		expect(stdin('docs/de/dock.md', fixed)).toEqual(['row-missing de', 'separator-missing de']);
		expect(stdin('docs/en/dock.md', pages.en)).toEqual([]);
		writeFileSync(join(folder, 'docs/en/quay.md'), pages.en);
		writeFileSync(join(folder, 'docs/it/quay.md'), pages.it);
		expect(stdin('docs/de/quay.md', pages.de)).toEqual(all);
		for (const locale of ['en', 'it']) rmSync(join(folder, `docs/${locale}/quay.md`));
		expect(portolan(['check', 'docs', '--stdin'])).toMatchObject({ code: 2 });
	});
});

describe('findings', () => {
	it('are chosen by severity, check, locale and topic', () => {
		const { findings } = JSON.parse(portolan(['check', 'docs', '--format', 'json']).stdout);
		const errors = findings.filter(({ severity }: { severity: string }) => severity === 'error').length;
		expect(errors).toBeGreaterThan(0);
		expect(errors).toBeLessThan(all.length);
		expect(found(['docs', '--severity', 'error'])).toEqual(all.slice(0, errors));
		expect(found(['docs', '--check', 'row-missing,port-mismatch'])).toEqual(all.slice(0, 2));
		expect(found(['docs', '--check', 'row-missing', '--check', 'separator-missing'])).toEqual(all.slice(1));
		expect(found(['docs', '--locale', 'it', '--locale', 'undecided'])).toEqual([]);
		expect(found(['docs', '--topic', 'dock'])).toEqual(all);
		expect(portolan(['check', 'docs', '--topic', 'dok'])).toMatchObject({
			stderr: 'portolan: --topic: there is no topic "dok"; did you mean dock?\n',
			code: 2,
		});
		expect(portolan(['check', 'docs', '--check', 'row-mising']).stderr).toMatch(/did you mean row-missing\?/);
	});

	it('below what an info needs are told with --all, as infos', () => {
		const told = found(['docs']);
		const { stdout } = portolan(['check', '--format', 'json', 'docs', '--all']);
		const more: { check: string; severity: string; confidence: number }[] = JSON.parse(stdout).findings;
		expect(more.length).toBeGreaterThan(told.length);
		for (const { severity, confidence } of more) if (confidence < 0.5) expect(severity).toBe('info');
	});

	it('fail a run by what is chosen, and by the number of warnings', () => {
		expect(portolan(['check', 'docs', '--check', 'separator-missing']).code).toBe(0);
		const settings = join(folder, 'warn.json');
		writeFileSync(settings, '{ "severity": { "port-mismatch": "warning", "row-missing": "warning" } }');
		const warned = (...more: string[]) => portolan(['check', 'docs', '--config', settings, ...more]).code;
		expect([warned(), warned('--max-warnings', '2'), warned('--max-warnings', '1')]).toEqual([0, 0, 1]);
		expect(portolan(['check', 'docs', '--config', settings, '--quiet']).stdout).toMatch(/^0 errors, 0 warnings/);
		expect(warned('--quiet', '--max-warnings', '1')).toBe(1);
	});
});

describe('check --changed', () => {
	const git = (cwd: string, ...args: string[]) =>
		spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd });

	it('tells of findings on lines that differ from a revision, and on their translations', () => {
		const here = dock('changed');
		git(here, 'init', '-q');
		git(here, 'add', '.');
		git(here, 'commit', '-qm', 'first');
		const changed = (...args: string[]) => found(['docs', ...args], { cwd: here });
		expect(changed('--changed')).toEqual([]);
		const english = join(here, 'docs/en/dock.md');
		writeFileSync(english, pages.en.replace('Gauge', 'Level'));
		expect(changed('--changed')).toEqual(['port-mismatch de']);
		git(here, 'commit', '-qam', 'second');
		expect(changed('--changed', 'HEAD')).toEqual([]);
		expect(changed('--changed', 'HEAD~1')).toEqual(['port-mismatch de']);
		expect(found(['--changed', 'docs'], { cwd: here })).toEqual([]);
		writeFileSync(join(here, 'docs/de/dock.md'), pages.de.replace('Dock-und', 'Kran-und'));
		expect(changed('--changed')).toEqual(['separator-missing de']);
	});

	it('says so where git knows nothing', () => {
		expect(portolan(['check', 'docs', '--changed=nowhere'])).toMatchObject({
			stderr: expect.stringMatching(/^portolan: --changed: .*git.*\n$/),
			code: 2,
		});
	});
});

describe('check --fix', () => {
	it('makes what is sure; with =all the rest', () => {
		const here = dock('fixed');
		const german = join(here, 'docs/de/dock.md');
		const { stderr } = portolan(['check', '--fix', 'docs', '--source', 'en'], { cwd: here });
		expect(readFileSync(german, 'utf8')).toContain('| 389 |');
		expect(readFileSync(german, 'utf8')).not.toContain('Dock- und');
		expect(stderr).toMatch(/suggestion of lesser certainty was not made; see it with --fix=all --dry-run\n/);
		portolan(['check', '--fix=all', 'docs'], { cwd: here });
		expect(readFileSync(german, 'utf8')).toContain('Dock- und');
	});
});

describe('reports', () => {
	it('go to several files and to standard output at once', () => {
		const formats = ['sarif=out/all.sarif', 'junit=out/junit.xml', 'checkstyle=out/checkstyle.xml'];
		const { stdout } = portolan([
			'check',
			'docs',
			'--format',
			'gitlab',
			...formats.flatMap((each) => ['--format', each]),
		]);
		expect(JSON.parse(stdout)).toMatchObject([
			{
				description: 'de says 398; en and it say 389.',
				...{ check_name: 'port-mismatch', severity: 'major', fingerprint: expect.stringMatching(/^[0-9a-f]{8,}$/) },
				location: { path: 'docs/de/dock.md', lines: { begin: 5, end: 5 } },
			},
			{ check_name: 'row-missing' },
			{ check_name: 'separator-missing', severity: 'info' },
		]);
		const read = (name: string) => readFileSync(join(folder, 'out', name), 'utf8');
		expect(JSON.parse(read('all.sarif')).runs[0].results).toHaveLength(3);
		const [suites] = fromXml(read('junit.xml')).children.filter(({ type }) => type === 'element');
		expect(suites).toMatchObject({ name: 'testsuites', attributes: { tests: '5', failures: '3' } });
		const [style] = fromXml(read('checkstyle.xml')).children.filter(({ type }) => type === 'element');
		expect(style).toMatchObject({
			name: 'checkstyle',
			children: [
				{
					attributes: { name: 'docs/de/dock.md' },
					children: [
						{ attributes: { line: '5', severity: 'error', source: 'portolan.port-mismatch' } },
						{ attributes: { source: 'portolan.row-missing' } },
						{ attributes: { severity: 'info' } },
					],
				},
			],
		});
	});

	it('lead to the page of each check on a built site, where its address is told', () => {
		const formats = ['json', 'sarif', 'github', 'gitlab', 'markdown', 'junit', 'tap'];
		const files = formats.flatMap((format) => ['--format', `${format}=urls/${format}`]);
		const read = (name: string) => readFileSync(join(folder, 'urls', name), 'utf8');
		portolan(['check', 'docs', ...files, '--site', 'https://docs.example.org/ports']);
		const url = 'https://docs.example.org/ports/en/checks/port-mismatch/';
		expect(JSON.parse(read('json')).findings[0].url).toBe(url);
		const { results, tool } = JSON.parse(read('sarif')).runs[0];
		expect(tool.driver.rules[results[0].ruleIndex].helpUri).toBe(url);
		expect(read('github')).toMatch(new RegExp(`^::error .*say 389\\.%0Ashould read: 389%0A${url}$`, 'm'));
		expect(JSON.parse(read('gitlab'))[0].description).toBe(`de says 398; en and it say 389. ${url}`);
		expect(read('markdown')).toContain(`<a href="${url}"><code>port-mismatch</code></a>`);
		for (const format of ['junit', 'tap']) expect(read(format)).toContain(url);
		const settings = join(folder, 'site.json');
		writeFileSync(settings, '{ "site": { "url": "https://ports.example" } }');
		const { stdout } = portolan(['check', 'docs', '--config', settings, '--format', 'json']);
		expect(JSON.parse(stdout).findings[0].url).toBe('https://ports.example/en/checks/port-mismatch/');
		for (const format of ['json', 'sarif', 'github', 'gitlab', 'markdown', 'junit', 'tap'])
			expect(portolan(['check', 'docs', '--format', format]).stdout).not.toContain('checks/port-mismatch/');
		expect(portolan(['check', 'docs', '--site', 'ports.example'])).toMatchObject({
			stderr: expect.stringMatching(/^portolan: --site "ports.example": it must be a web address/),
			code: 2,
		});
	});

	it('as TAP say which documents fail, and why', () => {
		const results = Parser.parse(portolan(['check', 'docs', '--format', 'tap']).stdout);
		const points = results.flatMap((event) => (event[0] === 'assert' ? [event[1]] : []));
		expect(points.map(({ ok, name }) => [ok, name])).toEqual([
			[false, 'docs/de/dock.md'],
			[true, 'docs/en/dock.md'],
			[true, 'docs/it/dock.md'],
		]);
		expect(points[0]?.diag).toMatchObject({ findings: [{ check: 'port-mismatch', line: 5 }, {}, {}] });
	});

	it('are written by a module of one’s own', () => {
		writeFileSync(
			join(folder, 'mine.js'),
			'export default ({ findings }, { path }) => findings.map((each) => path(each.path) + ": " + each.message).join("\\n");',
		);
		expect(portolan(['check', 'docs', '--format', './mine.js']).stdout).toMatch(/^docs\/de\/dock\.md: de says 398;/);
		writeFileSync(join(folder, 'bad.js'), 'export default () => { throw new Error("no ink") };');
		expect(portolan(['check', 'docs', '--format', './bad.js'])).toMatchObject({
			stderr: 'portolan: --format ./bad.js: it failed (no ink)\n',
			code: 2,
		});
		expect(portolan(['check', 'docs', '--format', './none.js'])).toMatchObject({ code: 2 });
	});

	it('are refused where two would go to one place', () => {
		expect(portolan(['check', 'docs', '--format', 'json', '--format', 'tap'])).toMatchObject({ code: 2 });
		expect(portolan(['check', 'docs', '--format', 'json=a', '--format', 'tap=a'])).toMatchObject({ code: 2 });
	});
});

describe('colour', () => {
	it('is there if it is asked for, by option or environment, and nowhere else', () => {
		const coloured = (args: string[], env: NodeJS.ProcessEnv = {}) =>
			portolan(['check', 'docs', ...args], { env: { ...process.env, NO_COLOR: undefined, ...env } }).stdout.includes(
				'\u001B[31m',
			);
		expect(coloured([])).toBe(false);
		expect(coloured(['--color'])).toBe(true);
		expect(coloured([], { FORCE_COLOR: '1' })).toBe(true);
		expect(coloured([], { FORCE_COLOR: '0' })).toBe(false);
		expect(coloured(['--no-color'], { FORCE_COLOR: '1' })).toBe(false);
		expect(coloured(['--color'], { NO_COLOR: '1' })).toBe(true);
	});
});

it('every help tells the exit codes, and short options are known', () => {
	const commands = portolan(['-h']).stdout.match(/^ {2}([a-z]+) /gm) ?? [];
	expect(commands.length).toBeGreaterThan(5);
	for (const command of commands.map((line) => line.trim()).filter((name) => name !== 'help'))
		expect(portolan([command, '-h']).stdout).toMatch(/\nExit: 0 clean, 1 findings .*, 2 wrong use/);
	expect(portolan(['-v']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

describe.skipIf(process.platform !== 'linux')('on a terminal', () => {
	/** Runs the program with a terminal of its own; gives all that the terminal was sent. */
	const onTerminal = (args: string, env: NodeJS.ProcessEnv = {}) =>
		spawnSync('script', ['-qec', `'${process.execPath}' '${main}' ${args}`, '/dev/null'], {
			...{ cwd: folder, encoding: 'utf8', env: { ...process.env, CI: undefined, TERM: 'xterm-256color', ...env } },
		}).stdout;

	it('shows colour, progress, and links where it has them', () => {
		const sent = onTerminal('check docs', { FORCE_HYPERLINK: '1', NO_COLOR: undefined });
		expect(sent).toContain(`\r\u001B[K${'░'.repeat(24)} reading: 0 of 3 documents`);
		expect(sent).toContain('\u001B[31merror');
		// No mode is set that would outlast a run which a signal ends.
		expect(sent).not.toContain('\u001B[?');
		expect(sent).toContain(`\u001B]8;;${pathToFileURL(join(folder, 'docs/de/dock.md')).href}\u0007`);
		expect(onTerminal('check docs', { FORCE_HYPERLINK: '0' })).not.toContain('\u001B]8;');
	});

	it('obeys no character of a document or a path, in any format', () => {
		const here = dock('hostile');
		const evil = '\u001B]0;x\u0007\u009B31m\u202Eevil';
		for (const [locale, text] of Object.entries(pages)) {
			writeFileSync(
				join(here, 'docs', locale, `a${evil}.md`),
				text.replace('398', `398 ${evil}`).replace('Port', `Port${evil}`),
			);
			rmSync(join(here, 'docs', locale, 'dock.md'));
		}
		const commands = ['pretty', 'json', 'sarif', 'github', 'markdown', 'junit', 'checkstyle', 'gitlab', 'tap']
			.map((format) => `check hostile/docs --no-color --format ${format}`)
			.concat(
				'extract hostile/docs --format csv',
				'reconcile hostile/docs --format csv',
				'check hostile/docs --no-color --fix=all --dry-run',
			);
		for (const command of commands) {
			const sent = onTerminal(command, { FORCE_HYPERLINK: '0' }).replaceAll('\r\u001B[K', '');
			expect(sent.length, command).toBeGreaterThan(100);
			expect(sent.replace(/\r\n/g, '\n').match(/(?![\t\n])[\p{Cc}\p{Bidi_C}]/gu), command).toBeNull();
		}
	});
});

it('--watch checks again when a document changes', async () => {
	const here = dock('watched');
	const run = spawn(process.execPath, [main, 'check', 'docs', '--watch', '--format', 'json'], { cwd: here });
	let [out, err] = ['', ''];
	run.stdout.on('data', (chunk) => {
		out += chunk;
	});
	run.stderr.on('data', (chunk) => {
		err += chunk;
	});
	const reports = () => out.split(/^(?=\{$)/m).filter((text) => text.trimEnd().endsWith('}'));
	try {
		await vi.waitFor(() => expect(err).toContain('Waiting for changes'), { timeout: 60_000, interval: 50 });
		const checks = (report = '') => JSON.parse(report).findings.map(({ check }: { check: string }) => check);
		expect(checks(reports()[0])).toContain('port-mismatch');
		writeFileSync(join(here, 'docs/de/dock.md'), pages.de.replace('398', '389'));
		await vi.waitFor(() => expect(reports().length).toBe(2), { timeout: 60_000, interval: 50 });
		expect(checks(reports()[1])).toEqual(checks(reports()[0]).filter((check: string) => check !== 'port-mismatch'));
	} finally {
		run.kill();
	}
});
