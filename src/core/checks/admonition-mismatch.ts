import { languageOf } from '../corpus/index.ts';
import type { AlignedBlock, Block, Locale, Topic } from '../model.ts';
import { vote } from '../reconcile/index.ts';
import { kindsOf, NONE } from './admonition-kinds.ts';
import { type Check, type CheckContext, type Diagnostic, peers } from './check.ts';
import { counts as countsOf } from './per-run.ts';

/** An admonition of another kind than the peers' (a note for a warning), or none. */
const check: Check = {
	id: 'admonition-mismatch',
	family: 'difference',
	scope: 'topic',
	severity: 'info',
	supersedes: ['value-mismatch'],
	*run({ topic }, context) {
		const conventions = conventionsOf(context.topics);
		const last = new Map<Locale, string>();
		for (const blocks of topic.blocks) {
			const kinds = kindsOf(blocks, context.settings.vocabularies);
			const consensus = vote(
				kinds.map(([locale, value]) => ({ locale, value })),
				context.reliability,
			);
			const isOpen = consensus.basis === 'undecided';
			const wanted = consensus.value ?? NONE;
			for (const [locale, kind] of kinds) {
				const key = `${isOpen ? kinds.map(([, each]) => each) : wanted}>${kind}`;
				const repeated = last.get(locale) === key;
				last.set(locale, key);
				const block = blocks[locale] as Block;
				if (repeated || !isListed(block) || !isFirm(blocks, locale, topic)) continue;
				if (isOpen) {
					if (kinds.every(([, each]) => each !== NONE)) yield undecided(blocks, kinds, conventions, context);
					break;
				}
				if (consensus.dissent.includes(locale))
					yield {
						confidence: 0.8,
						locale,
						location: block.location,
						message: {
							key: `checks.admonition-mismatch.${kind === NONE ? 'lost' : wanted === NONE ? 'added' : 'message'}`,
							values: { actual: kind, expected: wanted },
						},
						actual: kind === NONE ? null : kind,
						expected: wanted === NONE ? null : wanted,
						evidence: peers(blocks, locale, context.reliability.source),
						target: block,
						features: habitOf(conventions, locale, wanted, kind),
					};
			}
		}
	},
};
export default check;

const isListed = ({ kind }: Block) => kind !== 'heading' && kind !== 'code';

function undecided(
	blocks: AlignedBlock,
	kinds: readonly (readonly [Locale, string])[],
	conventions: Conventions,
	{ reliability }: CheckContext,
): Diagnostic {
	const [[locale, actual]] = kinds as [[Locale, string]];
	const block = blocks[locale] as Block;
	const habits = kinds.flatMap(([own, kind]) =>
		kinds.flatMap(([, other]) => (other === kind ? [] : habitOf(conventions, own, other, kind)['admonition-habit'])),
	);
	return {
		confidence: 0.5,
		locale: null,
		location: block.location,
		message: {
			key: 'checks.admonition-mismatch.undecided',
			values: { values: kinds.map(([each, kind]) => `${each}: ${kind}`).join('; ') },
		},
		actual,
		evidence: peers(blocks, locale, reliability.source),
		target: block,
		features: { 'admonition-habit': Math.max(...habits) },
	};
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

/** How much sooner than the peers' own a locale has another kind elsewhere, as log-odds. */
function habitOf(conventions: Conventions, locale: Locale, wanted: string, actual: string) {
	const counts = conventions.get(`${locale}>${wanted}`);
	const [same, other] = [counts?.get(wanted) ?? 0, counts?.get(actual) ?? 0];
	return { 'admonition-habit': Math.log((Math.max(0, other - 1) + 0.5) / (same + 0.5)) };
}

const conventionsOf = countsOf((): Conventions => new Map(), countKinds);

/** Counts each admonition in markup once, however many blocks it has. */
function countKinds({ blocks }: Topic, conventions: Conventions): void {
	const last = new Map<Locale, string>();
	for (const group of blocks) {
		const kinds = kindsOf(group, {});
		for (const [locale, kind] of kinds) {
			const others = new Set(kinds.flatMap(([other, each]) => (languageOf(other) === languageOf(locale) ? [] : each)));
			const [wanted] = others;
			const key = `${wanted}>${kind}`;
			if (others.size !== 1 || wanted === undefined || last.get(locale) === key) continue;
			last.set(locale, key);
			const counts = conventions.get(`${locale}>${wanted}`) ?? new Map<string, number>();
			conventions.set(`${locale}>${wanted}`, counts.set(kind, (counts.get(kind) ?? 0) + 1));
		}
	}
}
