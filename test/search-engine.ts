import { fileURLToPath } from 'node:url';
import { analyse } from '../src/core/index.ts';
import { loadProject } from '../src/io/index.ts';
import { type SiteSearch, searchOf } from '../src/site/search/index.ts';

/** The site's search over a content folder (relative to the repository). */
export async function searchOfContent(content: string): Promise<SiteSearch> {
	const project = await loadProject({ content: fileURLToPath(new URL(`../${content}`, import.meta.url)) });
	return searchOf(analyse(project.files, project.settings));
}
