import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSource } from './read-file.ts';

it('a document that has gone, grown, or become a folder or a file since it was listed costs itself', () => {
	const folder = mkdtempSync(join(tmpdir(), 'portolan-read-'));
	try {
		mkdirSync(join(folder, 'folder.md'));
		writeFileSync(join(folder, 'file'), '');
		writeFileSync(join(folder, 'grown.md'), 'x'.repeat(11));
		const keys = ['gone.md', 'folder.md', 'file/a.md', 'grown.md'].map((path) => {
			const read = readSource({ path, file: join(folder, path), locale: 'de' }, 10);
			return 'message' in read ? [read.path, read.message.key] : read;
		});
		expect(keys).toEqual([
			['gone.md', 'notice.unreadable'],
			['folder.md', 'notice.unreadable'],
			['file/a.md', 'notice.unreadable'],
			['grown.md', 'notice.tooLarge'],
		]);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
