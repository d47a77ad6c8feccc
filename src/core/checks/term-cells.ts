import type { Cell, Locale, Topic } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { type CheckContext, type Draft, type PassageScope, witness } from './check.ts';
import { passagesOf } from './passages.ts';
import { perRun } from './per-run.ts';
import { foreign } from './presence.ts';

/** In how many other topics a cell must be rendered otherwise. */
const TOPICS = 2;
/** Longer cells are free to say a thing otherwise. */
const WORDS = 4;

/**
 * A short cell of a port table – a role, an end of the flow – that one topic renders as no other does: where the peers say
 * the same in other topics, the locale always has another text, and the two have no word in common.
 */
export function* renderedOtherwise(scope: PassageScope, context: CheckContext): Generator<Draft> {
	if (!isName(scope)) return;
	const { passages } = scope;
	const { source } = context.witnesses;
	for (const [locale, passage] of Object.entries(passages)) {
		const own = nameIn(passage.text);
		if (locale === source || own === null) continue;
		const told = foreign(passages, locale, context.witnesses).flatMap((peer) => {
			const name = nameIn(peer.text);
			const renderings =
				name === null ? undefined : namesOf(context.topics).get(keyOf(peer.place.locale, name, locale));
			return renderings ? usualIn(renderings, own, context.topic) : [];
		});
		const [usual] = told;
		if (!usual || told.some((each) => each === 'same' || each.name !== (usual as Use).name) || usual === 'same')
			continue;
		// A peer that is alone, or whose text this topic renders as usual in other rows, has rather its own cell wrong.
		if (2 * told.length < foreign(passages, locale, context.witnesses).length || usual.topics.has(context.topic))
			continue;
		if (sharesWord(own, usual.name)) continue;
		const expected = comparable(usual.cell.text);
		yield {
			confidence: 0.65,
			locale,
			place: passage.place,
			...scope.position(locale),
			message: { key: 'checks.term-inconsistent.rendering', values: { actual: comparable(passage.text), expected } },
			actual: passage.text,
			expected,
			suggestion: null,
			evidence: [witness('document', usual.cell, 'expected')],
			subject: passage,
		};
	}
}

interface Use {
	readonly name: string;
	/** The first cell that has it. */
	readonly cell: Cell;
	readonly topics: Set<Topic>;
}

/** What stands for a peer's text in all other topics; `same` where one of them has this text as well. */
function usualIn(renderings: ReadonlyMap<string, Use>, own: string, topic: Topic): Use | 'same' | [] {
	const others = [...renderings.values()].filter(({ topics }) => topics.size > 1 || !topics.has(topic));
	if (others.some(({ name }) => name === own)) return 'same';
	const [usual, second] = others;
	return usual && !second && usual.topics.size >= TOPICS ? usual : [];
}

/** How the locales render each other's short cells, in all topics of the run. */
const namesOf = perRun((topics) => {
	const names = new Map<string, Map<string, Use>>();
	for (const topic of topics)
		for (const scope of passagesOf(topic)) {
			if (!isName(scope)) continue;
			const cells = Object.values(scope.passages).flatMap((passage) => {
				const name = nameIn(passage.text);
				return name === null ? [] : { name, cell: passage as Cell, locale: passage.place.locale };
			});
			for (const from of cells)
				for (const to of cells) {
					if (from === to) continue;
					const key = keyOf(from.locale, from.name, to.locale);
					const uses = names.get(key) ?? new Map<string, Use>();
					names.set(key, uses);
					const use = uses.get(to.name) ?? { name: to.name, cell: to.cell, topics: new Set() };
					uses.set(to.name, use);
					use.topics.add(topic);
				}
		}
	return names;
});

const keyOf = (from: Locale, name: string, to: Locale): string => `${from} ${to} ${name}`;

type NameScope = PassageScope & { readonly cell: NonNullable<PassageScope['cell']> };

const isName = (scope: PassageScope): scope is NameScope =>
	scope.cell?.table.kind === 'ports' && !['port', 'protocol', 'count', 'notes'].includes(scope.cell.column.field);

/** The letters and digits of a short text; null for others. */
function nameIn(text: string): string | null {
	const words =
		comparable(text)
			.toLowerCase()
			.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
	return words.length > 0 && words.length <= WORDS && /\p{L}/u.test(text) ? words.join(' ') : null;
}

/** Whether two texts have a word or the beginning of one in common: forms of one name. */
function sharesWord(a: string, b: string): boolean {
	const theirs = b.split(' ');
	return a.split(' ').some((word) => theirs.some((other) => other.startsWith(word.slice(0, 4)) || b.includes(word)));
}
