/**
 * `npm run audit`: builds `content/`, serves it on this machine and prints Lighthouse's four scores for a topic, a port and
 * the findings. Exit 1 where one of them is below 100.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { buildSite } from '../src/integrations/build-site.ts';
import { serve } from '../test/static-server.ts';
import { chromiumPath } from './chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'portolan-audit-'));
const debuggingPort = 9333;

async function audit(url: string): Promise<boolean> {
	const result = await lighthouse(url, { port: debuggingPort, output: 'json', logLevel: 'error' });
	if (!result) throw new Error(`Lighthouse gave no result for ${url}`);
	const { categories, audits } = result.lhr;
	const scores = Object.values(categories).map(({ title, score }) => `${title} ${Math.round((score ?? 0) * 100)}`);
	console.log(`${new URL(url).pathname}\n  ${scores.join(' · ')}`);
	const isPerfect = Object.values(categories).every(({ score }) => score === 1);
	if (isPerfect) return true;
	for (const { auditRefs } of Object.values(categories))
		for (const { id, weight } of auditRefs) {
			const { score, title } = audits[id] ?? {};
			if (weight > 0 && typeof score === 'number' && score < 0.9) console.log(`    ${id} (${score}): ${title}`);
		}
	return false;
}

const site = join(folder, 'site');
const server = await serve(site);
const content = fileURLToPath(new URL('../content', import.meta.url));
await buildSite({ content, out: site, base: '/', site: server.origin });
const browser = await chromium.launch({
	executablePath: chromiumPath(),
	args: [
		`--remote-debugging-port=${debuggingPort}`,
		'--no-sandbox',
		'--disable-gpu',
		'--disable-background-networking',
	],
});
try {
	const topic = readdirSync(join(site, 'de')).find((name) => name.includes('reverse-proxy')) ?? '';
	for (const path of [`de/${topic}/`, 'de/ports/4443/', 'de/findings/'])
		if (!(await audit(`${server.origin}/${path}`))) process.exitCode = 1;
} finally {
	await browser.close();
	await server.close();
	rmSync(folder, { recursive: true, force: true });
}
