import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const config = `export default { output: 'static', trailingSlash: 'always', devToolbar: { enabled: false } };
`;

const collection = `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';

const documents = defineCollection({
	loader: glob({ base: './documents', pattern: '**/*.md', generateId: ({ entry }) => entry.replace(/\\.md$/, '') }),
});

export const collections = { documents };
`;

const page = `---
import { getCollection, render } from 'astro:content';

export async function getStaticPaths() {
	const documents = await getCollection('documents');
	return documents.map((document) => ({ params: { path: document.id }, props: { document } }));
}

const { document } = Astro.props;
const { Content } = await render(document);
---

<!doctype html>
<html>
	<head>
		<meta charset="utf-8">
		<meta name="viewport" content="width=device-width">
		<title>{document.data.title}</title>
	</head>
	<body><Content /></body>
</html>
`;

/**
 * Writes the least project with which Astro publishes the Markdown of a content folder, a page a document, and returns the
 * documents' paths. Astro refuses images that are not there: those beside the documents become links.
 */
export function writeBareProject(content: string, project: string): string[] {
	const paths = readdirSync(content, { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.md') && path.includes('/'))
		.sort();
	const files: [string, string][] = [
		['package.json', '{ "type": "module" }\n'],
		['astro.config.mjs', config],
		['src/content.config.ts', collection],
		['src/pages/[...path].astro', page],
		...paths.map((path): [string, string] => [`documents/${path}`, withoutImages(join(content, path))]),
	];
	for (const [path, text] of files) {
		const place = join(project, path);
		mkdirSync(dirname(place), { recursive: true });
		writeFileSync(place, text);
	}
	return paths;
}

/** The text of a document, its images beside it as links. */
export function withoutImages(path: string): string {
	return readFileSync(path, 'utf8').replace(/!(?=\[[^\]]*\]\((?!https?:))/g, '');
}
