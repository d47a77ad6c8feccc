import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { UserError, undoOnSignal } from '../io/index.ts';

/**
 * Does something in a working folder where all files are as they were in a git revision. `path` is what is read there, and
 * `named` where that was said. Throws a UserError where git knows no such revision, and for what is thrown, with its name.
 */
export async function inRevision<T>(
	revision: string,
	path: string | undefined,
	named: string,
	run: () => Promise<T>,
): Promise<T> {
	if (path !== undefined && isAbsolute(path))
		throw new UserError(
			`${named} ${path}: name it relative to the working folder, as it is looked for in the revision`,
		);
	const here = process.cwd();
	let folder = '';
	const remove = () => folder && rmSync(folder, { recursive: true, force: true });
	const taken = undoOnSignal(remove);
	try {
		folder = mkdtempSync(join(tmpdir(), 'portolan-revision-'));
		const prefix = git(['rev-parse', '--show-prefix']).trim();
		const index = { GIT_INDEX_FILE: join(folder, 'index') };
		git(['read-tree', `${revision}^{tree}`], index);
		const top = git(['rev-parse', '--show-toplevel']).trim();
		git(['-C', top, 'checkout-index', '--all', '--quiet', `--prefix=${join(folder, 'files')}/`], index);
		const place = join(folder, 'files', prefix);
		mkdirSync(place, { recursive: true });
		process.chdir(place);
		return await run();
	} catch (error) {
		throw error instanceof UserError ? new UserError(`${revision}: ${error.message}`) : error;
	} finally {
		process.chdir(here);
		remove();
		taken();
	}
}

function git(args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
	try {
		return execFileSync('git', [...args], {
			...{ encoding: 'utf8', env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
		}) as string;
	} catch (error) {
		throw new UserError(
			`git: ${
				String((error as { stderr?: string }).stderr ?? error)
					.trim()
					.split('\n')[0]
			}`,
		);
	}
}
