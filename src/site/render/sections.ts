import type { Element, Nodes, Root } from 'hast';

/** The text under one heading. `id` is null for what stands above the first. */
export interface Section {
	readonly id: string | null;
	readonly heading: string;
	readonly text: string;
}

const BLOCK = /^(?:p|li|td|th|tr|div|blockquote|aside|pre|dt|dd|br|table|caption)$/;

/** Cuts a rendered tree at its headings; what `skip` names is left out. Empty sections are left out too. */
export function sectionsOf(tree: Root, skip: (table: Element) => boolean): Section[] {
	const sections: { id: string | null; heading: string; parts: string[] }[] = [{ id: null, heading: '', parts: [] }];
	const walk = (node: Nodes): void => {
		const { parts } = sections.at(-1) as (typeof sections)[number];
		if (node.type === 'text') parts.push(node.value);
		if (node.type !== 'element' && node.type !== 'root') return;
		if (node.type === 'element') {
			if (node.tagName === 'table' && skip(node)) return;
			if (/^h[2-6]$/.test(node.tagName)) {
				const section = { id: String(node.properties.id), heading: '', parts: [] as string[] };
				sections.push(section);
				for (const child of node.children) walk(child);
				section.heading = clean(section.parts.splice(0));
				return;
			}
		}
		for (const child of node.children) walk(child);
		if (node.type === 'element' && BLOCK.test(node.tagName)) sections.at(-1)?.parts.push('\n');
	};
	walk(tree);
	return sections
		.map(({ id, heading, parts }) => ({ id, heading, text: clean(parts) }))
		.filter(({ heading, text }) => heading !== '' || text !== '');
}

function clean(parts: readonly string[]): string {
	return parts.join('').replace(/\s+/g, ' ').trim();
}
