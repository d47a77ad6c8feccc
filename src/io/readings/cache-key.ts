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
): { readonly slot: string; readonly content: string } {
	const { source, all, severity, overrides } = settings;
	const keyOf = keysOf(settings);
	const paths = files.map(({ path }) => path);
	return {
		slot: hash(JSON.stringify(['run', paths, source, all, severity, overrides])),
		content: hash(JSON.stringify([settings, files.map(keyOf)])),
	};
}

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
	const files = readdirSync(core, { recursive: true, encoding: 'utf8' })
		.filter((path) => /\.(?:[jt]s|json)$/.test(path))
		.sort()
		.map((path) => {
			const { size, mtimeMs } = statSync(new URL(path.replaceAll('\\', '/'), core));
			return [path, size, mtimeMs];
		});
	known = JSON.stringify([
		readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
		files,
		process.versions.v8,
		process.versions.icu,
	]);
	return known;
}
