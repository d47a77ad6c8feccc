/**
 * `npm run kill -- [--times N] [--seed S] [fix|baseline|cache|build …]`: kills what writes at N random moments each, on made-up
 * documents, and fails where anything is left that is neither old nor new, or that the next run does not mend.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomOf } from './detect/prng.ts';
import { killAtRandom, writers } from './kill/random-kills.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { times: { type: 'string', default: '25' }, seed: { type: 'string', default: '1' } },
});
const chance = randomOf(Number(values.seed), 'kill');
const random = () => chance.below(2 ** 24) / 2 ** 24;
const content = mkdtempSync(join(tmpdir(), 'portolan-kill-content-'));

/** Rows of ports in three languages, one port wrong in one of them: as many pages and rows as make writing last. */
function write(locale: string, quay: string, pages: number, rowsOfPage: number): void {
	mkdirSync(join(content, locale));
	for (let page = 0; page < pages; page++) {
		const rows = Array.from({ length: rowsOfPage }, (_, at) => {
			const wrong = locale === 'it' && page === 0 && at === 6 ? 1 : 0;
			return `| ${1700 + at * 7 + wrong} | TCP | ${quay} ${at} | Tidewatch ${quay} ${at * 3 + page} |`;
		});
		const text = `---\nid: page${page}\n---\n# Tidewatch ${page}\n\n| Port | Protocol | ${quay} | Notes |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
		writeFileSync(join(content, locale, `page${page}.md`), text);
	}
}

/** In the first page a number changes, so that what is written is not what was written. */
function change(folder: string): void {
	const page = join(folder, 'content/it', readdirSync(join(folder, 'content/it')).sort()[0] as string);
	writeFileSync(
		page,
		readFileSync(page, 'utf8').replace('| 1700 |', '| 1701 |').replace('Tidewatch 0', 'Tidewatch 00'),
	);
}

try {
	for (const name of positionals.length > 0 ? positionals : Object.keys(writers)) {
		const writer = writers[name];
		if (!writer) throw new Error(`${name}: there is no such writer; ${Object.keys(writers).join(', ')}`);
		rmSync(content, { recursive: true });
		mkdirSync(content);
		// A site has a page for each port: a few of them are many files.
		const [pages, rows] = name === 'cache' ? [60, 120] : [2, name === 'build' ? 12 : 120];
		for (const [locale, quay] of [
			['de', 'Kai'],
			['en', 'quay'],
			['it', 'molo'],
		] as const)
			write(locale, quay, pages, rows);
		const kills = await killAtRandom(writer, content, change, Number(values.times), random);
		console.log(`${name}: killed ${kills.killed} times, left as it was ${kills.old}, written ${kills.new}`);
	}
} finally {
	rmSync(content, { recursive: true, force: true });
}
