import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
	CodeActionKind,
	createConnection,
	DidChangeWatchedFilesNotification,
	type InitializeParams,
	TextDocumentSyncKind,
	TextDocuments,
} from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { textsFor } from '../../i18n/index.ts';
import { type Project, readVersion, systemFault, UserError } from '../../io/index.ts';
import type { CommonOptions } from '../options.ts';
import { actionsAt, fixAll } from './actions.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { hoverAt } from './hover.ts';
import { analyseWorkspace, readWorkspace, type Workspace } from './workspace.ts';

/** Milliseconds without a key before the documents are analysed again. */
const calm = 200;

/** Serves one editor by standard input and output, until it ends. */
export function serve(options: CommonOptions): void {
	const connection = createConnection(process.stdin, process.stdout);
	const t = textsFor('en');
	const documents = new TextDocuments(TextDocument);
	let project: Project | null = null;
	let workspace: Promise<Workspace | null> = Promise.resolve(null);
	let published: readonly string[] = [];
	let timer: NodeJS.Timeout | undefined;

	const analyse = async (): Promise<Workspace | null> => {
		try {
			project ??= await readWorkspace(options);
			const open = new Map(documents.all().map((document) => [document.uri, document.getText()]));
			const now = await analyseWorkspace(project, open);
			const diagnostics = diagnosticsOf(now, t);
			for (const uri of published)
				if (!diagnostics.has(uri)) await connection.sendDiagnostics({ uri, diagnostics: [] });
			for (const [uri, own] of diagnostics) await connection.sendDiagnostics({ uri, diagnostics: own });
			published = [...diagnostics.keys()];
			return now;
		} catch (error) {
			const fault = error instanceof UserError ? error.message : systemFault(error);
			if (fault === null) throw error;
			connection.window.showWarningMessage(`Portolan: ${fault}`);
			return null;
		}
	};
	const soon = (fromDisk: boolean) => {
		if (fromDisk) project = null;
		clearTimeout(timer);
		timer = setTimeout(current, calm);
	};
	/** The documents as they are now, analysed: places of older texts would be wrong. */
	const current = (): Promise<Workspace | null> => {
		if (timer === undefined) return workspace;
		clearTimeout(timer);
		timer = undefined;
		workspace = workspace.then(analyse);
		return workspace;
	};

	connection.onInitialize((params) => {
		enter(params);
		return {
			serverInfo: { name: 'portolan', version: readVersion() },
			capabilities: {
				textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
				hoverProvider: true,
				codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAll] },
			},
		};
	});
	connection.onInitialized(() => {
		const watchers = [
			{ globPattern: '**/*.{md,mdx,markdown,html,htm,adoc,asciidoc,po,xlf,xliff}' },
			{ globPattern: '**/portolan.config.*' },
		];
		connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => {});
		workspace = workspace.then(analyse);
	});
	connection.onDidChangeWatchedFiles(() => soon(true));
	documents.onDidChangeContent(() => soon(false));
	documents.onDidSave(() => soon(true));
	documents.onDidClose(() => soon(true));
	connection.onHover(async ({ textDocument, position }) => {
		const now = await current();
		return now && hoverAt(textDocument.uri, position, now);
	});
	connection.onCodeAction(async ({ textDocument, range, context }) => {
		const now = await current();
		return now && actionsAt(textDocument.uri, range, context.only, now, t);
	});
	documents.listen(connection);
	connection.listen();
}

/** Goes to the editor's folder, from where settings and content are found. */
function enter({ workspaceFolders, rootUri }: InitializeParams): void {
	const uri = workspaceFolders?.[0]?.uri ?? rootUri;
	if (!uri?.startsWith('file:')) return;
	const folder = fileURLToPath(uri);
	if (existsSync(folder)) process.chdir(folder);
}
