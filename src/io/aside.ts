import { randomBytes } from 'node:crypto';
import { type Dirent, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** What lies beside a file or folder: the new one until it is put in place, or the old one until that is done. */
export type AsideKind = 'new' | 'old';

/** A name beside a place that nobody can foretell, on the same disk, and hidden: it is no document. */
export function asideOf(path: string, kind: AsideKind): string {
	const place = resolve(path);
	return join(dirname(place), `.${basename(place)}.${kind}-${process.pid}-${randomBytes(6).toString('hex')}`);
}

/** What runs that were killed have left beside a place; links are none of it, nor is what a run that still goes on works with. */
export function leftoversOf(path: string): { readonly kind: AsideKind; readonly path: string }[] {
	const place = resolve(path);
	const [folder, start] = [dirname(place), `.${basename(place)}.`];
	return entriesOf(folder).flatMap((entry) => {
		if (!entry.name.startsWith(start) || entry.isSymbolicLink()) return [];
		const [, kind, pid] = /^(new|old)-(\d+)-[0-9a-f]{12}$/.exec(entry.name.slice(start.length)) ?? [];
		if (!kind || isRunning(Number(pid))) return [];
		return [{ kind: kind as AsideKind, path: join(folder, entry.name) }];
	});
}

function entriesOf(folder: string): Dirent[] {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch {
		return [];
	}
}

/** Whether a process runs, also one that belongs to somebody else. */
export function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code !== 'ESRCH';
	}
}
