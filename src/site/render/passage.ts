import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Segment } from '../../core/index.ts';
import type { Change } from '../correction.ts';

/** How links and ports in a passage are written. */
export interface PassageLinks {
	/** The address of a link of the source, or null for plain text. */
	readonly address: (href: string) => string | null;
	/** The address of a port's page, or null for plain text. */
	readonly port: (from: number) => string | null;
}

interface Span {
	readonly start: number;
	readonly end: number;
	readonly wrap: (children: ElementContent[]) => ElementContent[];
}

/**
 * Writes a passage as HTML: its lines as paragraphs, its code, emphasis and links as they were, its ports as links, and
 * what `changes` would take out and put in, side by side.
 */
export function writePassage(passage: Segment, links: PassageLinks, changes: readonly Change[] = []): ElementContent[] {
	const spans = [...changes.map(correctionOf), ...spansOf(passage, links)].sort(
		(a, b) => a.start - b.start || b.end - a.end,
	);
	const lines = linesOf(passage.text);
	const written = lines.map(({ start, end }) => inline(passage.text, start, end, spans));
	return written.length === 1 ? (written[0] as ElementContent[]) : written.map((children) => h('p', children));
}

function spansOf({ marks, facts }: Segment, links: PassageLinks): Span[] {
	const spans: Span[] = marks.map(({ kind, start, end, href = '' }) => ({
		start,
		end,
		wrap: (children) => {
			if (kind !== 'link') return [h(kind === 'code' ? 'code' : kind === 'superscript' ? 'sup' : 'em', children)];
			const address = links.address(href);
			return address === null ? children : [h('a', { href: address }, children)];
		},
	}));
	const { port } = links;
	const isFree = (start: number, end: number) =>
		!marks.some((mark) => mark.kind === 'link' && mark.start < end && start < mark.end);
	for (const fact of facts) {
		const href = fact.kind === 'port' && isFree(fact.start, fact.end) ? port(fact.from) : null;
		if (href !== null)
			spans.push({ start: fact.start, end: fact.end, wrap: (children) => [h('a.port', { href }, children)] });
	}
	return spans;
}

/** What is put in stands once, also where what is taken out is cut by a line's end or by other marks. */
function correctionOf({ start, end, text }: Change): Span {
	let isWritten = false;
	const wrap: Span['wrap'] = (children) => {
		const removed = children.length === 0 ? [] : [h('del', children)];
		if (isWritten || text === '') return removed;
		isWritten = true;
		return [...removed, ...(removed.length === 0 ? [] : [{ type: 'text', value: ' ' } as const]), h('ins', text)];
	};
	return { start, end, wrap };
}

function linesOf(text: string): { start: number; end: number }[] {
	let start = 0;
	return text.split('\n').map((line) => {
		const span = { start, end: start + line.length };
		start = span.end + 1;
		return span;
	});
}

/** `text[start, end)` with the spans that begin in it; spans that overlap without nesting are cut. */
function inline(text: string, start: number, end: number, spans: readonly Span[]): ElementContent[] {
	const out: ElementContent[] = [];
	let at = start;
	for (let i = 0; i < spans.length; i++) {
		const span = spans[i] as Span;
		const from = Math.max(span.start, at);
		const to = Math.min(span.end, end);
		const isInsertion = span.start === span.end;
		if (isInsertion ? from > to || span.start < at : from >= to) continue;
		if (from > at) out.push({ type: 'text', value: text.slice(at, from) });
		out.push(...span.wrap(inline(text, from, to, spans.slice(i + 1))));
		at = to;
	}
	if (at < end) out.push({ type: 'text', value: text.slice(at, end) });
	return out;
}
