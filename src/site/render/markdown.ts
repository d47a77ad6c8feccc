import type { ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { TextKey } from '../../i18n/index.ts';
import { changesText, correctionOf } from '../correction.ts';
import type { RenderContext } from './context.ts';
import { replaceImages } from './images.ts';
import { rewriteLinks } from './links.ts';
import { sanitise } from './sanitise.ts';

const processor = unified().use(rehypeRemark).use(remarkGfm).use(remarkStringify).freeze();

/**
 * Writes a document as Markdown: its own text and tables as the source has them, made safe, links leading to the site; and
 * at its end what is disputed in it, so that nobody takes a wrong row along unawares.
 */
export function markdownOf(context: RenderContext): string {
	const tree = sanitise(context.document.tree);
	replaceImages(tree, context);
	rewriteLinks(tree, context);
	tree.children.push(...disputesIn(context));
	return processor.stringify(processor.runSync(tree as Root) as never);
}

/** The findings of a document as a list: in which row, what is wrong, the right reading, and where it is told in full. */
function disputesIn({ document, findings, t, urls, reader }: RenderContext): ElementContent[] {
	const own = findings.filter(({ locale, location }) => (locale ?? location.locale) === document.locale);
	if (own.length === 0) return [];
	const entries = own.map((finding) => {
		const correction = correctionOf(finding, document);
		const reading = correction ? changesText(correction.text, correction.changes) : finding.expected;
		return h('li', [
			h('strong', t(`site.mark.words.${finding.severity}`)),
			...(finding.row === null ? [] : [', ', h('code', finding.row)]),
			': ',
			h('a', { href: urls.finding(reader, finding.id) }, t(`checks.${finding.check}.name` as TextKey)),
			...(reading ? [': ', reading] : []),
		]);
	});
	return [h('h2', t('site.findings.title')), h('ul', entries)];
}
