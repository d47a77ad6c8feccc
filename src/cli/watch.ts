import { followChanges, settingsFiles, systemFault, UserError } from '../io/index.ts';
import { type Terminal, visible } from './terminal.ts';

/**
 * Runs again and again: at first, and after each change below `paths` and those that a run gives, and of the settings, also a
 * change while it runs; ends with the process only. What a user can mend is told and waited for.
 */
export async function watch(
	terminal: Terminal,
	paths: readonly string[],
	run: () => Promise<readonly string[]>,
): Promise<void> {
	const withSettings = (some: readonly string[]) => [...settingsFiles, ...some];
	await followChanges(withSettings(paths), async () => {
		let next: readonly string[] | null = null;
		try {
			next = withSettings(await run());
		} catch (error) {
			const fault = error instanceof UserError ? error.message : systemFault(error);
			if (fault === null) throw error;
			terminal.note(`portolan: ${visible(fault)}`);
		}
		terminal.note('Waiting for changes (Ctrl+C ends) …');
		return next;
	});
}
