import type { Analysis, Notice } from '../core/index.ts';
import { type TextKey, type Translate, textsFor } from '../i18n/index.ts';
import { loadProject, type Project, relocated } from '../io/index.ts';
import type { CommonOptions } from './options.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** All that a command works with: what was read, what the core made of it, where to write and in which words. */
export interface Session {
	readonly project: Project;
	readonly analysis: Analysis;
	readonly terminal: Terminal;
	readonly t: Translate;
}

/** Reads and analyses the content folder; notices go to standard error. Throws a UserError for a run that can't be made. */
export async function openSession(content: string | undefined, options: CommonOptions): Promise<Session> {
	const terminal = openTerminal(options);
	const t = textsFor('en');
	terminal.progress('reading …');
	const project = await loadProject({ content, config: options.config, source: options.source });
	terminal.progress(`analysing ${project.files.length} documents …`);
	const { analyse } = await import('../core/index.ts');
	const analysis = relocated(analyse(project.files, project.settings), project.origins);
	terminal.progress('');
	for (const notice of [...project.notices, ...analysis.notices]) terminal.note(noticeLine(notice, t));
	return { project, analysis, terminal, t };
}

/** A notice as one line, with the file that it is about. */
export function noticeLine({ path, message }: Notice, t: Translate): string {
	const text = t(message.key as TextKey, message.values);
	return path === '' || text.includes(path) ? `note: ${text}` : `note: ${path}: ${text}`;
}
