/** The only code that touches the disk. */

export { readBaseline, recognise, writeBaseline } from './baseline.ts';
export { relocated } from './catalogs/index.ts';
export { checkOut } from './check-out.ts';
export { localeMeant } from './language-names.ts';
export { loadProject, localeAmong, type Project, type ProjectOptions } from './load-project.ts';
export { localeOfFolder } from './locale-tag.ts';
export { didYouMean } from './nearest.ts';
export { readCheckPage, readVersion } from './package-files.ts';
export { cacheFolder, cleanCache, type ReadingOptions, readDocuments } from './readings/index.ts';
export { type Layout, recogniseLayout } from './recognise/index.ts';
export { rewriteFiles } from './rewrite-file.ts';
export { configJsonSchema, type SiteSettings, type UserConfig } from './settings-schema.ts';
export { reason, UserError } from './user-error.ts';
export { replaceFolder, writeAside } from './write-aside.ts';
export { writeSettings } from './write-settings.ts';
