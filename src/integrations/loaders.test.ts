import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoaderContext } from 'astro/loaders';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { findingsLoader, recordsLoader, topicsLoader } from './loaders.ts';

vi.setConfig({ testTimeout: 60_000 });

let content: string;
beforeAll(() => {
	content = mkdtempSync(join(tmpdir(), 'portolan-loaders-'));
	for (const [locale, title, port] of [
		['de', 'Ports', 8443],
		['en', 'Ports', 8443],
		['it', 'Porte', 8843],
	]) {
		mkdirSync(join(content, String(locale)));
		const rows = '| Port | Transport |\n| --- | --- |\n| 7010 | UDP |\n';
		writeFileSync(join(content, String(locale), 'quay.md'), `# ${title}\n\n${rows}| ${port} | TCP |\n`);
	}
});
afterAll(() => rmSync(content, { recursive: true, force: true }));

/** What a loader puts into a collection, as Astro asks for it. */
async function entries({ load }: ReturnType<typeof recordsLoader>): Promise<Record<string, unknown>[]> {
	const kept = new Map<string, Record<string, unknown>>();
	const store = {
		clear: () => kept.clear(),
		set: ({ id, data }: { id: string; data: Record<string, unknown> }) => kept.set(id, data).size > 0,
	};
	await load({
		store,
		parseData: async ({ data }: { data: unknown }) => data,
		generateDigest: (data: unknown) => JSON.stringify(data),
	} as unknown as LoaderContext);
	for (const [id, data] of kept) expect(data.id).toBe(id);
	return [...kept.values()];
}

it('collections hold records, topics and findings as the JSON has them, findings in the language asked for', async () => {
	expect(await entries(recordsLoader({ content }))).toMatchObject([
		{ id: 'quay/1/udp-7010', transports: ['udp'], witnesses: { it: { path: 'it/quay.md', line: 5 } } },
		{ id: 'quay/1/tcp-8443', ports: [{ from: 8443, to: 8443 }] },
	]);
	expect(await entries(topicsLoader({ content }))).toMatchObject([
		{ id: 'quay', titles: { de: 'Ports', it: 'Porte' } },
	]);
	const finding = { check: 'port-mismatch', locale: 'it', path: 'it/quay.md', line: 6, expected: '8443' };
	expect(await entries(findingsLoader({ content }))).toMatchObject([
		{ ...finding, message: 'it says 8843; de and en say 8443.' },
	]);
	expect(await entries(findingsLoader({ content, locale: 'de' }))).toMatchObject([
		{ ...finding, message: expect.not.stringContaining('says') },
	]);
});
