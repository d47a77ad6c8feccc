import { slug } from 'github-slugger';
import type { Element, Root } from 'hast';
import { uniqueNames } from '../../core/index.ts';
import { SKIP, visit } from '../visit.ts';
import { textOf } from './text.ts';

/** A heading of a rendered document. */
export interface Heading {
	readonly id: string;
	readonly text: string;
	/** 2–6: level 1 is the page's title. */
	readonly level: number;
}

/** What a document's anchors have become. */
export interface Anchors {
	readonly headings: readonly Heading[];
	/** Fragment identifiers on the page, by the anchors that the source or its readers may know them by. */
	readonly fragments: ReadonlyMap<string, string>;
}

/** The id of the page's title. */
export const TITLE_ID = 's-title';

/**
 * Gives headings and explicit anchors unique ids that begin with `s-`, so that none can shadow a row's anchor or a
 * property of the window, and orders the levels: the first `h1` goes (the page writes the title), further ones become
 * `h2`, and no level is skipped. Changes the tree.
 */
export function numberHeadings(tree: Root): Anchors {
	const headings: Heading[] = [];
	const fragments = new Map<string, string>();
	const unique = uniqueNames('-', [TITLE_ID]);
	let level = 1;
	let titled = false;
	visit(tree, 'element', (element, index, parent) => {
		const rank = /^h([1-6])$/.exec(element.tagName)?.[1];
		if (!rank) {
			anchor(element, unique, fragments);
			return;
		}
		const text = textOf(element).replace(/\s+/g, ' ').trim();
		const names = anchorsIn(element);
		if (text === '' || (rank === '1' && !titled)) {
			for (const name of names) fragments.set(name, TITLE_ID);
			titled ||= text !== '';
			if (!parent || index === undefined) return;
			parent.children.splice(index, 1);
			return [SKIP, index];
		}
		level = Math.min(Math.max(Number(rank), 2), level + 1);
		const id = unique(`s-${slug(names[0] ?? text) || 'section'}`);
		for (const name of [...names, slug(text)]) if (!fragments.has(name)) fragments.set(name, id);
		element.tagName = `h${level}`;
		element.properties = { id };
		headings.push({ id, text, level });
		return SKIP;
	});
	return { headings, fragments };
}

/**
 * Gives each heading, besides its id, a second one that is the same in all languages of the topic, by which the language
 * switch keeps the section: `n-` and the number of its piece of prose. Changes the tree.
 */
export function nameSections(tree: Root, texts: readonly (readonly [number: number, text: string])[]): void {
	let next = 0;
	visit(tree, 'element', (element) => {
		if (!/^h[2-6]$/.test(element.tagName)) return;
		const text = textOf(element).replace(/\s+/g, ' ').trim();
		const at = texts.findIndex(([, one], index) => index >= next && one.replace(/\s+/g, ' ').trim() === text);
		if (at < 0) return;
		next = at + 1;
		element.children.push({
			type: 'element',
			tagName: 'span',
			properties: { id: `n-${texts[at]?.[0]}` },
			children: [],
		});
	});
}

/** The explicit anchors of a heading, its own and those of `<a name>` in it, which are taken off. */
function anchorsIn(heading: Element): string[] {
	const names: string[] = [];
	visit(heading, 'element', (element) => {
		names.push(...namesOf(element));
		delete element.properties.id;
		delete element.properties.name;
	});
	return names;
}

function anchor(element: Element, unique: (wanted: string) => string, fragments: Map<string, string>): void {
	const names = namesOf(element);
	delete element.properties.name;
	delete element.properties.id;
	const fresh = names.find((name) => !fragments.has(name));
	if (fresh === undefined) return;
	const id = unique(`s-${slug(fresh) || 'anchor'}`);
	element.properties.id = id;
	for (const name of names) if (!fragments.has(name)) fragments.set(name, id);
}

function namesOf({ properties }: Element): string[] {
	return [properties.id, properties.name].filter((name) => typeof name === 'string' && name !== '') as string[];
}
