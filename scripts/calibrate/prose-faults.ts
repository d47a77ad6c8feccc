import type { Block } from '../../src/core/index.ts';
import type { Mutation } from '../detect/faults.ts';
import type { Page } from '../detect/pages.ts';
import type { Random } from '../detect/prng.ts';
import { cellEdit } from '../detect/source-edits.ts';
import { alteredPorts, numbersIn } from '../detect/tokens.ts';

/** A fault in a piece of prose that stands in two locales or more. */
export interface ProseFault {
	readonly name: string;
	/** What changes in the text; null where it has no place for the fault. */
	readonly change: (
		text: string,
		peers: readonly string[],
		random: Random,
	) => { start: number; end: number; text: string } | null;
}

const NAME = /[A-Za-z][a-z]+(?:[A-Z_.-][A-Za-z]+)+/g;

export const proseFaults: readonly ProseFault[] = [
	{
		name: 'prose-number-changed',
		change(text, peers, random) {
			const shared = numbersIn(text).filter(
				({ text: written }) => written.length > 1 && peers.every((peer) => peer.includes(written)),
			);
			const number = random.pick(shared);
			const altered = number && random.pick(alteredPorts(number.text, 'change'));
			return number && altered ? { start: number.start, end: number.end, text: altered } : null;
		},
	},
	{
		name: 'prose-numbers-exchanged',
		change(text, peers, random) {
			const isOnce = (number: string, whole: string) =>
				whole.split(number).length === 2 && numbersIn(whole).some((each) => each.text === number);
			const shared = numbersIn(text).filter((number) => [text, ...peers].every((each) => isOnce(number.text, each)));
			const at = shared.length > 1 ? random.below(shared.length - 1) : 0;
			const [first, second] = [shared[at], shared[at + 1]];
			if (!first || !second || peers.some((peer) => peer.indexOf(first.text) > peer.indexOf(second.text))) return null;
			const between = text.slice(first.end, second.start);
			return { start: first.start, end: second.end, text: `${second.text}${between}${first.text}` };
		},
	},
	{
		name: 'prose-lost',
		change: (text) => ({ start: 0, end: text.length, text: '' }),
	},
	{
		name: 'prose-name-damaged',
		change(text, peers, random) {
			const names = [...text.matchAll(NAME)].filter(
				([name]) => name.length > 5 && peers.every((peer) => peer.includes(name)),
			);
			const match = random.pick(names);
			if (!match) return null;
			const at = match.index + 1 + random.below(match[0].length - 2);
			return { start: at, end: at + 1, text: '' };
		},
	},
	{
		name: 'prose-untranslated',
		change(text, peers, random) {
			const peer = random.pick(
				peers.filter((each) => each.split(/\s+/).length > 5 && each !== text && !/[<>`*_[\]|]/.test(each)),
			);
			return peer ? { start: 0, end: text.length, text: peer } : null;
		},
	},
	{
		name: 'sentence-untranslated',
		change(text, peers, random) {
			const own = random.pick(sentencesIn(text));
			const theirs = random.pick(peers.filter((peer) => peer !== text).flatMap(sentencesIn));
			return own && theirs && !/[<>`*_[\]|]/.test(theirs.text) ? { ...own, text: theirs.text } : null;
		},
	},
	{
		name: 'sentence-lost',
		change(text, peers, random) {
			const sentences = sentencesIn(text);
			if (!peers.every((peer) => sentencesIn(peer).length >= sentences.length)) return null;
			const own = random.pick(sentences);
			return own ? { ...own, text: '' } : null;
		},
	},
];

const segmenter = new Intl.Segmenter('und', { granularity: 'sentence' });

/** The sentences of a text that has several. */
function sentencesIn(text: string): { readonly start: number; readonly end: number; readonly text: string }[] {
	const sentences = [...segmenter.segment(text)].map(({ index, segment }) => ({
		start: index,
		end: index + segment.trimEnd().length,
		text: segment.trimEnd(),
	}));
	return sentences.length > 1 ? sentences : [];
}

/** Plants a fault in one of a page's paragraphs. */
export function plantInProse(
	fault: ProseFault,
	page: Page,
	random: Random,
): { readonly path: string; readonly locale: string; readonly mutation: Mutation } | null {
	for (const block of random.shuffle([...page.topic.blocks]).slice(0, 30)) {
		const locale = random.pick(Object.keys(block));
		const own = locale === null ? undefined : (block[locale] as Block | undefined);
		if (!own || locale === null || own.kind === 'code' || Object.keys(block).length < 2) continue;
		const peers = Object.entries(block).flatMap(([other, { text }]) => (other === locale ? [] : text));
		const splice = fault.change(own.text, peers, random);
		const edit = splice && cellEdit(own, splice.start, splice.end, splice.text);
		if (!splice || !edit) continue;
		const { start, end } = own.location;
		const blocks: readonly Block[] = page.topic.documents[locale]?.blocks ?? [];
		// What is lost is told where the text before it stands.
		const from = (blocks[blocks.indexOf(own) - 1] ?? own).location.start;
		return {
			...{ path: own.location.path, locale },
			mutation: {
				edits: [edit],
				at: [start.offset],
				rows: [{ start: splice.text === '' ? from.offset : start.offset, end: end.offset }],
				original: own.text,
				shown: `${own.text.slice(splice.start, splice.end)} → ${splice.text}`,
			},
		};
	}
	return null;
}
