/** The only code that touches the disk. */
export { checkOut } from './check-out.ts';
export { loadProject, localeAmong, type Project, type ProjectOptions } from './load-project.ts';
export { didYouMean } from './nearest.ts';
export { readCheckPage, readVersion } from './package-files.ts';
export { UserError } from './user-error.ts';
export { replaceFolder, writeAside } from './write-aside.ts';
