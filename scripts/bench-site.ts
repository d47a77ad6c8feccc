/**
 * `npm run bench:site [-- <content> [--rounds N] [--starlight]]`: builds the site of a content folder (default `content`)
 * and, in turns with it, builds it again after an edit of one document, builds the least site that Astro alone makes of the
 * same Markdown, and one of Starlight, which is installed for it; prints what each took and what came of it.
 */
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { writeBareProject } from './site/bare-astro.ts';
import { type Cost, measuredRun } from './site/measured-run.ts';
import { starlightPage, writeStarlightProject } from './site/starlight.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { rounds: { type: 'string', default: '3' }, starlight: { type: 'boolean', default: false } },
});
const rounds = Number(values.rounds);

const root = fileURLToPath(new URL('..', import.meta.url));
const content = resolve(positionals[0] ?? 'content');

interface Builder {
	readonly name: string;
	readonly out: string;
	readonly run: () => Promise<Cost>;
	/** The page of a document, by the document's path. */
	readonly pageOf: (document: string) => string;
}

function row(cells: readonly (string | number)[]): void {
	console.log(cells.map((cell, at) => (at === 0 ? String(cell).padEnd(14) : String(cell).padStart(12))).join(''));
}

/** What a build left: its pages, its size, and one page of it. */
function resultOf({ out, pageOf }: Builder, document: string) {
	const files = readdirSync(out, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((file) =>
		file.isFile(),
	);
	const pages = files
		.filter(({ name }) => name.endsWith('.html'))
		.map(({ parentPath, name }) => join(parentPath, name));
	const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
	return {
		pages: pages.length,
		bytes,
		largest: Math.max(...pages.map((path) => gzipSync(readFileSync(path), { level: 9 }).length)),
		page: gzipSync(readFileSync(join(out, pageOf(document))), { level: 9 }).length,
	};
}

/** The page of a document in Portolan's site, as the dataset names its topic. */
function topicPage(out: string, document: string): string {
	const { topics } = JSON.parse(readFileSync(join(out, 'data/ports.json'), 'utf8'));
	for (const { slug, documents } of topics)
		for (const { locale, path } of documents) if (path === document) return join(locale, slug, 'index.html');
	throw new Error(`${document} has no page`);
}

mkdirSync(join(root, '.astro'), { recursive: true });
const workshop = mkdtempSync(join(root, '.astro', 'bench-'));
try {
	const bare = join(workshop, 'bare');
	const documents = writeBareProject(content, bare);
	const size = (path: string) => statSync(join(content, path)).size;
	const [largest] = documents.toSorted((a, b) => size(b) - size(a));
	if (largest === undefined) throw new Error(`There is no Markdown below ${content}`);
	const out = join(workshop, 'portolan');
	const [copy, again] = [join(workshop, 'content'), join(workshop, 'again')];
	const edited = documents.toSorted((a, b) => size(b) - size(a))[documents.length >> 1] ?? largest;
	const buildOurs = (from: string, to: string, ...options: string[]) =>
		measuredRun([join(root, 'src/cli/main.ts'), 'build', from, '--out', to, '--quiet', ...options], root);
	const buildAgain = () => buildOurs(copy, again, '--cache-location', join(workshop, 'cache'));
	cpSync(content, copy, { recursive: true });
	await buildAgain();
	const builders: Builder[] = [
		{
			...{ name: 'Portolan', out, pageOf: (document) => topicPage(out, document) },
			run: () => buildOurs(content, out, '--no-cache'),
		},
		{
			...{ name: 'after an edit', out: again, pageOf: (document) => topicPage(again, document) },
			run: () => {
				appendFileSync(join(copy, edited), '\n\nOne more.\n');
				return buildAgain();
			},
		},
		{
			...{ name: 'Astro, bare', out: join(bare, 'dist') },
			pageOf: (document) => join(document.replace(/\.md$/, ''), 'index.html'),
			run: async () => {
				rmSync(join(bare, '.astro'), { recursive: true, force: true });
				rmSync(join(bare, 'node_modules'), { recursive: true, force: true });
				return measuredRun([join(root, 'node_modules/astro/bin/astro.mjs'), 'build'], bare);
			},
		},
	];
	if (values.starlight) {
		const project = join(workshop, 'starlight');
		writeStarlightProject(content, documents, project);
		builders.push({
			...{ name: 'Starlight', out: join(project, 'dist'), pageOf: starlightPage },
			run: async () => {
				rmSync(join(project, '.astro'), { recursive: true, force: true });
				rmSync(join(project, 'node_modules/.astro'), { recursive: true, force: true });
				return measuredRun([join(project, 'node_modules/astro/bin/astro.mjs'), 'build'], project);
			},
		});
	}
	const costs = new Map(builders.map(({ name }) => [name, [] as Cost[]]));
	for (let round = 0; round < rounds; round++) for (const { name, run } of builders) costs.get(name)?.push(await run());
	console.log(`${documents.length} documents; ${rounds} builds each, in turns; the page is that of ${largest}\n`);
	row(['', 'seconds', 'peak MB', 'pages', 'a document', 'kB a page', 'MB out', 'page, gzip', 'largest']);
	for (const builder of builders) {
		const runs = costs.get(builder.name) ?? [];
		const seconds = Math.min(...runs.map((run) => run.seconds));
		const held = runs.flatMap(({ megabytes }) => megabytes ?? []);
		const { pages, bytes, page, largest: most } = resultOf(builder, largest);
		row([
			...[builder.name, seconds.toFixed(1), held.length === 0 ? '–' : Math.max(...held).toFixed(0), pages],
			...[
				(pages / documents.length).toFixed(1),
				(bytes / pages / 1e3).toFixed(1),
				(bytes / 1e6).toFixed(1),
				page,
				most,
			],
		]);
	}
} finally {
	rmSync(workshop, { recursive: true, force: true });
}
