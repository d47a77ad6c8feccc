/** Documents that tests of shards share: five topics in three languages; some ports are wrong in one, one of them on purpose. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Writes the documents below `docs` of a folder, and the settings that name it. */
export function writeGauges(folder: string): void {
	for (const at of [1, 2, 3, 4, 5])
		for (const [locale, said] of [
			['de', 'Der Pegel horcht an Port'],
			['en', 'The gauge listens on port'],
			['fr', 'La jauge écoute sur le port'],
		] as const) {
			const port = 7000 + at + (locale === 'fr' && at > 2 ? 10 : 0);
			const hidden =
				at === 4 && locale === 'fr' ? '<!-- portolan-disable-next-line port-mismatch: as it was -->\n' : '';
			const rows = `| Port | Gauge |\n| --- | --- |\n${hidden}| ${port}/TCP | \`gauge${at}\` |\n`;
			mkdirSync(join(folder, 'docs', locale), { recursive: true });
			writeFileSync(join(folder, `docs/${locale}/gauge${at}.md`), `# Gauge ${at}\n\n${said} ${7000 + at}.\n\n${rows}`);
		}
	writeFileSync(join(folder, 'portolan.config.json'), JSON.stringify({ content: 'docs' }));
}

/** Writes a program that stands for npx into `bin` of a folder: it runs Portolan's sources instead of the package of the registry. */
export function writeNpx(folder: string): void {
	const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
	mkdirSync(join(folder, 'bin'), { recursive: true });
	writeFileSync(join(folder, 'bin/npx'), `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${main}" "$@"\n`, {
		mode: 0o755,
	});
}
