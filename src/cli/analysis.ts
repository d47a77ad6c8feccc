import type { Analysis, Notice, SourceFile, Tell } from '../core/index.ts';
import { type TextKey, type Translate, textsFor } from '../i18n/index.ts';
import { analyseFiles, loadProject, type Project, relocated } from '../io/index.ts';
import type { CommonOptions } from './options.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** All that a command works with: what was read, what the core made of it, where to write and in which words. */
export interface Session {
	readonly project: Project;
	readonly analysis: Analysis;
	readonly terminal: Terminal;
	readonly t: Translate;
}

/**
 * Reads and analyses the content folder; notices go to standard error. Documents keep their trees where `trees` says so:
 * what searches in sections asks for them. Throws a UserError for a run that can't be made.
 */
export async function openSession(
	content: string | undefined,
	options: CommonOptions,
	{ trees } = { trees: false },
): Promise<Session> {
	const terminal = openTerminal(options);
	terminal.progress({ stage: 'reading' });
	try {
		const project = await readProject(content, options);
		return await analysed(project, terminal, project.files, analyseFiles, trees);
	} finally {
		terminal.progress(null);
	}
}

/** Reads the project that the options name, of which `content` is the folder if it is given. */
export async function readProject(
	content: string | undefined,
	{ config, source, threads, cache, cacheLocation, all }: CommonOptions & { readonly all?: boolean },
): Promise<Project> {
	const project = await loadProject({ content, config, source, threads, cache, cacheLocation });
	return all ? { ...project, settings: { ...project.settings, all } } : project;
}

/** Analyses a project that was read, with other files in the place of its own, or by other means, where they are given. */
export async function analysed(
	project: Project,
	terminal: Terminal,
	files: readonly SourceFile[] = project.files,
	analyse: typeof analyseFiles = analyseFiles,
	trees = false,
): Promise<Session> {
	const t = textsFor('en');
	const tell: Tell = (stage, done, total) => terminal.progress({ stage, done, total });
	const analysis = relocated(
		await analyse(files, project.settings, { ...project.reading, trees }, tell),
		project.origins,
	);
	terminal.progress(null);
	for (const notice of [...project.notices, ...analysis.notices]) terminal.note(noticeLine(notice, t));
	return { project: { ...project, files }, analysis, terminal, t };
}

/** A notice as one line, with the file that it is about. */
export function noticeLine({ path, message }: Notice, t: Translate): string {
	const text = t(message.key as TextKey, message.values);
	return path === '' || text.includes(path) ? `note: ${text}` : `note: ${path}: ${text}`;
}
