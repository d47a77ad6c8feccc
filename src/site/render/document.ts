import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { SourceDocument, Table } from '../../core/index.ts';
import { breakHeadings } from '../phrases.ts';
import { pictureMark } from '../picture/index.ts';
import { SKIP, visit } from '../visit.ts';
import { markAdmonitions } from './admonitions.ts';
import type { RenderContext } from './context.ts';
import { type Anchors, type Heading, nameSections, numberHeadings } from './headings.ts';
import { replaceImages } from './images.ts';
import { rewriteLinks } from './links.ts';
import { frameTable } from './other-table.ts';
import { writePortTable } from './port-table.ts';
import { sanitise } from './sanitise.ts';
import { type Section, sectionsOf } from './sections.ts';
import { letCodeScroll, tidy } from './tidy.ts';

/** A document as it stands on a page. */
export interface RenderedDocument {
	readonly html: string;
	readonly headings: readonly Heading[];
	/** What a search for words should find, without the rows of port tables. */
	readonly sections: readonly Section[];
}

/** What HTML may not hold: control characters, halves of pairs, and code points that are no characters. */
const NO_TEXT = /(?![\t\n\f\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/**
 * Renders a document: what is unsafe goes first, then everything that Portolan itself writes is put in – ids, links,
 * labels, port tables from the dataset – so that a source can't pass for it.
 */
export function renderDocument(context: RenderContext): RenderedDocument {
	const tree = sanitise(context.document.tree);
	const { headings } = numberHeadings(tree);
	replaceImages(tree, context);
	rewriteLinks(tree, context);
	markAdmonitions(tree, context);
	tidy(tree);
	letCodeScroll(tree);
	const sections = sectionsOf(tree, (table) => tableOf(table, context.document)?.kind === 'ports');
	nameSections(tree, headingsOf(context));
	breakHeadings(tree, context.document.locale);
	writeTables(tree, context);
	// Nothing of the source is written as it is: what is safe of it are elements and texts.
	const html = toHtml(tree, { allowDangerousHtml: true }).replace(NO_TEXT, '\uFFFD');
	return { html, headings, sections };
}

/** The headings of the document in its own order, each with its number among the topic's pieces of prose. */
function headingsOf({ topic, document }: RenderContext): [number, string][] {
	return topic.blocks
		.flatMap((block, number) => {
			const own = block[document.locale];
			return own?.kind === 'heading' ? [{ number, own }] : [];
		})
		.sort((a, b) => a.own.location.start.offset - b.own.location.start.offset)
		.map(({ number, own }) => [number, own.text]);
}

/** The anchors of a document's page, without rendering it. */
export function anchorsOf(document: SourceDocument): Anchors {
	return numberHeadings(sanitise(document.tree));
}

function writeTables(tree: Root, context: RenderContext): void {
	const { document, topic, t, textsLang } = context;
	const lang = textsLang === undefined ? undefined : { label: textsLang, table: document.locale };
	const aligned = new Map(
		topic.tables.flatMap((entry) => {
			const member = entry.members[document.locale];
			return member ? [[member.index, entry] as const] : [];
		}),
	);
	visit(tree, 'element', (element, index, parent) => {
		if (element.tagName !== 'table' || !parent || index === undefined) return;
		const number = element.data?.table;
		const table = tableOf(element, document);
		const entry = number === undefined ? undefined : aligned.get(number);
		if (table?.kind === 'ports' && entry) {
			const picture = { type: 'comment', value: pictureMark(table.index, entry.index) } as const;
			parent.children.splice(index, 1, writePortTable(table, entry, context), picture, ...tablesIn(element));
			return [SKIP, index + 2];
		}
		const label = [t('site.table.caption', { number: number ?? 0 }), table?.caption ?? table?.heading].filter(Boolean);
		parent.children[index] = frameTable(element, label.join(': '), lang);
		return [SKIP, index + 1];
	});
}

function tableOf(element: Element, { tables }: SourceDocument): Table | undefined {
	const number = element.data?.table;
	return number === undefined ? undefined : tables[number - 1];
}

/** Tables inside a table that is written anew, so that they are not lost. */
function tablesIn(outer: Element): ElementContent[] {
	const inner: ElementContent[] = [];
	visit(outer, 'element', (element) => {
		if (element === outer || element.tagName !== 'table') return;
		inner.push(element);
		return SKIP;
	});
	return inner;
}
