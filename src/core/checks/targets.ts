/** Where relative links and images lead, and whether it is there. */
import type { Settings, SourceDocument, Topic } from '../model.ts';

/** Whether the target of a link or image that stands in a document is there; null where that can't be told. */
export type Resolve = (target: string, document: SourceDocument) => boolean | null;

const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/|\\|[{<%$#]*\{|$)/i;
const PAGE = /\.(?:md|markdown|mdx|html?|adoc|asciidoc)$/i;

/** Where GFM's footnotes and their marks lead: made by the reader of Markdown, not written. */
const FOOTNOTE = /^#user-content-fn(?:ref)?-/;

/** Judges targets by the files that the settings list; without a list, and for targets outside the content, it tells nothing. */
export function resolver(settings: Settings, topics: readonly Topic[]): Resolve {
	const files = new Set(settings.files?.map((path) => path.normalize('NFC')));
	const folders = new Set([...files].flatMap(foldersOf));
	const documents = new Map(
		topics.flatMap((topic) => Object.values(topic.documents).map((document) => [document.path, document] as const)),
	);
	return (target, document) => {
		if (!settings.files || ELSEWHERE.test(target) || FOOTNOTE.test(target)) return null;
		const [, written = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(target) ?? [];
		if (written === '') return fragment === '' ? null : hasAnchor(document, decoded(fragment));
		const path = join(document.path, decoded(written));
		if (path === null) return null;
		const found = variants(path).find((each) => files.has(each));
		if (found === undefined) return folders.has(path.replace(/\/$/, ''));
		const other = documents.get(found);
		return fragment === '' || !other ? true : hasAnchor(other, decoded(fragment));
	};
}

/** The last part of a target, without extension and fragment: what the same target is called in another locale. */
export function nameOf(target: string): string {
	return decoded(target.replace(/[?#].*/s, ''))
		.replace(/(?<!\/)\/+$/, '')
		.replace(/^.*[/\\]/, '')
		.replace(PAGE, '')
		.toLowerCase();
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text).normalize('NFC');
	} catch {
		return text;
	}
}

/** A target's path below the content folder; null where it leads out of it. */
function join(from: string, target: string): string | null {
	const parts = from.split('/').slice(0, -1);
	for (const part of target.replaceAll('\\', '/').split('/')) {
		if (part === '..') {
			if (parts.pop() === undefined) return null;
		} else if (part !== '.') parts.push(part);
	}
	return parts.join('/');
}

/** A page may be linked by its source's name, its output's, or none. */
function variants(path: string): string[] {
	const bare = path.replace(PAGE, '').replace(/\/$/, '');
	const pages = ['md', 'markdown', 'mdx', 'html', 'htm', 'adoc', 'asciidoc'].flatMap((extension) => [
		`${bare}.${extension}`,
		`${bare}/index.${extension}`,
	]);
	return PAGE.test(path) || !/\.[^./]+$/.test(path) ? [path, ...pages] : [path];
}

function foldersOf(path: string): string[] {
	const parts = path.split('/').slice(0, -1);
	return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

const anchors = new WeakMap<SourceDocument, ReadonlySet<string>>();

/** Whether a document has an anchor; those of headings are compared by their letters, as generators write them in different ways. */
function hasAnchor(document: SourceDocument, fragment: string): boolean {
	let known = anchors.get(document);
	if (!known) {
		const explicit = document.source.matchAll(/\b(?:id|name)\s*=\s*["']?([^\s"'>]+)|\{#([^}\s]+)\}/g);
		const headings = document.blocks.filter(({ kind }) => kind === 'heading');
		known = new Set([
			...[...explicit].map(([, html, attribute]) => letters(html ?? attribute ?? '')),
			...headings.map(({ text }) => letters(text)),
		]);
		anchors.set(document, known);
	}
	const wanted = letters(fragment);
	return wanted === '' || wanted === 'top' || known.has(wanted) || known.has(wanted.replace(/(?<!\d)\d+$/, ''));
}

const letters = (text: string) =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
