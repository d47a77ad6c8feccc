/** Portolan inside an Astro site: the integration, and loaders for content collections. */

export { findingsLoader, recordsLoader, topicsLoader } from './integrations/loaders.ts';
export type { PortolanOptions } from './integrations/options.ts';
export { portolan as default, portolan } from './integrations/portolan.ts';
