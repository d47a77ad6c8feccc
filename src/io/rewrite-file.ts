import { accessSync, constants, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { withLineFeeds } from './read-file.ts';
import { reason, UserError } from './user-error.ts';
import { writeAside } from './write-aside.ts';

/** A document to be written anew: `before` is its text as it was read, without BOM. */
export interface Rewrite {
	readonly file: string;
	readonly before: string;
	readonly after: string;
}

/**
 * Writes documents anew, each aside and then put in place; BOM, file mode and symbolic links stay. Throws a UserError
 * before anything is written where a file has changed since it was read or may not be written.
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
		return { real, text: read === written ? text : text.replaceAll('\n', '\r'), mode: statSync(real).mode };
	});
	for (const { real, text, mode } of ready) writeAside(real, text, mode);
}

function open(file: string): { bytes: Buffer; real: string } {
	try {
		const real = realpathSync(file);
		accessSync(real, constants.W_OK);
		accessSync(dirname(real), constants.W_OK);
		return { bytes: readFileSync(real), real };
	} catch (error) {
		throw new UserError(
			`--fix: ${file} can't be written (${reason(error)}); nothing was written, check its permissions`,
		);
	}
}
