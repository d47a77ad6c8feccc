import type { AlignedBlock, Locale, Location, PerLocale, Topic } from '../model.ts';

/** Where a part of a page would stand that a locale lacks: at the last text or row before it, in the order of a locale that has it, that the locale has; else at the page's beginning. */
export function gapPlace(
	part: PerLocale<{ readonly location: Location }>,
	topic: Topic,
	locale: Locale,
): Location | undefined {
	const [holder = ''] = Object.keys(part);
	const from = part[holder]?.location.start.offset ?? 0;
	const shared = sharedBy(holder, locale, topic);
	let [low, high] = [0, shared.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((shared[middle] as Shared).offset < from) low = middle + 1;
		else high = middle;
	}
	const document = topic.documents[locale];
	return shared[low - 1]?.place ?? document?.blocks[0]?.location ?? document?.tables[0]?.location;
}

/** What two locales have in common: where it begins in the first, and where it ends in the second. */
interface Shared {
	readonly offset: number;
	readonly place: Location;
}

const known = new WeakMap<Topic, Map<string, readonly Shared[]>>();

/** In the order of the first. */
function sharedBy(holder: Locale, locale: Locale, topic: Topic): readonly Shared[] {
	const ofTopic = known.get(topic) ?? new Map<string, readonly Shared[]>();
	known.set(topic, ofTopic);
	const key = `${holder} ${locale}`;
	const found = ofTopic.get(key) ?? [...pairs(holder, locale, topic)].sort((a, b) => a.offset - b.offset);
	ofTopic.set(key, found);
	return found;
}

function* pairs(holder: Locale, locale: Locale, { blocks, tables }: Topic): Generator<Shared> {
	for (const block of blocks) {
		const [theirs, own] = [block[holder], block[locale]];
		if (theirs && own) yield { offset: theirs.location.start.offset, place: own.location };
	}
	for (const { members } of tables) {
		const [theirs, own] = [members[holder], members[locale]];
		if (theirs && own) yield { offset: theirs.location.start.offset, place: own.rows.at(-1)?.location ?? own.location };
	}
}

const lost = new WeakMap<Topic, ReadonlyMap<string, readonly AlignedBlock[]>>();

/** The blocks that a locale lacks at a place. */
export function lostAt(place: Location, locale: Locale, topic: Topic): readonly AlignedBlock[] {
	const known = lost.get(topic) ?? lostIn(topic);
	lost.set(topic, known);
	return known.get(placeKey(locale, place)) ?? [];
}

function lostIn(topic: Topic): ReadonlyMap<string, readonly AlignedBlock[]> {
	const found = topic.blocks.flatMap((block) =>
		Object.keys(topic.documents).flatMap((locale) => {
			const place = block[locale] ? undefined : gapPlace(block, topic, locale);
			return place ? [{ key: placeKey(locale, place), block }] : [];
		}),
	);
	const grouped = Map.groupBy(found, ({ key }) => key);
	return new Map([...grouped].map(([key, group]) => [key, group.map(({ block }) => block)]));
}

const placeKey = (locale: Locale, { start }: Location) => `${locale} ${start.offset}`;
