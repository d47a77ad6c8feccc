/** What tells whether something was read before: the file, what of the settings counts, and the program itself. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { Settings, SourceFile } from '../../core/index.ts';

/** The key of a file under these settings, in hexadecimal digits. */
export function keysOf(settings: Settings): (file: SourceFile) => string {
	const { identityKeys, revisionKeys, translationKeys, vocabularies } = settings;
	const common = hash(JSON.stringify([program(), identityKeys, revisionKeys, translationKeys, vocabularies]));
	return ({ path, locale, format, inLocale, text }) =>
		hash(JSON.stringify([common, path, locale, format, inLocale ?? null]), text);
}

/** A whole run: `content` is all that its outcome depends on, `slot` the key under which the last one over files of these paths is kept. */
export function runOf(
	files: readonly SourceFile[],
	settings: Settings,
	trees = true,
): { readonly slot: string; readonly content: string } {
	const { source, all, severity, overrides } = settings;
	const keyOf = keysOf(settings);
	const paths = files.map(({ path }) => path);
	return {
		slot: hash(JSON.stringify(['run', trees, paths, source, all, severity, overrides])),
		content: hash(JSON.stringify([trees, settings, files.map(keyOf)])),
	};
}

/** What shards of one run have in common: the documents, what of the settings counts in judging, and the program, wherever it is installed. Which other files lie there is not told: shards may be written among them. */
export function originOf(files: readonly SourceFile[], settings: Settings): string {
	const { all: _, severity: __, overrides: ___, files: ____, ...counting } = settings;
	const documents = files.map(({ path, locale, format, inLocale, text }) =>
		hash(JSON.stringify([path, locale, format, inLocale ?? null]), text),
	);
	return hash(JSON.stringify([programHash(), counting, documents]));
}

/** What tells this program, and the engine that it runs in, from all others, wherever it is installed. */
export function programHash(): string {
	const core = new URL('../../core/', import.meta.url);
	const files = filesIn(core).map((path) =>
		hash(path, readFileSync(new URL(path.replaceAll('\\', '/'), core), 'utf8')),
	);
	return hash(JSON.stringify([packageText(), files, engine]));
}

/** The SHA-256 of bytes, in hexadecimal digits. */
export const digestOf = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

function hash(...parts: readonly string[]): string {
	const sum = createHash('sha256');
	for (const part of parts) sum.update(part);
	return sum.digest('hex');
}

let known: string | null = null;

/** The program: its package.json, which names the exact versions of what it uses, its files in the core, and the engine. */
function program(): string {
	if (known !== null) return known;
	const core = new URL('../../core/', import.meta.url);
	const files = filesIn(core).map((path) => {
		const { size, mtimeMs } = statSync(new URL(path.replaceAll('\\', '/'), core));
		return [path, size, mtimeMs];
	});
	known = JSON.stringify([packageText(), files, ...engine]);
	return known;
}

const engine = [process.versions.v8, process.versions.icu];

const packageText = () => readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');

const filesIn = (folder: URL): string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((path) => /\.(?:[jt]s|json)$/.test(path))
		.sort();
