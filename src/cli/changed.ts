import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parsePatch } from 'diff';
import type { Analysis, Finding, Location, PerLocale } from '../core/index.ts';
import { type Project, UserError } from '../io/index.ts';

/** Line numbers by the path of their document below the content folder; null stands for the whole document. */
type Lines = Map<string, Set<number> | null>;

/**
 * Tells whether a finding is about lines that differ from a git revision, or about their translations: it stands on such
 * a line, a witness of it does, or the same row or paragraph does in another language. Untracked documents count whole.
 * Throws a UserError where git can't tell.
 */
export function changedSince(ref: string, project: Project, analysis: Analysis): (finding: Finding) => boolean {
	const lines = linesSince(ref, project);
	const counterparts = [...alignedLocations(analysis)].filter((places) =>
		places.some((place) => touches(lines, place)),
	);
	for (const place of counterparts.flat()) mark(lines, place);
	return ({ location, evidence }) =>
		touches(lines, location) || evidence.some(({ path, line }) => path !== '' && hasLine(lines, path, line));
}

/** Whether git knows a revision by this name here. */
export function isRevision(ref: string): boolean {
	try {
		git(['rev-parse', '--quiet', '--verify', '--end-of-options', `${ref}^{commit}`], '.');
		return true;
	} catch {
		return false;
	}
}

function linesSince(ref: string, { content, files }: Project): Lines {
	const root = realpathSync(content);
	const top = git(['rev-parse', '--show-toplevel'], root).trim();
	if (!isRevision(ref))
		throw new UserError(`--changed: git knows no revision "${ref}"; name a branch, a tag or a commit`);
	const known = new Set(files.map(({ path }) => path));
	const lines: Lines = new Map();
	const path = (below: string) => relative(root, resolve(top, below)).replaceAll('\\', '/');
	const patch = git(
		[
			'-c',
			'core.quotePath=false',
			'diff',
			'--no-color',
			'--no-ext-diff',
			'--no-renames',
			'--unified=0',
			'--merge-base',
			ref,
			'--',
			root,
		],
		top,
	);
	for (const { newFileName, hunks } of parsePatch(patch)) {
		const own = path(newFileName?.replace(/^b\//, '') ?? '');
		if (!known.has(own)) continue;
		const set = new Set<number>();
		for (const { newStart, newLines } of hunks) {
			for (let at = 0; at < Math.max(newLines, 1); at++) set.add(newStart + at);
			// Where lines were taken away, what follows stands beside the gap.
			if (newLines === 0) set.add(newStart + 1);
		}
		lines.set(own, set);
	}
	const untracked = git(['ls-files', '-z', '--others', '--exclude-standard', '--full-name', '--', root], top);
	for (const file of untracked.split('\0').filter(Boolean)) if (known.has(path(file))) lines.set(path(file), null);
	return lines;
}

function git(args: readonly string[], cwd: string): string {
	try {
		return execFileSync('git', [...args], {
			...{ cwd, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] },
		}) as string;
	} catch (error) {
		const { code, stderr } = error as { code?: string; stderr?: string };
		if (code === 'ENOENT') throw new UserError('--changed: git is not installed, which tells what has changed');
		throw new UserError(`--changed: ${String(stderr).trim().split('\n')[0] || 'git could not tell what has changed'}`);
	}
}

/** Rows and paragraphs, each with its location in every language that has it. */
function* alignedLocations({ topics }: Analysis): Generator<Location[]> {
	for (const { tables, blocks } of topics) {
		for (const { rows } of tables) for (const { cells } of rows) yield locationsOf(cells);
		for (const block of blocks) yield locationsOf(block);
	}
}

function locationsOf(members: PerLocale<{ readonly location: Location }>): Location[] {
	return Object.values(members).map(({ location }) => location);
}

function touches(lines: Lines, { path, start, end }: Location): boolean {
	for (let line = start.line; line <= end.line; line++) if (hasLine(lines, path, line)) return true;
	return false;
}

function hasLine(lines: Lines, path: string, line: number): boolean {
	const own = lines.get(path);
	return own === null || own?.has(line) === true;
}

function mark(lines: Lines, { path, start, end }: Location): void {
	const own = lines.get(path) ?? (lines.has(path) ? null : new Set<number>());
	if (own === null) return;
	for (let line = start.line; line <= end.line; line++) own.add(line);
	lines.set(path, own);
}
