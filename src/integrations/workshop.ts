import { lstatSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isRunning, reason, UserError, undoOnSignal } from '../io/index.ts';

/** An empty Astro project, until it is closed. */
export interface Workshop {
	readonly folder: string;
	close(): void;
}

const NAME = 'portolan-build-';

/**
 * Opens an empty Astro project in the folder for temporary files, so that builds may run side by side and Portolan's own
 * folder may be read-only. It finds the packages that Portolan finds. Takes away those of builds that were killed. Throws
 * a UserError where there is no room.
 */
export function openWorkshop(): Workshop {
	let remove = () => {};
	const close = () => {
		try {
			remove();
		} catch {
			// What can't be taken away now is taken away by the next run.
		}
	};
	try {
		removeLeftovers();
		// A signal may come as soon as there is a folder.
		const taken = undoOnSignal(() => remove());
		const folder = realpathSync(mkdtempSync(join(tmpdir(), `${NAME}${process.pid}-`)));
		remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
		writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
		// Else Astro takes one that lies in a folder above, where anybody may write.
		writeFileSync(join(folder, 'tsconfig.json'), '{}\n');
		symlinkSync(packages(), join(folder, 'node_modules'), 'junction');
		return {
			folder,
			close: () => {
				taken();
				close();
			},
		};
	} catch (error) {
		close();
		throw new UserError(
			`${tmpdir()}: no temporary folder can be made there (${reason(error)}); make room or name another one in TMPDIR`,
		);
	}
}

function removeLeftovers(): void {
	for (const name of readdirSync(tmpdir())) {
		const pid = Number(/^portolan-build-(\d+)-\w+$/.exec(name)?.[1]);
		const folder = join(tmpdir(), name);
		if (Number.isNaN(pid) || isRunning(pid)) continue;
		const stat = lstatSync(folder, { throwIfNoEntry: false });
		if (stat?.isDirectory() && stat.uid === (process.getuid?.() ?? stat.uid))
			rmSync(folder, { recursive: true, force: true });
	}
}

/** The folder `node_modules` that Astro lies in. */
function packages(): string {
	return dirname(dirname(createRequire(import.meta.url).resolve('astro/package.json')));
}
