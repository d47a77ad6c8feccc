/** A build takes pages over from the one before, and what comes of it is the same as if it had made them all. */
import {
	appendFileSync,
	cpSync,
	globSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { buildSite } from '../src/integrations/build-site.ts';
import { contentOptions } from './content-options.ts';

vi.setConfig({ testTimeout: 300_000 });

const folder = mkdtempSync(join(tmpdir(), 'portolan-earlier-'));
const [content, out, fresh, cacheLocation] = ['docs', 'site', 'fresh', 'cache'].map((name) => join(folder, name)) as [
	...[string, string, string, string],
];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const build = (base = '/') => buildSite({ content, out, base, cacheLocation }, 0);
const stateOf = (path: string) => statSync(join(out, path)).mtimeMs;

/** Every file of a site with its bytes. */
function bytesOf(root: string): Record<string, string> {
	const files = globSync('**/*', { cwd: root }).filter((file) => statSync(join(root, file)).isFile());
	return Object.fromEntries(files.sort().map((file) => [file, readFileSync(join(root, file), 'latin1')]));
}

async function expectAsFresh(base = '/'): Promise<void> {
	await buildSite({ content, out: fresh, base, cache: false });
	const [ours, theirs] = [bytesOf(out), bytesOf(fresh)];
	expect(Object.keys(ours)).toEqual(Object.keys(theirs));
	expect(Object.keys(ours).filter((file) => ours[file] !== theirs[file])).toEqual([]);
}

const INTERNAL = 'lync-server-2013-ports-and-protocols-for-internal-servers';
const DIRECTOR = 'lync-server-2013-port-summary-single-director';

it('takes over the pages of topics that have not changed, and no others', async () => {
	cpSync(contentOptions.content, content, { recursive: true });
	await build();
	const pages = globSync('de/*/{,source/}index.html', { cwd: out }).sort();
	const unchanged = pages.filter((path) => path.includes('ports-and-protocols'));
	const before = new Map(pages.map((path) => [path, stateOf(path)]));
	expect(unchanged.length).toBe(2);

	const edited = join(content, 'de', `${DIRECTOR}.md`);
	writeFileSync(edited, readFileSync(edited, 'utf8').replace(/\bDirector\b/, 'Direktor'));
	await build();
	for (const path of unchanged) expect(stateOf(path), path).toBe(before.get(path));
	for (const path of pages.filter((path) => path.includes('single-director')))
		expect(stateOf(path), path).not.toBe(before.get(path));
	await expectAsFresh();
});

it('takes over none that somebody has written to', async () => {
	const [page = ''] = globSync('de/*internal-servers/index.html', { cwd: out });
	appendFileSync(join(out, page), '<!-- ours -->');
	await build();
	expect(readFileSync(join(out, page), 'utf8')).not.toContain('ours');
});

it('follows documents that come, go and are renamed, and settings', async () => {
	const at = (name: string) => join(content, 'de', `${name}.md`);
	writeFileSync(at('new'), '# Neu\n\n[Interne Server](lync-server-2013-port-summary-single-director.md)\n\nPort 443\n');
	rmSync(join(content, 'it'), { recursive: true });
	renameSync(at(INTERNAL), at('internal'));
	await build('/docs/');
	await expectAsFresh('/docs/');
});
