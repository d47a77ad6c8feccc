/** The language server, spoken to by a client of the protocol over standard input and output. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
	type CodeAction,
	CodeActionRequest,
	createProtocolConnection,
	DidChangeTextDocumentNotification,
	DidChangeWatchedFilesNotification,
	DidOpenTextDocumentNotification,
	ExitNotification,
	type Hover,
	HoverRequest,
	InitializedNotification,
	InitializeRequest,
	type ProtocolConnection,
	PublishDiagnosticsNotification,
	type PublishDiagnosticsParams,
	RegistrationRequest,
	ShowMessageRequest,
	ShutdownRequest,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnosticsOf } from '../src/cli/lsp/diagnostics.ts';
import { analyseWorkspace, readWorkspace } from '../src/cli/lsp/workspace.ts';
import { textsFor } from '../src/i18n/index.ts';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const wait = { timeout: 60_000, interval: 20 };
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const german = '# Kai 𐂃\n\n| Dienst | Port | Hinweise |\n| --- | --- | --- |\n| 𐂃 Pegel | 398 | Liest den Stand. |\n';
const pages = {
	'en/dock.md': german
		.replace('Kai', 'Dock')
		.replace('Pegel', 'Gauge')
		.replace('398', '389')
		.replace('Liest den Stand', 'Reads the *level*'),
	'it/dock.md': german
		.replace('Kai', 'Molo')
		.replace('Pegel', 'Misura')
		.replace('398', '389')
		.replace('Liest den Stand', 'Legge il livello'),
	'de/dock.md': german,
};

let folder: string;
let server: ChildProcess;
let client: ProtocolConnection;
let watched: readonly unknown[] = [];
const published = new Map<string, PublishDiagnosticsParams['diagnostics']>();
const uri = (path: string) => pathToFileURL(join(folder, 'docs', path)).href;

beforeAll(async () => {
	folder = realpathSync(mkdtempSync(join(tmpdir(), 'portolan-lsp-')));
	for (const [path, text] of Object.entries(pages)) {
		mkdirSync(join(folder, 'docs', path, '..'), { recursive: true });
		writeFileSync(join(folder, 'docs', path), text);
	}
	writeFileSync(
		join(folder, 'portolan.config.json'),
		'{ "content": "docs", "source": "en", "site": { "url": "https://dock.example/ports/" } }',
	);
	server = spawn(process.execPath, [main, 'lsp', '--stdio'], { cwd: tmpdir(), stdio: ['pipe', 'pipe', 'inherit'] });
	if (!server.stdout || !server.stdin) throw new Error('no pipes');
	client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
	client.onNotification(PublishDiagnosticsNotification.type, (sent) => void published.set(sent.uri, sent.diagnostics));
	client.onRequest(RegistrationRequest.type, ({ registrations }) => {
		watched = registrations.map(({ method }) => method);
	});
	client.listen();
	const { capabilities } = await client.sendRequest(InitializeRequest.type, {
		...{ processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: {}, workspaceFolders: null },
	});
	expect(capabilities).toMatchObject({ hoverProvider: true, codeActionProvider: {} });
	await client.sendNotification(InitializedNotification.type, {});
});
afterAll(() => {
	server?.kill();
	rmSync(folder, { recursive: true, force: true });
});

const codes = (path: string) => published.get(uri(path))?.map(({ code }) => code);

describe('portolan lsp', () => {
	it('publishes the findings of every document, in UTF-16 units, with witnesses to go to', async () => {
		await vi.waitFor(() => expect(codes('de/dock.md')).toEqual(['port-mismatch']), wait);
		const [finding] = published.get(uri('de/dock.md')) ?? [];
		expect(finding).toMatchObject({
			...{ severity: 1, source: 'portolan', message: 'de says 398; en and it say 389.' },
			codeDescription: { href: 'https://dock.example/ports/en/checks/port-mismatch/' },
			range: { start: { line: 4, character: 13 }, end: { line: 4, character: 16 } },
		});
		expect(finding?.relatedInformation?.map(({ location }) => location)).toContainEqual({
			uri: uri('en/dock.md'),
			range: { start: { line: 4, character: 0 }, end: { line: 4, character: 0 } },
		});
		await vi.waitFor(() => expect(codes('en/dock.md')).toEqual([]), wait);
		expect(watched).toEqual(['workspace/didChangeWatchedFiles']);
	});

	/** `prlimit` of util-linux changes the limits of a program that runs. */
	const mayLimit = process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0;

	it.runIf(mayLimit)('tells that too many files are open, and goes on once there are fewer', async () => {
		const told: string[] = [];
		client.onRequest(ShowMessageRequest.type, ({ message }) => {
			told.push(message);
			return null;
		});
		const allow = (files: number) => spawnSync('prlimit', [`--pid=${server.pid}`, `--nofile=${files}:`]).status;
		const reread = () => client.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [] });
		expect(allow(8)).toBe(0);
		await reread();
		await vi.waitFor(() => expect(told).toHaveLength(1), wait);
		expect(told[0]).toMatch(/too many files are open.*; raise the limit of open files/);
		published.clear();
		expect(allow(1000)).toBe(0);
		await reread();
		await vi.waitFor(() => expect(codes('de/dock.md')).toEqual(['port-mismatch']), wait);
	});

	it('offers the suggestion as a quick fix, whose edits settle the finding', async () => {
		const at = { line: 4, character: 14 };
		const ask = (only?: string[]) =>
			client.sendRequest(CodeActionRequest.type, {
				...{ textDocument: { uri: uri('de/dock.md') }, range: { start: at, end: at } },
				context: { diagnostics: [], ...(only ? { only } : {}) },
			}) as Promise<CodeAction[]>;
		const [fix, all, ...more] = await ask();
		expect([fix?.title, fix?.kind, all?.kind, more.length]).toEqual([
			'Change to “389”',
			'quickfix',
			'source.fixAll.portolan',
			0,
		]);
		expect((await ask(['source'])).map(({ kind }) => kind)).toEqual(['source.fixAll.portolan']);
		const edits = fix?.edit?.changes?.[uri('de/dock.md')] ?? [];
		const document = TextDocument.create(uri('de/dock.md'), 'markdown', 1, german);
		expect(TextDocument.applyEdits(document, edits)).toBe(german.replace('398', '389'));
	});

	it('tells what the other languages say, as text', async () => {
		const hover = (line: number, character: number) =>
			client.sendRequest(HoverRequest.type, {
				textDocument: { uri: uri('de/dock.md') },
				position: { line, character },
			});
		const { contents } = (await hover(4, 22)) as Hover;
		expect((contents as { value: string }).value).toMatch(
			/^- \*\*en\*\* Reads the level\\\. — \[.*\n- \*\*it\*\* Legge il livello\\\./,
		);
		expect(await hover(1, 0)).toBeNull();
	});

	it('follows what is typed, and the disk stays as it is', async () => {
		const textDocument = { uri: uri('de/dock.md'), languageId: 'markdown', version: 1, text: german };
		await client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
		const range = { start: { line: 4, character: 13 }, end: { line: 4, character: 16 } };
		await client.sendNotification(DidChangeTextDocumentNotification.type, {
			textDocument: { uri: uri('de/dock.md'), version: 2 },
			contentChanges: [{ range, text: '389' }],
		});
		await vi.waitFor(() => expect(codes('de/dock.md')).toEqual([]), wait);
		expect(readFileSync(join(folder, 'docs/de/dock.md'), 'utf8')).toBe(german);
	});

	it('ends when it is told to', async () => {
		await client.sendRequest(ShutdownRequest.type);
		const ended = new Promise((resolve) => server.once('exit', resolve));
		await client.sendNotification(ExitNotification.type);
		expect(await ended).toBe(0);
	});
});

it('publishes what is wrong in a translation catalog there, where its text stands', async () => {
	const layout = mkdtempSync(join(tmpdir(), 'portolan-'));
	try {
		cpSync(fileURLToPath(new URL('layouts/catalogs', import.meta.url)), layout, { recursive: true });
		const config = join(layout, 'portolan.config.json');
		writeFileSync(config, '{ "content": "docs", "defaultLocale": "en", "catalogs": ["locale/**/*.po"] }');
		const workspace = await analyseWorkspace(await readWorkspace({ config }), new Map());
		const found = [...diagnosticsOf(workspace, textsFor('en'))].map(([address, all]) => [
			fileURLToPath(address).slice(layout.length + 1),
			all.map(({ code, range }) => [code, range.start]),
		]);
		expect(Object.fromEntries(found)).toEqual({
			'docs/ports.md': [],
			'locale/de/LC_MESSAGES/docs.po': [],
			'locale/it/LC_MESSAGES/docs.po': [['note-contradicts-row', { line: 33, character: 56 }]],
		});
	} finally {
		rmSync(layout, { recursive: true, force: true });
	}
});
