import { existsSync, type FSWatcher, realpathSync, watch } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { reason, UserError } from './user-error.ts';
import { list } from './walk.ts';

/** Milliseconds that must pass without a change before it counts: editors write a file in several steps. */
const CALM = 100;

/** What nobody edits by hand, below a folder that is watched. */
const IGNORED = /[\\/](?:node_modules|\.git)(?:[\\/]|$)/;

/**
 * Runs at first and after each change of `paths` and of what lies below them, also one while it runs, until `signal` says
 * that nobody asks any more. `run` gives the paths to watch from then on, or null for the same ones. Paths need not be there.
 * Throws what `run` throws, and a UserError where nothing can be watched.
 */
export async function followChanges(
	paths: readonly string[],
	run: () => Promise<readonly string[] | null>,
	signal?: AbortSignal,
): Promise<void> {
	let watched = paths;
	while (!signal?.aborted) {
		// Anew each time: what takes the place of a folder that went away is not seen by who watched that one.
		const change = nextChange(watched, signal);
		try {
			const next = (await run()) ?? watched;
			const isSame = next.length === watched.length && next.every((path) => watched.includes(path));
			watched = next;
			if (isSame) await change.happened;
		} finally {
			change.close();
		}
	}
}

interface Change {
	/** Settles once something has changed since, and nothing for a moment. */
	readonly happened: Promise<void>;
	close(): void;
}

/** Begins to watch, folders only: their watchers tell of the files in them. */
function nextChange(paths: readonly string[], signal: AbortSignal | undefined): Change {
	const places = [...new Set(paths.flatMap((path) => [resolve(path), realOf(path)]))];
	const isAsked = (path: string) =>
		places.some((place) => (isWithin(place, path) ? !IGNORED.test(path.slice(place.length)) : isWithin(path, place)));
	const { promise: happened, resolve: settle, reject } = Promise.withResolvers<void>();
	happened.catch(() => {});
	let timer: NodeJS.Timeout | undefined;
	const note = () => {
		clearTimeout(timer);
		timer = setTimeout(settle, CALM);
	};
	const watchers: FSWatcher[] = [];
	const end = () => settle();
	const close = () => {
		clearTimeout(timer);
		signal?.removeEventListener('abort', end);
		for (const watcher of watchers) watcher.close();
	};
	const follow = (folder: string): void => {
		try {
			// Before it is listed: what comes into it later is a change, and what came before is listed.
			const watcher = watch(folder, { persistent: signal === undefined }, (_event, name) => {
				if (name === null || isAsked(join(folder, name))) note();
			});
			watchers.push(watcher);
			watcher.on('error', (error) => (existsSync(folder) ? reject(unwatchable(error)) : note()));
			for (const entry of list(folder)) {
				const path = join(folder, entry.name);
				if (entry.isDirectory() && isAsked(path)) follow(path);
			}
		} catch (error) {
			// The folder above tells when it is there again, or may be read.
			if (isClosed(error)) return;
			close();
			throw unwatchable(error);
		}
	};
	// From the folder above: where a folder comes back that was moved away, only that one knows.
	for (const folder of new Set(places.map((place) => nearest(dirname(place))))) follow(folder);
	signal?.addEventListener('abort', end, { once: true });
	return { happened, close };
}

/** Whether a fault says that a folder is gone, is none any more or may not be read. */
const isClosed = (error: unknown): boolean =>
	['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');

/** The system counts what is watched apart from what is open, and says so with the same words. */
function unwatchable(error: unknown): UserError {
	const { code } = error as NodeJS.ErrnoException;
	const advice =
		code === 'ENOSPC' || code === 'EMFILE'
			? 'too many files are watched on this machine: end other programs or raise fs.inotify.max_user_watches'
			: `${reason(error)}; check the permissions`;
	return new UserError(`changes can't be watched: ${advice}`);
}

const isWithin = (folder: string, path: string): boolean =>
	path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** A path with its links resolved as far as it exists. */
function realOf(path: string): string {
	const place = resolve(path);
	const there = nearest(place);
	try {
		return join(realpathSync(there), place.slice(there.length));
	} catch {
		// It was there a moment ago.
		return place;
	}
}

/** The nearest that is there of a path and the folders above it. */
function nearest(path: string): string {
	return existsSync(path) || dirname(path) === path ? path : nearest(dirname(path));
}
