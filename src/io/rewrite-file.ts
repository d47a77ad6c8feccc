import {
	accessSync,
	constants,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { asideOf, leftoversOf } from './aside.ts';
import { withLineFeeds } from './read-file.ts';
import { advice, reason, UserError } from './user-error.ts';
import { writeAside } from './write-aside.ts';

/** A document to be written anew: `before` is its text as it was read, without BOM. */
export interface Rewrite {
	readonly file: string;
	readonly before: string;
	readonly after: string;
}

/**
 * Writes documents anew, each aside and then put in place; BOM, owner, mode and links of both kinds stay. Throws a UserError
 * before anything is written where a file has changed since it was read or may not be written, and where the disk fails.
 */
export function rewriteFiles(rewrites: readonly Rewrite[]): void {
	const ready = rewrites.map(({ file, before, after }) => {
		const { bytes, real } = open(file);
		const bom = bytes.subarray(0, 3).equals(Buffer.from('\uFEFF')) ? '\uFEFF' : '';
		const written = bytes.toString('utf8');
		const read = withLineFeeds(written);
		if (read !== bom + before || !bytes.equals(Buffer.from(written)))
			throw new UserError(`--fix: ${file} has changed since it was read; nothing was written, run it again`);
		if (read !== written && written.includes('\n'))
			throw new UserError(`--fix: ${file} ends some lines with CR alone; nothing was written, save it with LF or CRLF`);
		const text = bom + after;
		return { file, real, bytes, text: read === written ? text : text.replaceAll('\n', '\r') };
	});
	for (const [at, each] of ready.entries()) {
		try {
			write(each);
		} catch (error) {
			throw new UserError(
				`--fix: ${each.file} can't be written (${reason(error)}); ${at} of ${ready.length} documents were written, mend this and run it again`,
			);
		}
	}
}

/** A new file has one name and belongs to whoever writes it: one with more names, or somebody else's, is written in place. */
function write({ real, text, bytes }: { readonly real: string; readonly text: string; readonly bytes: Buffer }): void {
	const { mode, nlink, uid, gid } = statSync(real);
	const own = process.getuid === undefined || (uid === process.getuid() && gid === process.getgid?.());
	if (nlink === 1 && own) {
		writeAside(real, text, mode & 0o7777);
		return;
	}
	const old = asideOf(real, 'old');
	const unfinished = asideOf(real, 'new');
	writeFileSync(unfinished, bytes, { flag: 'wx', mode: 0o600 });
	renameSync(unfinished, old);
	try {
		writeFileSync(real, text);
	} catch (error) {
		writeFileSync(real, bytes);
		throw error;
	} finally {
		rmSync(old, { force: true });
	}
}

/** Writes back what a run that was killed had begun to write in place: the next one begins with it. */
function mend(real: string): void {
	for (const { kind, path } of leftoversOf(real)) {
		if (kind === 'old' && statSync(path).uid === statSync(real).uid) writeFileSync(real, readFileSync(path));
		rmSync(path, { force: true });
	}
}

function open(file: string): { bytes: Buffer; real: string } {
	try {
		const real = realpathSync(file);
		accessSync(real, constants.W_OK);
		accessSync(dirname(real), constants.W_OK);
		mend(real);
		return { bytes: readFileSync(real), real };
	} catch (error) {
		throw new UserError(
			`--fix: ${file} can't be written (${reason(error)}); nothing was written, ${advice(error, 'check its permissions')}`,
		);
	}
}
