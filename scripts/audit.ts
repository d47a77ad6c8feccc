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
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
/** What else the machine does slows a page down: one below 100 is asked again. */
const mostRuns = 3;

async function audit(url: string): Promise<boolean> {
	const result = await lighthouse(url, {
		port: debuggingPort,
		output: 'json',
		logLevel: 'error',
		onlyCategories: categories,
	});
	if (!result) throw new Error(`Lighthouse gave no result for ${url}`);
	const { audits } = result.lhr;
	const found = Object.values(result.lhr.categories);
	const scores = found.map(({ title, score }) => `${title} ${Math.round((score ?? 0) * 100)}`);
	console.log(`${new URL(url).pathname}\n  ${scores.join(' · ')}`);
	const isPerfect = found.every(({ score }) => score === 1);
	if (isPerfect) return true;
	for (const { auditRefs } of found)
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
		for (let run = 1; !(await audit(`${server.origin}/${path}`)); run++) {
			if (run < mostRuns) continue;
			process.exitCode = 1;
			break;
		}
} finally {
	await browser.close();
	await server.close();
	rmSync(folder, { recursive: true, force: true });
}
