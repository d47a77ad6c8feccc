#!/usr/bin/env node
// Plain JavaScript that any Node can run: it says which Node is needed before anything that an older one can't read.
var wanted = [22, 12];
var own = process.versions.node.split('.').map(Number);

if (own[0] > wanted[0] || (own[0] === wanted[0] && own[1] >= wanted[1])) {
	keepCompiled();
	import('../lib/cli/main.js');
} else {
	process.stderr.write(
		'portolan: Node ' +
			wanted.join('.') +
			' or later is needed, and this is ' +
			process.versions.node +
			'; install it from https://nodejs.org\n',
	);
	process.exitCode = 2;
}

// What Node has compiled is loaded by the next run, a sixth of its start. It is run as it lies there, so it lies with the user, where
// nobody else may write: not in the working folder, which may be a stranger's, nor among temporary files.
function keepCompiled() {
	var env = process.env;
	var place = env.XDG_CACHE_HOME || env.LOCALAPPDATA || (env.HOME && `${env.HOME}/.cache`);
	if (!place || !/^(?:[/\\]|[A-Za-z]:)/.test(place) || process.argv.indexOf('--no-cache') > 0) return;
	var folder = `${place}/portolan`;
	var fs = process.getBuiltinModule('node:fs');
	try {
		// One after the other, as Node tries forever where a folder can't be made for want of another (in /proc).
		if (!fs.existsSync(place)) fs.mkdirSync(place);
		if (!fs.existsSync(folder)) fs.mkdirSync(folder);
		process.getBuiltinModule('node:module').enableCompileCache(folder);
	} catch {}
}
