import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AstroIntegrationLogger } from 'astro';
import { createServer, type ViteDevServer } from 'vite';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { devServer } from './dev-server.ts';
import { type ReadSite, readSite } from './read-site.ts';

let here: string;
let content: string;
let server: ViteDevServer | undefined;
beforeEach(() => {
	here = mkdtempSync(join(tmpdir(), 'portolan-serve-'));
	content = join(here, 'docs');
	for (const locale of ['de', 'en']) write(locale, 7010);
});
afterEach(async () => {
	await server?.close();
	rmSync(here, { recursive: true, force: true });
});

function write(locale: string, port: number): void {
	mkdirSync(join(content, locale), { recursive: true });
	writeFileSync(join(content, locale, 'quay.md'), `# Quay\n\n| Port | Transport |\n| --- | --- |\n| ${port} | UDP |\n`);
}

const scripts = { files: [], page: 'page.js', search: 'search.js' };
const read = (before?: ReadSite) =>
	readSite({ content, base: '/', dev: true, cache: false, threads: 1 }, scripts, before);

/** Serves what was read, and gives what it says of the ports. */
async function serve(first: ReadSite): Promise<() => Promise<string>> {
	const logger = { error: expect.unreachable } as unknown as AstroIntegrationLogger;
	server = await createServer({
		...{ configFile: false, root: here, appType: 'custom', logLevel: 'silent', envDir: false },
		server: { port: 0, watch: null },
		plugins: [devServer({ scripts, logger, first, read })],
	});
	await server.listen();
	const [url] = server.resolvedUrls?.local ?? [];
	return async () => (await fetch(`${url}data/ports.json`)).text();
}

it('an edit between the first reading and the start of the server is shown', async () => {
	const first = await read();
	for (const locale of ['de', 'en']) write(locale, 7020);
	const shown = await serve(first);
	await vi.waitFor(async () => expect(await shown()).toContain('7020'), { timeout: 20_000 });
});

it('a site is not made again of what has not changed', async () => {
	const first = await read();
	write('de', 7010);
	expect(await read(first)).toBe(first);
	for (const locale of ['de', 'en']) write(locale, 7020);
	const { site } = await read(first);
	expect(site.analysis.records.map(({ ports }) => ports)).toEqual([[{ from: 7020, to: 7020 }]]);
});
