import type { Locale } from '../../core/index.ts';
import { excerpt, highlight, type Query, type Stretch } from '../../search/index.ts';
import { flowText } from '../flow-text.ts';
import type { SearchTexts, ShownFinding } from './files.ts';
import type { FoundItem } from './found-item.ts';

/** A text on a result, its hits marked, and its language. */
export interface ShownText {
	readonly stretches: readonly Stretch[];
	readonly lang: Locale | null;
}

/** A result as page and dialog show it. */
export interface ShownHit {
	/** Its address. */
	readonly href: string;
	/** The record's id of a flow, else null. */
	readonly record: string | null;
	readonly title: ShownText;
	readonly summary: ShownText | null;
	/** The title of the document that it stands in, and the heading. */
	readonly from: ShownText | null;
	/** Where the words were found in another language than the reader's: that language, and its text if it is not the one shown. */
	readonly found: ShownText | null;
	/** What is said against the text shown. */
	readonly disputes: readonly ShownDispute[];
	/** How many findings are on the row in other languages than the one shown. */
	readonly otherFindings: number;
}

/** A finding on what a result shows: its name, what is right where that is known, its address. */
export interface ShownDispute {
	readonly href: string;
	readonly text: string;
}

/** Where a hit is shown: the site's base, its reader, what was asked, and the texts for it. */
export interface Showing {
	readonly base: string;
	readonly reader: Locale;
	readonly query: Query;
	readonly texts: Pick<SearchTexts, 'port' | 'right' | 'undecided'>;
}

/** How many findings a result names. */
const mostDisputes = 3;

/** Prepares a hit for its reader: in the reader's language if it has a text there, with what matched in another. */
export function showHit(item: FoundItem, { base, reader, query, texts }: Showing): ShownHit {
	const { hit, of, shown, matched, findings = [] } = item;
	const mark = (text: string, lang: Locale | null): ShownText => ({ stretches: highlight(text, query), lang });
	const cut = (text: string, lang: Locale): ShownText => ({ stretches: excerpt(text, query), lang });
	const isElsewhere = hit.locale !== null && hit.locale !== reader && hit.kind !== 'ports' && hit.kind !== 'findings';
	const hitText = matched.find((text) => highlight(text, query).some(({ isHit }) => isHit)) ?? matched[1] ?? '';
	const under = `${base}${reader}/`;
	const topic = `${under}${encodeURIComponent(of?.slug ?? '')}/`;
	const heading = item.heading ? `${of?.title ?? ''} › ${item.heading}` : of?.title;
	const own = hit.kind === 'flows' ? findings.filter(({ locale }) => locale === null || locale === shown) : [];
	const common = {
		record: null,
		href: item.anchor ? `${topic}#${encodeURIComponent(item.anchor)}` : topic,
		from: heading === undefined ? null : mark(heading, of?.locale ?? null),
		found: isElsewhere && hit.locale ? cut(hitText, hit.locale) : null,
		disputes: own.slice(0, mostDisputes).map((finding) => disputeOf(finding, addressOf(finding, under, base), texts)),
		otherFindings: hit.kind === 'flows' ? findings.length - own.length : 0,
	};
	switch (hit.kind) {
		case 'flows': {
			const flow = item.flow ? flowText(item.flow) : '';
			const title = [flow, ...alternativesOf(item, flow)].join(' / ');
			return { ...common, record: item.id, title: mark(title, null), summary: cut(cellsOf(item.texts, flow), shown) };
		}
		case 'sections': {
			const [name = '', text = ''] = item.texts;
			return { ...common, title: mark(name, shown), summary: cut(text, shown) };
		}
		case 'ports': {
			const name = texts.port.replace('{{port}}', item.id);
			const href = `${under}ports/${item.id}/`;
			return { ...common, href, from: null, title: mark(name, null), summary: mark(item.texts.join(', '), null) };
		}
		case 'findings': {
			const [finding] = findings;
			const { name, message } = finding ?? { name: item.id, message: '' };
			const href = finding ? addressOf(finding, under, base) : `${under}findings/${item.id}/`;
			return { ...common, href, title: mark(name, null), summary: mark(message, null) };
		}
	}
}

/** What single languages state instead of a flow: `HTTPS/TCP/444 (de)`. */
function alternativesOf({ alternatives = [] }: FoundItem, flow: string): string[] {
	return alternatives.flatMap((one) => {
		const text = flowText(one);
		return text === flow ? [] : [`${text} (${one.locales.join(', ')})`];
	});
}

/** Where a finding is told in full. */
function addressOf({ id, at }: ShownFinding, under: string, base: string): string {
	return at === undefined ? `${under}findings/${id}/` : base + at;
}

function disputeOf(finding: ShownFinding, href: string, texts: Showing['texts']): ShownDispute {
	return { href, text: [finding.name, readingOf(finding, texts)].filter((part) => part !== '').join(' · ') };
}

function readingOf({ change, expected, locale }: ShownFinding, { right, undecided }: Showing['texts']): string {
	if (change !== undefined) return change;
	if (expected !== null) return right.replace('{{expected}}', expected);
	return locale === null ? undecided : '';
}

/** A row's cells without those that only repeat its ports and protocols. */
function cellsOf(cells: readonly string[], flow: string): string {
	const plain = (text: string) => text.toLowerCase().replace(/[\s/]+/g, '/');
	return cells.filter((cell) => !/^[\d\s.,/–-]+$/.test(cell) && plain(cell) !== plain(flow)).join(' · ');
}
