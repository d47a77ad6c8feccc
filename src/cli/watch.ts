import { once } from 'node:events';
import { watch as watchFiles } from 'chokidar';
import { UserError } from '../io/index.ts';
import { type Terminal, visible } from './terminal.ts';

/** Milliseconds that must pass without a change before a run begins. */
const calm = 100;

/**
 * Runs again and again: at first, and after each change below `paths` and those that a run gives, also a change while it
 * runs; ends with the process only. What a user can mend is told and waited for.
 */
export async function watch(
	terminal: Terminal,
	paths: readonly string[],
	run: () => Promise<readonly string[]>,
): Promise<never> {
	const watcher = watchFiles(['portolan.config.json', ...paths], {
		ignoreInitial: true,
		ignored: /(?:^|[\\/])(?:node_modules|\.git)(?:[\\/]|$)/,
	});
	let changes = 0;
	let wake = () => {};
	let timer: NodeJS.Timeout | undefined;
	watcher.on('all', () => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			changes++;
			wake();
		}, calm);
	});
	await once(watcher, 'ready');
	for (;;) {
		const before = changes;
		try {
			watcher.add([...(await run())]);
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
			terminal.note(`portolan: ${visible(error.message)}`);
		}
		terminal.note('Waiting for changes (Ctrl+C ends) …');
		if (changes > before) continue;
		const changed = Promise.withResolvers<void>();
		wake = changed.resolve;
		await changed.promise;
	}
}
