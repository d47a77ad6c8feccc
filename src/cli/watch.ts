import { watch as watchFiles } from 'chokidar';
import { UserError } from '../io/index.ts';
import { type Terminal, visible } from './terminal.ts';

/** Milliseconds that must pass without a change before a run begins. */
const calm = 100;

/**
 * Runs again and again: once at once, then after each change in the folders and files that the last run gives; ends with
 * the process only. What a user can mend is told and waited for; where nothing was read, the working folder is watched.
 */
export async function watch(terminal: Terminal, run: () => Promise<readonly string[]>): Promise<never> {
	let watched: readonly string[] = [];
	for (;;) {
		try {
			watched = await run();
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
			terminal.note(`portolan: ${visible(error.message)}`);
		}
		await change(watched.length > 0 ? watched : ['.'], () => terminal.note('Waiting for changes (Ctrl+C ends) …'));
	}
}

/** Waits until something has changed below the paths and nothing more does; `ready` is called once it is looking. */
function change(paths: readonly string[], ready: () => void): Promise<void> {
	return new Promise((resolve, reject) => {
		const watcher = watchFiles(['portolan.config.json', ...paths], {
			ignoreInitial: true,
			ignored: /(?:^|[\\/])(?:node_modules|\.git)(?:[\\/]|$)/,
		});
		let timer: NodeJS.Timeout | undefined;
		const end = () => watcher.close().then(resolve, reject);
		watcher.on('all', () => {
			clearTimeout(timer);
			timer = setTimeout(end, calm);
		});
		watcher.on('ready', ready);
		watcher.on('error', reject);
	});
}
