import type { Element, Root } from 'hast';
import { type Schema, sanitize } from 'hast-util-sanitize';

/**
 * What of a source document may reach a page. No class, style, handler, form, frame, media or SVG; `id` and `name`
 * live only until headings have been numbered; `src` only until images have been replaced.
 */
const schema: Schema = {
	allowComments: false,
	allowDoctypes: false,
	ancestors: {
		tbody: ['table'],
		td: ['table'],
		th: ['table'],
		thead: ['table'],
		tfoot: ['table'],
		tr: ['table'],
		caption: ['table'],
		li: ['ul', 'ol', 'menu'],
	},
	attributes: {
		a: ['href', 'id', 'name'],
		img: ['src', 'alt'],
		ol: ['start', 'reversed'],
		td: ['colSpan', 'rowSpan'],
		th: ['colSpan', 'rowSpan', ['scope', 'col', 'row', 'colgroup', 'rowgroup']],
		h1: ['id'],
		h2: ['id'],
		h3: ['id'],
		h4: ['id'],
		h5: ['id'],
		h6: ['id'],
		abbr: ['title'],
		time: ['dateTime'],
		'*': ['lang', ['dir', 'ltr', 'rtl', 'auto']],
	},
	clobber: [],
	protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
	required: {},
	strip: [
		'script',
		'style',
		'head',
		'title',
		'template',
		'noscript',
		'iframe',
		'object',
		'embed',
		'applet',
		'svg',
		'math',
		'textarea',
		'select',
		'button',
		'video',
		'audio',
		'canvas',
		'map',
	],
	tagNames: [
		...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'blockquote', 'pre', 'hr', 'br', 'div', 'span', 'section', 'article'],
		...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption', 'aside', 'details', 'summary'],
		...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
		...[
			'a',
			'img',
			'em',
			'strong',
			'b',
			'i',
			'u',
			's',
			'del',
			'ins',
			'sub',
			'sup',
			'small',
			'mark',
			'q',
			'cite',
			'dfn',
		],
		...['abbr', 'time', 'code', 'kbd', 'samp', 'var', 'tt', 'strike', 'ruby', 'rb', 'rt', 'rp', 'bdi', 'bdo', 'wbr'],
	],
};

/** A copy of a source document's tree that is safe to publish; the input stays as it is. */
export function sanitise(tree: Root): Root {
	return sanitize({ type: 'root', children: withoutPlaces(tree.children) }, schema) as Root;
}

/** Nodes without what is known of their places but the numbers of tables: nobody asks, and copying it takes longer than the rest. */
function withoutPlaces(nodes: Root['children']): Element['children'] {
	return nodes.flatMap((node): Element['children'] => {
		if (node.type === 'text') return [{ type: 'text', value: node.value }];
		if (node.type !== 'element') return [];
		const { type, tagName, properties, data } = node;
		const children = withoutPlaces(node.children);
		return [{ type, tagName, properties, children, ...(data?.table ? { data: { table: data.table } } : {}) }];
	});
}

const SAFE_PROTOCOL = /^(?:https?|mailto):/i;

/** Whether an address may be linked to as it is: absolute, and of a protocol that runs nothing. */
export function isSafeAbsolute(href: string): boolean {
	return SAFE_PROTOCOL.test(href.trim()) && URL.canParse(href.trim());
}
