/**
 * Portolan as a library: read documents from the disk (or bring them), and analyse them. The default export is the
 * integration, because `astro add` imports that of the package.
 */
import { loadProject, outlined, type Project, type ProjectOptions } from './io/index.ts';

export * from './core/index.ts';
export type { DatasetJson, Reporter, ReporterTools, ReportJson } from './export/index.ts';
export { lazyPortolan as default } from './integrations/lazy.ts';
export { type Project, type ProjectOptions, relocated, UserError } from './io/index.ts';

/** Reads settings, vocabularies and every document, ready to be analysed. Throws a UserError where nothing could be made of the input. */
export async function read(options: ProjectOptions = {}): Promise<Project> {
	const project = await loadProject(options);
	return { ...project, files: await outlined(project.files) };
}
