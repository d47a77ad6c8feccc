/** What has to be undone where a signal ends the process before its time. */
const undoings = new Set<() => void>();

/** The exit codes of signals that end a run, as shells count them: 128 and the signal's number. */
const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Runs `undo`, which must not wait for anything, where a signal ends the process; gives the function that takes it back.
 * While nothing is to be undone, signals do what they always do, at once.
 */
export function undoOnSignal(undo: () => void): () => void {
	if (undoings.size === 0) for (const signal of signals()) process.on(signal, end);
	undoings.add(undo);
	return () => {
		undoings.delete(undo);
		if (undoings.size === 0) for (const signal of signals()) process.off(signal, end);
	};
}

function signals() {
	return Object.keys(CODES) as (keyof typeof CODES)[];
}

function end(signal: NodeJS.Signals): void {
	for (const undo of [...undoings].reverse()) {
		try {
			undo();
		} catch {
			// What can't be taken away now is taken away by the next run.
		}
	}
	if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
	process.exit(CODES[signal as keyof typeof CODES]);
}
