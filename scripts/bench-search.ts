/**
 * `npm run bench:search -- <content> [query …]`: writes the search's index of a content folder and says, for each query,
 * what it loads as the first of a visit and after those before it (kB gzipped, scripts not counted), and how long it takes
 * once the files are there.
 */
import { gzipSync } from 'node:zlib';
import { analyse } from '../src/core/index.ts';
import { loadProject } from '../src/io/index.ts';
import { createSite } from '../src/site/create-site.ts';
import { answer } from '../src/site/search/engine.ts';
import { itemsOf } from '../src/site/search/found-item.ts';
import { type Load, once } from '../src/site/search/store.ts';
import { contentsOf, writeIndex } from '../src/site/search/write-index.ts';

/** How many hits of the first kind the dialog shows, and of each other. */
const shown = [6, 2];

const [content = 'content', ...asked] = process.argv.slice(2);
const queries = asked.length > 0 ? asked : ['443', 'https/tcp/443', '50000-59999', 'server', 'tcp server', 'servre'];

const project = await loadProject({ content });
const analysis = analyse(project.files, project.settings);
const { source } = project.settings;
const site = createSite(analysis, { base: '/', source, version: '', checkPage: () => null });
const start = performance.now();
const files = writeIndex(contentsOf(site));
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(`${analysis.documents.length} documents, ${files.size} files, ${seconds} s to write`);

/** A visit: the files that it has loaded, and their bytes. */
function visit(): { load: Load; loaded: () => number } {
	let bytes = 0;
	const load = once(async (name) => {
		const text = files.get(`${name}.json`)?.() ?? 'null';
		bytes += gzipSync(text, { level: 9 }).length;
		return JSON.parse(text);
	});
	return { load, loaded: () => bytes };
}

const [reader = ''] = analysis.locales;
const long = visit();
for (const text of queries) {
	const first = visit();
	let hits = 0;
	const ask = async (load: Load) => {
		await Promise.all([load('index'), load(reader)]);
		const found = await answer(load, reader, { text, filters: {} });
		for (const [at, kind] of found.order.entries())
			await itemsOf(load, found.hits[kind].slice(0, shown[Math.min(at, 1)]), reader);
		hits = found.count;
	};
	await ask(first.load);
	const before = long.loaded();
	await ask(long.load);
	const warm = performance.now();
	await ask(long.load);
	const milliseconds = (performance.now() - warm).toFixed(0);
	const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
	console.log(`${kB(first.loaded())} ${kB(long.loaded() - before)} ${milliseconds.padStart(4)} ms  ${text} (${hits})`);
}
