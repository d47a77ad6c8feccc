/** Portolan as a library: read documents from the disk (or bring them), and analyse them. */

export * from './core/index.ts';
export { loadProject as read, type Project, type ProjectOptions, relocated, UserError } from './io/index.ts';
