import { languageOf } from '../corpus/index.ts';
import type { AlignedBlock, Block, Locale, Topic } from '../model.ts';
import { type LocaleReliability, vote } from '../reconcile/index.ts';
import { type Check, peers } from './check.ts';
import { counts as countsOf } from './per-run.ts';

/** An admonition of another kind than the peers' (a note for a warning), or none. */
const check: Check = {
	id: 'admonition-mismatch',
	family: 'difference',
	scope: 'topic',
	severity: 'info',
	*run({ topic }, { topics, reliability }) {
		const conventions = conventionsOf(topics);
		const last = new Map<Locale, string>();
		for (const blocks of topic.blocks) {
			const wanted = agreedKind(blocks, reliability);
			for (const [locale, block] of Object.entries(blocks)) {
				const key = `${wanted}>${kindOf(block)}`;
				const repeated = last.get(locale) === key;
				last.set(locale, key);
				if (wanted === null || wanted === kindOf(block) || repeated) continue;
				if (!isListed(block) || isHabit(conventions, locale, wanted, kindOf(block))) continue;
				if (!isFirm(blocks, locale, topic)) continue;
				const actual = kindOf(block);
				yield {
					confidence: 0.8,
					locale,
					location: block.location,
					message: {
						key: `checks.admonition-mismatch.${actual === NONE ? 'lost' : wanted === NONE ? 'added' : 'message'}`,
						values: { actual, expected: wanted },
					},
					actual: actual === NONE ? null : actual,
					expected: wanted === NONE ? null : wanted,
					evidence: peers(blocks, locale, reliability.source),
					target: block,
				};
			}
		}
	},
};
export default check;

const NONE = '';
const kindOf = ({ admonition }: Block) => admonition ?? NONE;
const isListed = ({ kind }: Block) => kind !== 'heading' && kind !== 'code';

/** The kind that the locales' blocks mostly have, weighed; null where nothing is settled or all agree. */
function agreedKind(blocks: AlignedBlock, reliability: LocaleReliability): string | null {
	const observations = Object.entries(blocks).map(([locale, block]) => ({ locale, value: kindOf(block) }));
	const consensus = vote(observations, reliability);
	return consensus.dissent.length > 0 ? consensus.value : null;
}

/** Whether a block's neighbour, too, stands opposite a peer's neighbour: no stray pair across the document. */
function isFirm(blocks: AlignedBlock, locale: Locale, topic: Topic): boolean {
	return Object.keys(blocks).some(
		(peer) => peer !== locale && [-1, 1].some((step) => opposite(blocks, locale, peer, step, topic)),
	);
}

function opposite(blocks: AlignedBlock, locale: Locale, peer: Locale, step: number, topic: Topic): boolean {
	const neighbour = (own: Locale) => {
		const list = topic.documents[own]?.blocks ?? [];
		return list[list.indexOf(blocks[own] as Block) + step];
	};
	const [mine, theirs] = [neighbour(locale), neighbour(peer)];
	return topic.blocks.some((group) => mine && theirs && group[locale] === mine && group[peer] === theirs);
}

/** By locale and by the kind that peers agree on: how often the locale has which kind. */
type Conventions = Map<string, Map<string, number>>;

/** Another kind is a convention where it is as often met as the peers' own, more than once. */
function isHabit(conventions: Conventions, locale: Locale, wanted: string, actual: string): boolean {
	const counts = conventions.get(`${locale}>${wanted}`);
	const [same, other] = [counts?.get(wanted) ?? 0, counts?.get(actual) ?? 0];
	return other > 1 && other >= same;
}

const conventionsOf = countsOf(
	(): Conventions => new Map(),
	(topic, conventions) => {
		for (const blocks of topic.blocks)
			for (const [locale, block] of Object.entries(blocks)) {
				const others = Object.entries(blocks).filter(([other]) => languageOf(other) !== languageOf(locale));
				const kinds = new Set(others.map(([, other]) => kindOf(other)));
				const [wanted] = kinds;
				if (kinds.size !== 1 || wanted === undefined) continue;
				const counts = conventions.get(`${locale}>${wanted}`) ?? new Map<string, number>();
				conventions.set(`${locale}>${wanted}`, counts.set(kindOf(block), (counts.get(kindOf(block)) ?? 0) + 1));
			}
	},
);
