/** A document of AsciiDoc to its outline, by Asciidoctor. Nothing that the document names is read or run. */
import { load, NullLogger } from '@asciidoctor/core';
import type { Outline, OutlineNode, SourceFile } from '../../core/index.ts';
import { type Block, type Reader, titleOf } from './block.ts';
import { tableNode } from './table.ts';

/** All that changes text but the typographer's replacements: what is written is compared. */
const INLINE = ['specialcharacters', 'quotes', 'attributes', 'macros', 'post_replacements'];

/** An include is a comment to the parser: what stands in the other file is a document like any other. */
const INCLUDE = /^include::[^\n]*\]\r?$/gm;
const INCLUDED = /^\/\/ (?=include::)/;

/** The outline of a document; the same whatever else there is. */
export async function outlineOf({ path, text }: Pick<SourceFile, 'path' | 'text'>): Promise<Outline> {
	const folders = antoraFolders(path);
	const document = (await load(text.replace(INCLUDE, '// $&'), {
		...{
			sourcemap: true,
			safe: 'secure',
			logger: new NullLogger(),
			attributes: { ...ATTRIBUTES, ...(folders ? { imagesdir: '' } : {}) },
		},
	})) as unknown as Block & {
		readonly header?: Block | null;
		getAttribute(name: string): unknown;
		playbackAttributes(attributes: unknown): void;
		restoreAttributes(): void;
	};
	document.restoreAttributes();
	const reader: Reader = {
		html: async (block, raw) => fromHere(await block.applySubs(raw, INLINE), folders),
		image: async (block, target) =>
			folders ? (target.includes(':') ? '' : folders.images) + target : block.imageUri(target),
		async children(blocks, line) {
			const nodes: OutlineNode[] = [];
			let last = line;
			for (const block of blocks) {
				document.playbackAttributes(block.attributes);
				last = block.lineno ?? last;
				nodes.push(...(await nodesOf(block, last, reader)));
			}
			return nodes;
		},
	};
	const title = document.header?.rawTitle
		? await headingOf(document.header, document.header.lineno ?? 1, reader)
		: null;
	return {
		of: text,
		attributes: headerAttributes(text, (name) => document.getAttribute(name)),
		nodes: [...(title ? [title] : []), ...(await reader.children(document.blocks as Block[], 1))],
	};
}

const ATTRIBUTES = { 'skip-front-matter': '', relfilesuffix: '.adoc', experimental: '', 'attribute-missing': 'skip' };

/**
 * Where a document of Antora names others from: the pages of its module, and the images beside them; null for any other
 * document, which names them from its own folder.
 */
function antoraFolders(path: string): { readonly pages: string; readonly images: string } | null {
	const below = /(?:^|\/)modules\/[^/]+\/(.*)$/.exec(path)?.[1];
	if (below === undefined) return null;
	const up = '../'.repeat(below.split('/').length - 1);
	return { pages: `${up}pages/`, images: `${up}images/` };
}

/** Paths of HTML, as they are named from the document's own folder; those that name a module are left as they are. */
function fromHere(html: string, folders: ReturnType<typeof antoraFolders>): string {
	if (!folders) return html;
	const { pages, images } = folders;
	return html
		.replace(/(<a href=")(?=[^":#/]+(?:\/[^":#]*)?\.adoc["#])/g, `$1${pages}`)
		.replace(/(<img src=")(?=[^":/][^":]*")/g, `$1${images}`);
}

/** The attributes that stand in the header, which ends with the first blank line after the title. */
function headerAttributes(text: string, told: (name: string) => unknown): Record<string, string> {
	const header =
		/^(?:[ \t]*\r?\n|\/\/.*\n)*(?:.+(?:\n|$))*/.exec(text.replace(/^---\r?\n[\s\S]*?\n---\r?\n/, ''))?.[0] ?? '';
	const names = [...header.matchAll(/^:([\w][\w-]*):/gm)].map(([, name = '']) => name.toLowerCase());
	return Object.fromEntries(
		names.flatMap((name) => {
			const value = told(name);
			return typeof value === 'string' ? [[name, value] as const] : [];
		}),
	);
}

const PLAIN = { properties: {} } as const;

async function headingOf(block: Block, line: number, { html }: Reader): Promise<OutlineNode> {
	const raw = block.rawTitle ?? '';
	const id = block.attributes.id;
	const tag = `h${Math.min(6, (block.level ?? 0) + 1)}`;
	return { tag, properties: id ? { id } : {}, line, raw, html: await html(block, raw) };
}

/** Kinds of blocks whose text no reader sees as text. */
const NO_TEXT = new Set(['toc', 'video', 'audio', 'thematic_break', 'page_break', 'stem', 'pass']);

async function nodesOf(block: Block, line: number, reader: Reader): Promise<OutlineNode[]> {
	const { context } = block;
	if (NO_TEXT.has(context)) return [];
	const blocks = (block.blocks ?? []) as Block[];
	if (context === 'section') return [await headingOf(block, line, reader), ...(await reader.children(blocks, line))];
	if (context === 'floating_title') return [await headingOf(block, line, reader)];
	if (context === 'table') return [await tableNode(block, line, reader)];
	const title = await titleOf(block, line, 'p', reader);
	const content = await contentOf(block, line, reader);
	if (context === 'admonition') {
		const marker = { ...PLAIN, tag: 'p', line, html: `[!${block.style ?? 'NOTE'}]` };
		return [{ ...PLAIN, tag: 'blockquote', line, children: [marker, ...title, ...content] }];
	}
	return [...title, ...content];
}

async function contentOf(block: Block, line: number, reader: Reader): Promise<OutlineNode[]> {
	const { context, contentModel } = block;
	const blocks = (block.blocks ?? []) as Block[];
	if (context === 'image') return [await imageOf(block, line, reader)];
	if (context === 'dlist') return [await descriptions(block.blocks as Description[], line, reader)];
	if (context === 'ulist' || context === 'olist' || context === 'colist') {
		const items: OutlineNode[] = [];
		for (const item of blocks) items.push(await itemOf(item, 'li', line, reader));
		return [{ ...PLAIN, tag: context === 'ulist' ? 'ul' : 'ol', line, children: items }];
	}
	const children = await reader.children(blocks, line);
	const quoted = context === 'quote' || context === 'verse';
	if (contentModel === 'compound') return quoted ? [{ ...PLAIN, tag: 'blockquote', line, children }] : children;
	const raw = (block.lines ?? []).map((each) => each.replace(INCLUDED, '')).join('\n');
	if (raw === '') return children;
	if (contentModel === 'verbatim') return [{ ...PLAIN, tag: 'pre', line, raw }];
	const paragraph: OutlineNode = { ...PLAIN, tag: 'p', line, raw, html: await reader.html(block, raw) };
	return quoted ? [{ ...PLAIN, tag: 'blockquote', line, children: [paragraph] }] : [paragraph];
}

type Description = readonly [terms: readonly Block[], description: Block | null];

async function descriptions(items: readonly Description[], line: number, reader: Reader): Promise<OutlineNode> {
	const children: OutlineNode[] = [];
	for (const [terms, description] of items) {
		for (const term of terms) children.push(await itemOf(term, 'dt', line, reader));
		if (description) children.push(await itemOf(description, 'dd', line, reader));
	}
	return { ...PLAIN, tag: 'dl', line, children };
}

async function itemOf(item: Block, tag: string, before: number, reader: Reader): Promise<OutlineNode> {
	const line = item.lineno ?? before;
	const raw = item._text ?? '';
	const children = await reader.children((item.blocks ?? []) as Block[], line);
	return { ...PLAIN, tag, line, ...(raw === '' ? {} : { raw, html: await reader.html(item, raw) }), children };
}

async function imageOf(block: Block, line: number, { image }: Reader): Promise<OutlineNode> {
	const { target = '', alt = '', 'default-alt': made } = block.attributes;
	const properties = { src: await image(block, target), alt: alt === made ? '' : alt };
	return { ...PLAIN, tag: 'p', line, children: [{ tag: 'img', properties, line }] };
}
