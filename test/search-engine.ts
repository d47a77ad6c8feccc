import { fileURLToPath } from 'node:url';
import type { Locale } from '../src/core/index.ts';
import { analyse } from '../src/core/index.ts';
import { loadProject } from '../src/io/index.ts';
import { type Engine, searchOf } from '../src/site/search/index.ts';

/** The site's search over a content folder (relative to the repository), as a reader of each locale has it. */
export async function enginesOf(content: string): Promise<(reader: Locale) => Engine> {
	const project = await loadProject({ content: fileURLToPath(new URL(`../${content}`, import.meta.url)) });
	return searchOf(analyse(project.files, project.settings));
}
