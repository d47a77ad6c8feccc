/** The only code that touches the disk. */

export { outlined } from './asciidoc/index.ts';
export { isRunning } from './aside.ts';
export { baselineJsonSchema, readBaseline, recognise, writeBaseline } from './baseline.ts';
export { relocated } from './catalogs/index.ts';
export { checkOut } from './check-out.ts';
export { analyseOnCluster, type Cluster, work } from './cluster/index.ts';
export { isDocument } from './find-files.ts';
export { followChanges } from './follow-changes.ts';
export { localeMeant } from './language-names.ts';
export { loadProject, localeAmong, type Project, type ProjectOptions } from './load-project.ts';
export { DATA_FILES as settingsFiles } from './load-settings.ts';
export { localeOfFolder } from './locale-tag.ts';
export { didYouMean } from './nearest.ts';
export { readCheckPage, readVersion, vocabularies } from './package-files.ts';
export { formatOf } from './read-file.ts';
export { openCache } from './readings/cache.ts';
export {
	analyseFiles,
	cacheFolder,
	cleanCache,
	type ReadingOptions,
	readDocuments,
	SMALL,
} from './readings/index.ts';
export { checkShard, mergeShards } from './readings/shards.ts';
export { type Layout, recogniseLayout } from './recognise/index.ts';
export { replaceFolder } from './replace-folder.ts';
export { rewriteFiles } from './rewrite-file.ts';
export { configJsonSchema, type SiteSettings, type UserConfig } from './settings-schema.ts';
export { undoOnSignal } from './undo-on-signal.ts';
export { advice, reason, systemFault, UserError } from './user-error.ts';
export { writeAside } from './write-aside.ts';
export { writeFiles } from './write-files.ts';
export { writeSettings } from './write-settings.ts';
