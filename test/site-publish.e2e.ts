import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { openSite } from './open-built.ts';
import type { OpenSite } from './open-site.ts';

vi.setConfig({ testTimeout: 60_000 });

const HOST = 'https://ports.example';

let out: string;
const read = (path: string) => readFileSync(join(out, path), 'utf8');
const exists = (address: string) => {
	const path = decodeURIComponent(new URL(address, HOST).pathname).slice('/docs/'.length);
	return existsSync(join(out, path.endsWith('/') || path === '' ? `${path}index.html` : path));
};

beforeAll(() => {
	out = inject('contentSite');
});

describe('the downloads', () => {
	const validator = (name: string) => new Ajv2020().compile(JSON.parse(read(`data/schema/${name}.json`)));

	it('are valid by their schemas, per topic as well', () => {
		const dataset = validator('dataset');
		const topics = readdirSync(join(out, 'data/topics')).filter((name) => name.endsWith('.json'));
		expect(topics).toHaveLength(3);
		for (const file of ['ports.json', ...topics.map((name) => `topics/${name}`)]) {
			dataset(JSON.parse(read(`data/${file}`)));
			expect({ file, errors: dataset.errors }).toEqual({ file, errors: null });
		}
		for (const [file, name] of [
			['findings.json', 'report'],
			['version.json', 'version'],
		] as const) {
			const validate = validator(name);
			validate(JSON.parse(read(`data/${file}`)));
			expect({ file, errors: validate.errors }).toEqual({ file, errors: null });
		}
	});

	it('whose schemas refuse what is not so', () => {
		const ports = JSON.parse(read('data/ports.json'));
		const dataset = validator('dataset');
		ports.records[0].ports = [{ from: 70000, to: 70000 }];
		expect(dataset(ports)).toBe(false);
	});

	it('split by topic, together hold what the whole holds', () => {
		const ids = (file: string): string[] =>
			JSON.parse(read(`data/${file}`)).records.map(({ id }: { id: string }) => id);
		const parts = readdirSync(join(out, 'data/topics'))
			.filter((name) => name.endsWith('.json'))
			.flatMap((name) => ids(`topics/${name}`));
		expect(parts.sort()).toEqual(ids('ports.json').sort());
	});

	it('name every topic as Markdown in llms.txt, with its tables', () => {
		const links = [...read('llms.txt').matchAll(/\((https:[^)]+\.md)\)/g)].map(([, link = '']) => link);
		expect(links).toHaveLength(5);
		for (const link of links) expect({ link, exists: exists(link) }).toEqual({ link, exists: true });
		expect(read('zh-CN/port-summary-reverse-proxy/index.md')).toMatch(/\| HTTPS\/TCP\/4443 +\|/);
	});
});

describe('the sitemap', () => {
	it('names pages that exist, each with alternates that name it back', () => {
		const entries = new Map(
			[...read('sitemap-1.xml').matchAll(/<url><loc>([^<]+)<\/loc>(.*?)<\/url>/g)].map(([, loc = '', links = '']) => [
				loc,
				[...links.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href),
			]),
		);
		expect(entries.size).toBeGreaterThan(200);
		for (const [loc, alternates] of entries) {
			expect({ loc, exists: exists(loc) }).toEqual({ loc, exists: true });
			expect(alternates).toContain(loc);
			for (const alternate of alternates) expect(entries.get(alternate)).toEqual(alternates);
		}
	});

	it('leaves out fallbacks and holds every guide', () => {
		const sitemap = read('sitemap-1.xml');
		expect(sitemap).not.toContain('/it/ports-and-protocols-for-internal-servers/');
		for (const guide of readdirSync(join(out, 'de/guides'))) expect(sitemap).toContain(`/de/guides/${guide}/`);
	});
});

describe('the policy', () => {
	it('stands in every page and in the header files, and allows no inline code but the hashed handlers', () => {
		for (const file of readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) =>
			name.endsWith('.html'),
		)) {
			const html = read(file);
			expect(html, file).toContain('http-equiv="Content-Security-Policy"');
			expect(html, file).not.toMatch(/unsafe-inline|'unsafe-eval'|<style|\sstyle="|<script(?! type="module" src=)/);
		}
		for (const file of ['_headers', '.htaccess', 'headers.nginx.conf'])
			expect(read(file), file).toMatch(/Content-Security-Policy.*default-src 'none'.*frame-ancestors 'none'/);
	});
});

describe('a hostile source', () => {
	const ATTACKS = [
		'<script>alert(1)</script>',
		'<img src=x onerror=alert(2)>',
		'<a href="javascript:alert(3)">three</a>',
		'<a href="data:text/html,<script>alert(4)</script>">four</a>',
		'<iframe src="https://evil.example/"></iframe>',
		'<form action="https://evil.example/"><button formaction="javascript:alert(5)">five</button></form>',
		'<div style="background:url(https://evil.example/six)">six</div>',
		'<style>body { display: none }</style>',
		'<svg onload=alert(7)><script>alert(7)</script></svg>',
		'<a id="main" name="location">eight</a>',
		'<b onclick="alert(9)" class="mark error" data-copy="json">nine</b>',
		'<!--picture:1:1-->',
	];
	let content: string;
	let site: OpenSite;

	beforeAll(async () => {
		content = mkdtempSync(join(tmpdir(), 'portolan-hostile-'));
		for (const [locale, name, shift] of [
			['de', 'Zweck', 0],
			['en', 'Purpose', 0],
			['it', 'Scopo', 500],
		] as const) {
			mkdirSync(join(content, locale));
			// One port that differs, so that there are findings, with every attack among their witnesses.
			const rows = ATTACKS.map((attack, at) => {
				const port = 7000 + at;
				return `<tr><td>${port}</td><td>TCP</td><td>${attack} text ${port + shift}</td></tr>`;
			});
			const table = `<table><tr><th>Port</th><th>Protocol</th><th>${name}</th></tr>${rows.join('')}</table>`;
			const title = '"><script>alert(10)</script>';
			writeFileSync(
				join(content, locale, 'harbour.md'),
				`---\ntitle: '${title}'\n---\n# ${title}\n\n${ATTACKS.join('\n\n')}\n\n[ten](javascript:alert(10))\n\n${table}\n`,
			);
		}
		site = await openSite(content, '/');
	}, 120_000);

	afterAll(async () => {
		await site?.close();
		rmSync(content, { recursive: true, force: true });
	});

	it('has nothing that survives on any of its pages', async () => {
		const slug = 'harbour';
		const { findings } = JSON.parse(readFileSync(join(site.folder, 'data/findings.json'), 'utf8'));
		expect(findings.length).toBeGreaterThan(ATTACKS.length / 2);
		const pages = [
			`${slug}/`,
			`${slug}/source/`,
			`compare/${slug}/`,
			'ports/7001/',
			'',
			'findings/',
			'ports/',
			'checks/',
		];
		const ofFindings = findings.map(({ id }: { id: string }) => `findings/${id}/`);
		for (const path of [...pages, ...ofFindings, 'search/?q=text']) {
			const page = await site.open(`de/${path}`);
			if (path.startsWith('search')) await page.locator('#results a').first().waitFor();
			const left = await page.evaluate(() => ({
				elements: document.querySelectorAll(
					'main :is(script:not([src^="/"]), style, iframe, object, embed, svg[onload], img)',
				).length,
				handlers: [...document.querySelectorAll('main *')].flatMap((element) =>
					element.getAttributeNames().filter((name) => /^on|^style$|^formaction$/.test(name)),
				),
				links: [...document.querySelectorAll('a[href]')]
					.map((link) => (link as HTMLAnchorElement).protocol)
					.filter((protocol) => !/^https?:$/.test(protocol)),
				mains: document.querySelectorAll('#main').length,
				foreign: document.querySelectorAll('main form[action^=https], main b[data-copy], main b[class]').length,
			}));
			expect({ path, ...left }).toEqual({ path, elements: 0, handlers: [], links: [], mains: 1, foreign: 0 });
			for (const bold of await page.locator('article b').all()) await bold.click();
			expect(site.faults).toEqual([]);
		}
	});

	it('stays text in what programs read: Markdown, llms.txt, the feed', async () => {
		const written = (path: string) => readFileSync(join(site.folder, path), 'utf8');
		for (const path of ['de/harbour/index.md', 'llms.txt'])
			expect(written(path), path).not.toMatch(/<script|onerror=|\(javascript:|\(data:|<iframe/);
		const page = await site.open('de/');
		const feed = await page.evaluate((xml) => {
			const parsed = new DOMParser().parseFromString(xml, 'application/xml');
			const names = [...parsed.querySelectorAll('*')].map(({ localName }) => localName);
			return {
				names: [...new Set(names)].sort(),
				links: [...parsed.querySelectorAll('link')].map((link) => new URL(link.getAttribute('href') ?? '').protocol),
			};
		}, written('de/findings/feed.xml'));
		expect(feed.names).not.toContain('parsererror');
		expect(feed.names).not.toContain('script');
		expect(new Set(feed.links)).toEqual(new Set(['https:']));
	});
});
