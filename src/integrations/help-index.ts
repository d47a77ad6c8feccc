import { close, createIndex } from 'pagefind';
import type { Site } from '../site/site.ts';
import type { SiteFile } from './publish.ts';

/** Pagefind's own interfaces, none of which is used. */
const unused = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

/**
 * Pagefind's index of the guides' and checks' pages in every locale, below `pagefind/`. `read` gives the HTML of a page by
 * its path below the base, undefined where it was not built. Pagefind takes settings from the folder that it runs in:
 * `folder` is that of the site. Rejects where Pagefind's program can't be run or fails.
 */
export async function helpIndex(
	site: Site,
	folder: string,
	read: (path: string) => string | undefined,
): Promise<SiteFile[]> {
	const { analysis, checks, guides, urls } = site;
	const addresses = analysis.locales.flatMap((locale) => [
		...guides.map((name) => urls.guide(locale, name)),
		...checks.map(({ id }) => urls.check(locale, id)),
	]);
	const here = process.cwd();
	try {
		process.chdir(folder);
		const { index, errors } = await createIndex({}).finally(() => process.chdir(here));
		if (!index) throw new Error(errors.join(' '));
		for (const address of addresses) {
			const url = address.slice(urls.base.length);
			const content = read(url);
			if (content === undefined) continue;
			const added = await index.addHTMLFile({ url, content });
			if (added.errors.length > 0) throw new Error(`${url}: ${added.errors.join(' ')}`);
		}
		const { files } = await index.getFiles();
		return files
			.filter(({ path }) => !unused.test(path))
			.map(({ path, content }) => ({ path: `pagefind/${path}`, content }));
	} finally {
		await close();
	}
}
