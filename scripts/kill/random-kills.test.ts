import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { killAtRandom, type Writer, writers } from './random-kills.ts';

it.each(['fix', 'baseline', 'cache', 'build'])(
	'%s that is killed leaves what was or what is to be',
	async (name) => {
		const content = mkdtempSync(join(tmpdir(), 'portolan-kill-test-'));
		try {
			for (const [locale, quay] of Object.entries({ de: 'Kai', en: 'quay', it: 'molo' })) {
				mkdirSync(join(content, locale));
				const rows = Array.from({ length: 9 }, (_, at) => `| ${1700 + at} | ${quay} ${at} |\n`).join('');
				writeFileSync(join(content, locale, 'a.md'), `# Tidewatch\n\n| Port | ${quay} |\n| --- | --- |\n${rows}`);
			}
			const change = (folder: string) => {
				const page = join(folder, 'content/it/a.md');
				writeFileSync(page, readFileSync(page, 'utf8').replace('| 1703 |', '| 1730 |'));
			};
			// The first run is killed as it begins, the second one as it is about to end.
			const moments = [0.1, 0.95];
			const kills = await killAtRandom(writers[name] as Writer, content, change, 2, () => moments.shift() ?? 0);
			expect(kills.killed).toBe(2);
			// Of a cache only what the next run makes of it counts.
			expect(kills.old + kills.new).toBe(name === 'cache' ? 0 : 2);
		} finally {
			rmSync(content, { recursive: true, force: true });
		}
	},
	600_000,
);
