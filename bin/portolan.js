#!/usr/bin/env node
// Plain JavaScript that any Node can run: it says which Node is needed before anything that an older one can't read.
var wanted = [22, 12];
var own = process.versions.node.split('.').map(Number);

if (own[0] > wanted[0] || (own[0] === wanted[0] && own[1] >= wanted[1])) {
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
