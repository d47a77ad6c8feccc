import type { Segment } from '../../model.ts';
import { editDistance } from '../../text/index.ts';
import type { Item } from '../compared-kind.ts';

/** Of facts that no peer has, the one that is written most like the one that is lost; the first of equals. */
export function mostAlike(key: string, { text }: Segment, free: readonly Item[]): Item | null {
	let best: Item | null = null;
	let least = Number.POSITIVE_INFINITY;
	for (const item of free) {
		const distance = editDistance(key, text.slice(item.start, item.end), Math.max(key.length, item.end - item.start));
		if (distance < least) [best, least] = [item, distance];
	}
	return best;
}
