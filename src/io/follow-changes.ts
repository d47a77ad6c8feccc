import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { watch } from 'chokidar';
import { reason, UserError } from './user-error.ts';

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
		const change = await nextChange(watched, signal);
		try {
			const next = (await run()) ?? watched;
			const isSame = next.length === watched.length && next.every((path) => watched.includes(path));
			watched = next;
			if (isSame) await change.happened;
		} finally {
			await change.close();
		}
	}
}

interface Change {
	/** Settles once something has changed since, and nothing for a moment. */
	readonly happened: Promise<void>;
	close(): Promise<void>;
}

/** Begins to watch; changes count from when this settles. */
async function nextChange(paths: readonly string[], signal: AbortSignal | undefined): Promise<Change> {
	const places = [...new Set(paths.flatMap((path) => [resolve(path), realOf(path)]))];
	const isWatched = (path: string) =>
		places.some((place) => (isWithin(place, path) ? !IGNORED.test(path.slice(place.length)) : isWithin(path, place)));
	// From the folder above: where a folder comes back that was moved away, only that one knows.
	const watcher = watch([...new Set(places.map((place) => nearest(dirname(place))))], {
		...{ ignoreInitial: true, followSymlinks: false, persistent: signal === undefined },
		ignored: (path) => !isWatched(resolve(path)),
	});
	const { promise: happened, resolve: settle, reject } = Promise.withResolvers<void>();
	happened.catch(() => {});
	let timer: NodeJS.Timeout | undefined;
	const note = () => {
		clearTimeout(timer);
		timer = setTimeout(settle, CALM);
	};
	watcher.on('error', (error) => reject(unwatchable(error)));
	let isReady = false;
	let isEarly = false;
	// Links are told of as if they were new before it is ready.
	watcher.on('all', () => isReady && note());
	// A folder in the place of another of the same name is no event but for the file system.
	watcher.on('raw', (_event, path, details) => {
		const { watchedPath = '' } = details as { readonly watchedPath?: string };
		const changed = resolve(watchedPath, path ?? '');
		if (!places.some((place) => isWithin(place, changed)) || !isWatched(changed)) return;
		isEarly ||= !isReady;
		note();
	});
	await new Promise<void>((ready, fail) => watcher.once('ready', ready).once('error', fail)).catch(() => happened);
	isReady = true;
	const end = () => settle();
	signal?.addEventListener('abort', end, { once: true });
	const close = async () => {
		clearTimeout(timer);
		signal?.removeEventListener('abort', end);
		await watcher.close();
	};
	if (!isEarly) return { happened, close };
	// What changed while folders were gone through may have taken the place of one that is watched now.
	await happened.finally(close);
	return nextChange(paths, signal);
}

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
