import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { asideOf, leftoversOf } from './aside.ts';
import { buildMark, foreignFile, isJustBegun, isMarked } from './build-mark.ts';
import { undoOnSignal } from './undo-on-signal.ts';
import { UserError } from './user-error.ts';
import { writeAside } from './write-aside.ts';

/**
 * Lets `fill` write a whole folder beside its place and then puts it there, in place of what a build wrote there before.
 * Where `fill` throws, a signal comes or the process is killed, the old folder stays as it was or is put back by the next
 * run. Throws a UserError where the folder has got files meanwhile that no build wrote.
 */
export async function replaceFolder(path: string, fill: (folder: string) => Promise<void>): Promise<void> {
	const [aside, old] = [asideOf(path, 'new'), asideOf(path, 'old')];
	const tidy = () => {
		if (!existsSync(path) && existsSync(old)) renameSync(old, path);
		for (const rest of [aside, old]) {
			try {
				rmSync(rest, { recursive: true, force: true });
			} catch {
				// What can't be taken away now is taken away by the next run.
			}
		}
	};
	const taken = undoOnSignal(tidy);
	try {
		mkdirSync(dirname(aside), { recursive: true });
		mkdirSync(aside);
		mark(aside);
		await fill(aside);
		mark(aside);
		swap(path, aside, old);
	} finally {
		tidy();
		taken();
	}
}

/** Puts back the folder that a run which was killed had just moved away, and takes away what it has left. */
export function mendFolder(path: string): void {
	const ours = leftoversOf(path).filter((left) => isMarked(left.path) || isJustBegun(left.path));
	const old = ours.find(({ kind }) => kind === 'old');
	if (old && !existsSync(path)) renameSync(old.path, path);
	for (const left of ours) rmSync(left.path, { recursive: true, force: true });
}

function mark(folder: string): void {
	const { path, text } = buildMark(folder);
	writeAside(path, text);
}

/** How often a build that ends at the same moment as others tries to put its folder in place. */
const TRIES = 10;

function swap(path: string, aside: string, old: string): void {
	for (let tries = 0; ; tries++) {
		try {
			if (existsSync(path)) {
				const foreign = foreignFile(path);
				if (foreign !== null) throw new UserError(`--out ${path}: ${foreign} was put there meanwhile; move it away`);
				renameSync(path, old);
			}
			renameSync(aside, path);
			return;
		} catch (error) {
			// Another build has moved the folder, or has put its own there, in the same moment.
			const code = (error as NodeJS.ErrnoException).code ?? '';
			if (tries === TRIES || !['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(code) || !existsSync(aside)) throw error;
			rmSync(old, { recursive: true, force: true });
		}
	}
}
