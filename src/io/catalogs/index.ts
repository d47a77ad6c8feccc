/** Documents that translation catalogs (gettext, XLIFF) make of those of a source locale. */
import { readFileSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import picomatch from 'picomatch';
import type { Locale, Notice, SourceFile } from '../../core/index.ts';
import { excluding } from '../excluded.ts';
import { localeTold } from '../language-names.ts';
import { canonicalTag } from '../locale-tag.ts';
import { reason } from '../user-error.ts';
import { walk } from '../walk.ts';
import type { Catalog, ReadCatalog } from './entry.ts';
import { readPo } from './po.ts';
import type { Origin } from './relocate.ts';
import { folded, type Located, translate } from './translate.ts';
import { readXliff } from './xliff.ts';

export { type Origins, relocated } from './relocate.ts';

/** Documents made of catalogs, where their texts stand, and what could not be read. */
export interface FromCatalogs {
	readonly files: readonly SourceFile[];
	readonly origins: ReadonlyMap<string, Origin>;
	readonly notices: readonly Notice[];
}

/** Where catalogs are looked for: globs relative to `base`; paths are told relative to `content`. */
export interface CatalogOptions {
	readonly globs: readonly string[];
	readonly base: string;
	readonly content: string;
	readonly exclude: readonly string[];
	/** The locales that are wanted; all, where absent. */
	readonly locales?: readonly Locale[] | undefined;
	/** The largest catalog that is read, in bytes. */
	readonly limit: number;
}

/** Makes the translations of `sources`, documents of one locale, that the catalogs hold. A document of which a catalog knows no text is not made. */
export function readCatalogs(sources: readonly SourceFile[], options: CatalogOptions): FromCatalogs {
	const notices: Notice[] = [];
	if (options.globs.length === 0) return { files: [], origins: new Map(), notices };
	const byLocale = Map.groupBy(catalogsIn(options, notices), ({ locale }) => locale);
	const origins = new Map<string, Origin>();
	const files: SourceFile[] = [];
	for (const [locale, catalogs] of byLocale) {
		if (options.locales && !options.locales.includes(locale)) continue;
		const entries = entriesOf(catalogs);
		for (const source of sources) {
			const lookup = (text: string) => chosen(entries.get(folded(text)), source.path);
			const { text, spans } = translate(source, lookup);
			const most = mostUsed(spans);
			if (most === null || source.locale === locale) continue;
			const path = source.path.replace(/(\.[^./]*)?$/, `.${locale}$1`);
			const inLocale = source.inLocale ?? source.path.replace(/^[^/]*\//, '');
			files.push({ ...source, path, locale, text, inLocale });
			origins.set(path, { text, spans, catalog: most });
		}
	}
	return { files, origins, notices };
}

function catalogsIn({ globs, base, content, exclude, limit }: CatalogOptions, notices: Notice[]): Catalog[] {
	const matches = picomatch(globs.map((glob) => glob.replace(/^\.\//, '')));
	const found = walk(
		base,
		'',
		{ closed: [], outside: [] },
		{ roots: [resolve(base)], excluded: excluding(base, base, exclude) },
	);
	return found.flatMap(({ path: below, file }) => {
		if (!matches(below)) return [];
		const path = relative(resolve(content), resolve(file)).replaceAll('\\', '/');
		try {
			const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
			if (Buffer.byteLength(text) > limit) throw new Error(`it is larger than ${limit} bytes`);
			const read: ReadCatalog = /\.(?:xlf|xliff)$/i.test(file) ? readXliff(text) : readPo(text);
			const locale = localeOfCatalog(below, read.locale);
			if (locale === null) throw new Error('it tells no language');
			return [{ path, text, locale, entries: read.entries }];
		} catch (error) {
			notices.push({ path, message: { key: 'notice.unreadable', values: { path, reason: reason(error) } } });
			return [];
		}
	});
}

/** The locale of a catalog: as it says itself, else as its name or a folder says. */
function localeOfCatalog(path: string, written: string | null): Locale | null {
	const own = written === null ? null : (canonicalTag(written.replaceAll('_', '-')) ?? localeTold(written));
	if (own !== null) return own;
	const names = [
		basename(path)
			.replace(/\.[^.]*$/, '')
			.split('.')
			.at(-1) ?? '',
		...path.split('/').slice(0, -1).reverse(),
	];
	return names.map(localeTold).find((locale) => locale !== null) ?? null;
}

function entriesOf(catalogs: readonly Catalog[]): ReadonlyMap<string, Located[]> {
	const entries = new Map<string, Located[]>();
	for (const catalog of catalogs) {
		for (const entry of catalog.entries) {
			const key = folded(entry.source);
			const same = entries.get(key);
			if (same) same.push({ entry, catalog });
			else if (key !== '') entries.set(key, [{ entry, catalog }]);
		}
	}
	return entries;
}

/** Of several entries for one text, the one that says it stands in the document, else the first that is translated. */
function chosen(entries: readonly Located[] | undefined, path: string): Located | undefined {
	if (!entries || entries.length < 2) return entries?.[0];
	const named = entries.find(({ entry }) => entry.references.some((reference) => isOf(reference, path)));
	return named ?? entries.find(({ entry }) => entry.target !== '') ?? entries[0];
}

/** Whether a reference (`../../docs/ports.md:12`) names a document. */
function isOf(reference: string, path: string): boolean {
	const named = reference.replace(/:\d+$/, '').replace(/^(?:\.{1,2}\/)+/, '');
	return named === path || named.endsWith(`/${path}`) || path.endsWith(`/${named}`);
}

/** The catalog with most of the texts that are translated; null where none is. */
function mostUsed(spans: readonly Located[]): Catalog | null {
	const counts = new Map<Catalog, number>();
	for (const { entry, catalog } of spans) {
		if (entry.target !== '') counts.set(catalog, (counts.get(catalog) ?? 0) + 1);
	}
	return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
