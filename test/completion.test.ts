/** `portolan completion`: the scripts are run by the shells that they are for. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
vi.setConfig({ testTimeout: 300_000 });

const script = (shell: string) =>
	spawnSync(process.execPath, [main, 'completion', '--shell', shell], { encoding: 'utf8' }).stdout;

const bash = script('bash');

/** What bash offers for a line whose last word is being written. */
function offered(line: readonly string[]): string[] {
	const words = ['portolan', ...line].map((word) => `'${word}'`).join(' ');
	const asked = `${bash}COMP_WORDS=(${words}); COMP_CWORD=${line.length}; _portolan; printf '%s\\n' "\${COMPREPLY[@]}"`;
	const { stdout, stderr, status } = spawnSync('bash', ['-uc', asked], {
		stdio: ['ignore', 'pipe', 'pipe'],
		encoding: 'utf8',
	});
	expect([stderr, status]).toEqual(['', 0]);
	return stdout.split('\n').filter(Boolean);
}

it('bash is offered commands, options of a command, and their values', () => {
	expect(offered(['ch'])).toEqual(['check']);
	expect(offered([''])).toEqual(expect.arrayContaining(['build', 'check', 'rules']));
	expect(offered(['check', '--max'])).toEqual(['--max-warnings', '--max-findings']);
	expect(offered(['check', '--format', 'g'])).toEqual(['github', 'gitlab']);
	expect(offered(['rules', '--format', 'n'])).toEqual(['nftables']);
	expect(offered(['check', 'docs/'])).toEqual([]);
});

const isThere = (shell: string) => spawnSync(shell, ['--version']).error === undefined;

it.skipIf(!isThere('zsh'))('zsh takes its script', () => {
	const run = spawnSync('zsh', ['-fc', `autoload -Uz compinit && compinit -D\n${script('zsh')}whence -w _portolan`], {
		encoding: 'utf8',
	});
	expect([run.stdout, run.stderr]).toEqual(['_portolan: function\n', '']);
});

it.skipIf(!isThere('fish'))('fish is offered the same', () => {
	const run = spawnSync(
		'fish',
		['-c', `${script('fish')}complete -C'portolan check --format gith'; complete -C'portolan rul'`],
		{ encoding: 'utf8' },
	);
	expect(run.stdout).toMatch(/^github\t.*\nrules\t/);
});
