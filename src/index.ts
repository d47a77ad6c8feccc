/**
 * Portolan as a library: read documents from the disk (or bring them), and analyse them. The default export is the
 * integration, because `astro add` imports that of the package.
 */
export * from './core/index.ts';
export type { DatasetJson, Reporter, ReporterTools, ReportJson } from './export/index.ts';
export { lazyPortolan as default } from './integrations/lazy.ts';
export { loadProject as read, type Project, type ProjectOptions, relocated, UserError } from './io/index.ts';
