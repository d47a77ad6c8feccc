import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const TELL = "data:text/javascript,process.on('exit',()=>process.stderr.write('most '+process.resourceUsage().maxRSS))";

test('a document of 10 kB is built in 500 MB', () => {
	const folder = mkdtempSync(join(tmpdir(), 'portolan-build-memory-'));
	try {
		const rows = Array.from({ length: 250 }, (_, at) => `| ${7000 + at} | TCP | quay ${at}, of the harbour |\n`);
		mkdirSync(join(folder, 'content/en'), { recursive: true });
		const text = `# Tidewatch\n\n| Port | Protocol | Use |\n| --- | --- | --- |\n${rows.join('')}`;
		expect(text.length).toBeGreaterThan(9000);
		writeFileSync(join(folder, 'content/en/a.md'), text);
		const { status, stderr } = spawnSync(process.execPath, ['--import', TELL, main, 'build'], {
			...{ cwd: folder, encoding: 'utf8' },
			env: { ...process.env, NODE_ENV: undefined, VITEST: undefined },
		});
		expect(status, stderr).toBe(0);
		expect(Number(/most (\d+)/.exec(stderr)?.[1]) / 1024).toBeLessThan(500);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}, 600_000);
