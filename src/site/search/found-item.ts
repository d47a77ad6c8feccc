import type { Locale } from '../../core/index.ts';
import { type BlockFile, perBlock, type ShownItem, type ShownTopic } from './files.ts';
import type { Hit } from './rank.ts';
import type { Load } from './store.ts';

/** A hit as readers of a locale see it. */
export interface FoundItem extends ShownItem {
	readonly hit: Hit;
	/** The topic that it belongs to; ports belong to none. */
	readonly of: ShownTopic | null;
	/** The locale of its texts. */
	readonly shown: Locale;
	/** Its texts in the locale in which the words were found, where that is another. */
	readonly matched: readonly string[];
}

/** Reads hits as readers of a locale see them. Throws where a block can't be loaded. */
export function itemsOf(load: Load, hits: readonly Hit[], reader: Locale): Promise<FoundItem[]> {
	return Promise.all(
		hits.map(async (hit) => {
			const { item, topic } = await itemIn(load, hit.item, reader);
			const shown = item.locale ?? reader;
			const isElsewhere =
				hit.locale !== null && hit.locale !== shown && hit.kind !== 'ports' && hit.kind !== 'findings';
			const other = isElsewhere ? await itemIn(load, hit.item, hit.locale) : null;
			const matched = other ? [other.item.heading ?? '', ...other.item.texts, other.topic?.title ?? ''] : [];
			return { ...item, hit, of: topic, shown, matched };
		}),
	);
}

async function itemIn(
	load: Load,
	number: number,
	reader: Locale,
): Promise<{ item: ShownItem; topic: ShownTopic | null }> {
	const block = await load<BlockFile>(`${reader}/${Math.floor(number / perBlock)}`);
	const item = block.items[number % perBlock];
	if (!item) throw new Error(`The search has no item ${number}`);
	return { item, topic: block.topics[item.topic ?? -1] ?? null };
}
