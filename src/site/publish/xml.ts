import { visit } from 'unist-util-visit';
import { toXml } from 'xast-util-to-xml';
import type { x } from 'xastscript';

/** What no XML may hold, not even by its number. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** An XML document of a tree, well-formed whatever its texts are: what XML may not hold becomes `\uFFFD`. */
export function xmlDocument(root: ReturnType<typeof x>): string {
	visit(root, (node) => {
		if (node.type === 'text') node.value = allowed(node.value);
		if (node.type !== 'element') return;
		for (const [name, value] of Object.entries(node.attributes)) node.attributes[name] = allowed(String(value ?? ''));
	});
	return `<?xml version="1.0" encoding="utf-8"?>\n${toXml(root).replaceAll(']]>', ']]&gt;')}\n`;
}

function allowed(text: string): string {
	return text.toWellFormed().replace(FORBIDDEN, '\uFFFD');
}
