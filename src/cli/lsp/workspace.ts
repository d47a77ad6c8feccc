import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Analysis, Reading, SourceDocument, SourceFile } from '../../core/index.ts';
import { type CheckUrl, lineStarts, regionOf } from '../../export/index.ts';
import { outlined, type Project, relocated } from '../../io/index.ts';
import { checkUrlsOf } from '../../site/check-urls.ts';
import { readProject } from '../analysis.ts';
import type { CommonOptions } from '../options.ts';
import { sitePlace } from '../site-place.ts';
import { withText } from '../stdin.ts';

/** A range as the protocol counts: lines and UTF-16 units from 0. */
export interface Range {
	readonly start: { readonly line: number; readonly character: number };
	readonly end: { readonly line: number; readonly character: number };
}

/** What an editor has open, analysed as a whole. */
export interface Workspace {
	readonly analysis: Analysis;
	/** The paths of all files that may hold findings: documents, and the catalogs that documents were made of. */
	readonly paths: readonly string[];
	/** Where the page of a check stands, if the settings tell the site's address. */
	readonly checkUrl: CheckUrl;
	/** The address of a document by its path below the content folder. */
	uriOf(path: string): string;
	/** The document at an address, or null where it is none of the content. */
	documentAt(uri: string): SourceDocument | null;
	/** A stretch of a document by offsets, as the protocol counts. */
	rangeOf(path: string, start: number, end: number): Range;
}

/** Reads the project from the disk. Throws a UserError where that can't be done. */
export function readWorkspace(options: CommonOptions): Promise<Project> {
	return readProject(undefined, options);
}

/** What was read of the files of a project, which lives as long as they do: of a change only the changed file is read. */
const known = new WeakMap<SourceFile, Reading>();

/** Analyses a project, with the texts of an editor's open documents in the place of those on the disk. */
export async function analyseWorkspace(project: Project, open: ReadonlyMap<string, string>): Promise<Workspace> {
	const { analyseReadings, read } = await import('../../core/index.ts');
	const uris = new Map<string, string>();
	let files = project.files;
	for (const [uri, text] of open) {
		const placed = place({ ...project, files }, uri, text);
		if (placed === null) continue;
		files = placed.files;
		uris.set(placed.path, uri);
	}
	const { origins, settings, site } = project;
	const missing = files.filter((file) => !known.has(file));
	for (const [at, file] of (await outlined(missing)).entries())
		known.set(missing[at] as SourceFile, read(file, settings));
	const readings = files.flatMap((file) => known.get(file) ?? []);
	const analysis = relocated(analyseReadings(readings, settings), origins);
	const texts = new Map(analysis.documents.map(({ path, source }) => [path, source]));
	for (const { spans } of origins.values()) for (const { catalog } of spans) texts.set(catalog.path, catalog.text);
	const fileOf = (path: string) => resolve(project.content, path);
	const byFile = new Map(analysis.documents.map((document) => [real(fileOf(document.path)), document]));
	const starts = new Map<string, number[]>();
	return {
		analysis,
		paths: [...texts.keys()],
		checkUrl: site.url === undefined ? () => null : checkUrlsOf(sitePlace(site.url), analysis.locales, settings.source),
		uriOf: (path) => uris.get(path) ?? pathToFileURL(fileOf(path)).href,
		documentAt: (uri) => byFile.get(pathOf(uri) ?? '') ?? null,
		rangeOf: (path, start, end) => {
			const own = starts.get(path) ?? lineStarts(texts.get(path) ?? '');
			starts.set(path, own);
			const { startLine, startColumn, endLine, endColumn } = regionOf(own, start, end);
			return {
				start: { line: startLine - 1, character: startColumn - 1 },
				end: { line: endLine - 1, character: endColumn - 1 },
			};
		},
	};
}

/** The files with an open document's text; null where it is none of the content. */
function place(project: Pick<Project, 'content' | 'files'>, uri: string, text: string) {
	const file = pathOf(uri);
	if (file === null) return null;
	try {
		return withText(project, file, text.replace(/^\uFEFF/, ''));
	} catch {
		return null;
	}
}

function pathOf(uri: string): string | null {
	return uri.startsWith('file:') ? real(fileURLToPath(uri)) : null;
}

const real = (path: string) => (existsSync(path) ? realpathSync(path) : path);
