import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** Whether a file or folder, by its path on disk, is left out. */
export type Excluded = (path: string, isFolder: boolean) => boolean;

/** Left out everywhere: what is installed, hidden, or not yet meant for readers. */
const ALWAYS = ['node_modules/', '.*/', '_drafts/', 'drafts/'];

/** What tells that a folder is the root of a project, so that build output lies beside it. */
const PROJECT_FILES =
	/^(?:package\.json|portolan\.config\.\w+|mkdocs\.ya?ml|hugo\.(?:toml|ya?ml|json)|config\.toml|_config\.ya?ml|Gemfile|book\.toml|conf\.py|antora-playbook\.ya?ml)$/;

/** Folders that generators write, where they lie in the root of a project. */
const BUILD_OUTPUT = ['/dist/', '/build/', '/out/', '/target/', '/public/', '/site/', '/_site/', '/resources/_gen/'];

/** Rules that hold below a folder. */
interface Rules {
	readonly folder: string;
	readonly rules: Ignore;
}

/**
 * What is left out of a content folder: what is excluded from the start, what the .gitignore of the repository says, what
 * `patterns` say (as in .gitignore, relative to `base`). Rules count in this order, a later one can take back an earlier
 * one; a content folder that is left out as a whole is read all the same, as somebody named it.
 */
export function excluding(content: string, base: string, patterns: readonly string[]): Excluded {
	const start = resolve(content);
	const chains = new Map<string, readonly Rules[]>();
	const ownRules = { folder: within(resolve(base), start) ? resolve(base) : start, rules: ignore().add([...patterns]) };
	const top = repositoryOf(start) ?? start;

	/** The rules of a folder and those above it, outermost first. */
	function chainOf(folder: string): readonly Rules[] {
		const known = chains.get(folder);
		if (known) return known;
		const above = folder === top || dirname(folder) === folder ? [] : chainOf(dirname(folder));
		const chain = [...above, ...rulesIn(folder)];
		chains.set(folder, chain);
		return chain;
	}
	const judge = (path: string, isFolder: boolean, chain: readonly Rules[]) =>
		chain.reduce((out, rules) => verdict(rules, path, isFolder) ?? out, false);
	const named = judge(start, true, start === top ? [] : chainOf(dirname(start)));
	const always = { folder: start, rules: ignore().add(ALWAYS) };
	/** The rules for what lies in a folder as it was named; remembered for the last one, as walks go folder by folder. */
	let last = { written: '', folder: '', chain: [] as readonly Rules[] };
	return (path, isFolder) => {
		const written = dirname(path);
		if (last.written !== written) {
			const folder = resolve(written);
			last = { written, folder, chain: chainOf(folder).filter((rules) => !named || within(start, rules.folder)) };
		}
		if (patterns.length === 0 && last.chain.length === 0 && !isFolder) return false;
		const file = join(last.folder, basename(path));
		// What is always left out are folders.
		const own = patterns.length === 0 ? null : inherited(ownRules, file, isFolder);
		return own ?? judge(file, isFolder, isFolder ? [always, ...last.chain] : last.chain);
	};
}

/** Whether `path` is `folder` or lies below it; both absolute. */
function within(folder: string, path: string): boolean {
	return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** What one set of rules says of a path: true for out, false for taken back, null for nothing. */
function verdict({ folder, rules }: Rules, path: string, isFolder: boolean): boolean | null {
	const below = relative(folder, path).replaceAll(sep, '/');
	if (below === '' || below.startsWith('..')) return null;
	const { ignored, unignored } = rules.test(isFolder ? `${below}/` : below);
	return ignored ? true : unignored ? false : null;
}

/** What a set of rules says of a path, or else of the nearest folder above it of which it says something. */
function inherited(rules: Rules, path: string, isFolder: boolean): boolean | null {
	if (!within(rules.folder, path) || path === rules.folder) return null;
	return verdict(rules, path, isFolder) ?? inherited(rules, dirname(path), true);
}

/** The rules that a folder brings: its .gitignore and, where it is the root of a project, the names of build output. */
function rulesIn(folder: string): Rules[] {
	const rules = ignore();
	let some = false;
	try {
		const names = readdirSync(folder);
		if (names.some((name) => PROJECT_FILES.test(name))) some = rules.add(BUILD_OUTPUT) === rules;
		if (names.includes('.gitignore')) some = rules.add(readFileSync(join(folder, '.gitignore'), 'utf8')) === rules;
	} catch {
		// A folder that can't be listed is reported where documents are looked for; a .gitignore that can't be read rules nothing.
	}
	return some ? [{ folder, rules }] : [];
}

/** The nearest folder, upwards, that is a git repository's. */
function repositoryOf(folder: string): string | null {
	if (existsSync(join(folder, '.git'))) return folder;
	const parent = dirname(folder);
	return parent === folder ? null : repositoryOf(parent);
}
