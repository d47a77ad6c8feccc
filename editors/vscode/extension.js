// The extension starts `portolan lsp` in the workspace and hands Markdown, HTML and AsciiDoc documents to it.
const { commands, workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

/** @type {LanguageClient | undefined} */
let client;

exports.activate = async (context) => {
	const [command, ...args] = workspace.getConfiguration('portolan').get('command');
	const cwd = workspace.workspaceFolders?.[0]?.uri.fsPath;
	const run = { command, args, options: { cwd, shell: process.platform === 'win32' } };
	client = new LanguageClient('portolan', 'Portolan', run, {
		documentSelector: ['markdown', 'mdx', 'html', 'asciidoc'].map((language) => ({ scheme: 'file', language })),
	});
	context.subscriptions.push(commands.registerCommand('portolan.restart', () => client?.restart()));
	await client.start();
};

exports.deactivate = () => client?.stop();
