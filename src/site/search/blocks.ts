import type { FlowFacts, Locale } from '../../core/index.ts';
import { fallbackLocale } from '../languages.ts';
import { type BlockFile, kinds, perBlock, type ShownItem, type ShownTopic } from './files.ts';
import type { Item } from './items.ts';
import type { IndexContents } from './write-index.ts';

/** An item and its number. */
export interface NumberedItem {
	readonly number: number;
	readonly item: Item;
}

/** All items with their numbers, see `IndexFile`. */
export interface NumberedItems {
	readonly items: readonly NumberedItem[];
	readonly blocks: readonly (readonly Item[])[];
	readonly bounds: readonly number[];
}

/** How many letters of one language a block holds before the next is begun: about a kilobyte as it is sent. */
const lettersPerBlock = 2200;
/** How many letters of a text a result may quote from. */
const mostLetters = 3000;
/** What an item takes besides its texts. */
const lettersPerItem = 120;

/** Numbers the items, which come kind by kind, and puts them in blocks. */
export function numberItems(all: Iterable<Item>): NumberedItems {
	const items: NumberedItem[] = [];
	const blocks: Item[][] = [];
	const firsts = new Map<string, number>();
	let letters = 0;
	for (const item of all) {
		const size = lettersPerItem + lettersOf(item);
		let block = blocks.at(-1);
		if (!block || block.length === perBlock || letters + size > lettersPerBlock || block[0]?.kind !== item.kind) {
			block = [];
			blocks.push(block);
			letters = 0;
		}
		letters += size;
		const number = (blocks.length - 1) * perBlock + block.push(item) - 1;
		items.push({ number, item });
		if (!firsts.has(item.kind)) firsts.set(item.kind, number);
	}
	const end = blocks.length * perBlock;
	const bounds = [...kinds.keys(), kinds.length].map((at) => {
		for (const kind of kinds.slice(at)) if (firsts.has(kind)) return firsts.get(kind) as number;
		return end;
	});
	return { items, blocks, bounds };
}

function lettersOf({ texts }: Item): number {
	return Math.max(0, ...Object.values(texts).map((own) => own.join('').length));
}

/** Writes a block as the readers of a locale see it. */
export function writeBlock(
	block: readonly Item[],
	reader: Locale,
	{ source, topicFor }: Pick<IndexContents, 'source' | 'topicFor'>,
): BlockFile {
	const topics = new Map<string, ShownTopic>();
	const placeOf = (id: string): number => {
		const topic = topics.get(id) ?? topicFor(reader, id);
		if (topic) topics.set(id, topic);
		return [...topics.keys()].indexOf(id);
	};
	const items = block.map((item) => shownItem(item, reader, source, placeOf));
	return { items, topics: [...topics.values()] };
}

function shownItem(item: Item, reader: Locale, source: Locale | null, placeOf: (topic: string) => number): ShownItem {
	const { id, kind, topic, anchors, texts, headings, titles, flow, alternatives } = item;
	const shown = fallbackLocale(reader, Object.keys(texts).sort(), source) ?? reader;
	const page = fallbackLocale(reader, Object.keys(titles).sort(), source) ?? reader;
	const findings = item.findings(reader);
	return {
		id,
		...(topic === null ? {} : { topic: placeOf(topic) }),
		...(anchors[page] ? { anchor: anchors[page] } : {}),
		...(shown === reader ? {} : { locale: shown }),
		...(kind === 'flows' && headings[shown] ? { heading: headings[shown] } : {}),
		texts: kind === 'findings' ? [] : (texts[shown] ?? []).map(shortened),
		...(flow && kind === 'flows' ? { flow: factsOf(flow) } : {}),
		...(alternatives.length > 0 && kind === 'flows' ? { alternatives } : {}),
		...(findings.length > 0 ? { findings } : {}),
	};
}

/** A text as far as a result may quote from it. */
function shortened(text: string): string {
	return text.length <= mostLetters ? text : `${text.slice(0, mostLetters).replace(/[\ud800-\udbff]$/, '')} …`;
}

function factsOf({ ports, transports, protocols, security }: FlowFacts): FlowFacts {
	return { ports, transports, protocols, security };
}
