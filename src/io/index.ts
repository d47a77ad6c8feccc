/** The only code that touches the disk. */
export { readBaseline, writeBaseline } from './baseline.ts';
export { checkOut } from './check-out.ts';
export { configJsonSchema, type SiteSettings, type UserConfig } from './config.ts';
export { loadProject, localeAmong, type Project, type ProjectOptions } from './load-project.ts';
export { didYouMean } from './nearest.ts';
export { readCheckPage, readVersion } from './package-files.ts';
export { rewriteFiles } from './rewrite-file.ts';
export { UserError } from './user-error.ts';
export { replaceFolder, writeAside } from './write-aside.ts';
