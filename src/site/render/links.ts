import type { Root } from 'hast';
import { SKIP, visit } from '../visit.ts';
import type { RenderContext } from './context.ts';
import { isSafeAbsolute } from './sanitise.ts';

const DOCUMENT = /\.(?:mdx?|markdown|html?|adoc|asciidoc)$/i;

/** Where a link of a source document leads on the site, or null where there is nothing to lead to. */
export function addressOf(href: string, context: RenderContext): string | null {
	if (isSafeAbsolute(href)) return href.trim();
	const [address = '', anchor = ''] = splitOnce(href.trim(), '#');
	const path = address === '' ? ownPath(context) : pathOf(address, context.document.path);
	const topic = path === null ? undefined : address === '' ? context.topic : context.topicAt(path);
	if (!topic) return null;
	if (anchor === '') return context.urls.topic(context.reader, topic.slug);
	const fragment = context.fragmentIn(topic, decoded(anchor));
	if (address === '') return fragment === undefined ? null : `#${encodeURIComponent(fragment)}`;
	return context.urls.topic(context.reader, topic.slug, fragment);
}

/** Rewrites every link of a tree to its page on the site; links that lead nowhere become plain text. Changes the tree. */
export function rewriteLinks(tree: Root, context: RenderContext): void {
	visit(tree, 'element', (element, index, parent) => {
		if (element.tagName !== 'a' || !parent || index === undefined) return;
		const { href, id } = element.properties;
		const address = typeof href === 'string' ? addressOf(href, context) : null;
		if (address !== null) element.properties.href = address;
		else if (id !== undefined) {
			delete element.properties.href;
			element.tagName = 'span';
		} else {
			parent.children.splice(index, 1, ...element.children);
			return [SKIP, index];
		}
		return;
	});
}

function ownPath({ document }: RenderContext): string {
	return withoutLocale(document.path);
}

/** The path of the document that a relative address means, without locale folder and extension; null for other files. */
function pathOf(address: string, from: string): string | null {
	if (address.startsWith('/') || address.startsWith('\\') || /^[a-z][a-z\d+.-]*:/i.test(address)) return null;
	const [plain = ''] = splitOnce(address, '?');
	if (!DOCUMENT.test(plain)) return null;
	const segments = from.split('/').slice(0, -1);
	for (const segment of decoded(plain).split(/[\\/]/)) {
		if (segment === '..') segments.pop();
		else if (segment !== '.' && segment !== '') segments.push(segment);
	}
	return withoutLocale(segments.join('/'));
}

/** A document's path without locale folder and extension. */
export function withoutLocale(path: string): string {
	return path.slice(path.indexOf('/') + 1).replace(DOCUMENT, '');
}

function splitOnce(text: string, separator: string): string[] {
	const at = text.indexOf(separator);
	return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
