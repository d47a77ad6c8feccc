import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { analyse, type Finding } from '../../src/core/index.ts';
import { loadProject } from '../../src/io/index.ts';
import { filesWith } from './oracle.ts';
import { isAlarm, type Page } from './pages.ts';

/** The errors and warnings that an equivalent change brings up: those that the unmodified page has, moved or rewritten, are not among them. */
export async function falseAlarms(page: Page, path: string, text: string): Promise<Finding[]> {
	const changed = filesWith(page, path, text);
	const files = text.startsWith('\ufeff') ? await readBack(changed) : changed;
	const known = [...page.before.findings];
	let rest = analyse(files, page.settings).findings.filter(isAlarm);
	for (const key of [idOf, textOf, rowOf]) {
		rest = rest.filter((finding) => {
			const at = known.findIndex((other) => key(other) === key(finding));
			if (at >= 0) known.splice(at, 1);
			return at < 0;
		});
	}
	return rest;
}

const fold = (text: string | null) => text?.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '') ?? '';
const idOf = ({ id }: Finding) => id;
const textOf = ({ check, locale, field, actual }: Finding) => [check, locale, field, fold(actual)].join('\n');
const rowOf = ({ check, locale, field, table, row }: Finding) => [check, locale, field, table, fold(row)].join('\n');

/** The files as they come back from the disk, which is where a byte order mark is read. */
async function readBack(files: Page['files']): Promise<Page['files']> {
	const folder = mkdtempSync(join(tmpdir(), 'portolan-detect-'));
	try {
		for (const { path, text } of files) {
			mkdirSync(dirname(join(folder, path)), { recursive: true });
			writeFileSync(join(folder, path), text);
		}
		return (await loadProject({ content: folder })).files;
	} finally {
		rmSync(folder, { recursive: true });
	}
}
