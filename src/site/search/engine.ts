import type { Locale } from '../../core/index.ts';
import { parseQuery, type Query, type Word, wordsOf } from '../../search/index.ts';
import { constraintsOf, limitsOf } from './constraints.ts';
import { attemptsFor, commonerWord } from './corrections.ts';
import { exactItems, withExact } from './exact.ts';
import { type IndexFile, type Kind, kinds } from './files.ts';
import { type FoundHits, findHits, type Scope } from './find-hits.ts';
import { otherQueries } from './other-queries.ts';
import { compareHits, type Hit, orderOf } from './rank.ts';
import { bothFirst } from './several-ports.ts';
import { someWords } from './some-words.ts';
import { type Source, sourcesOf, startingWith } from './sources.ts';
import type { Asked } from './state.ts';
import type { Load } from './store.ts';
import { asTranslated, findTranslated, type Translated } from './translations.ts';

export type { Hit } from './rank.ts';

/** What the answer is to, where that is not all that was asked. */
export interface Notes {
	/** Nothing has the ports and the words: the hits have the ports alone. */
	readonly isWithoutWords: boolean;
	/** Words that were left out, because nothing has them all. */
	readonly dropped: readonly string[];
	/** The words that stand for others that the site does not have. */
	readonly corrected: readonly { readonly from: string; readonly to: string }[];
	/** What the ports have instead of the transports and protocols that were asked for: the hits have these. */
	readonly transports: readonly string[];
	/** Words that were looked for too, and found something more: of other languages, or (null) spelt otherwise. */
	readonly translations: readonly { readonly locale: Locale | null; readonly words: string }[];
}

/** The answer to a question: the hits of each kind, the best first. */
export interface Answer extends Notes {
	/** What hits are marked by: what was asked for, with corrections and translations. */
	readonly query: Query;
	readonly hits: Readonly<Record<Kind, readonly Hit[]>>;
	/** The kinds that have hits, that of the best first. */
	readonly order: readonly Kind[];
	readonly count: number;
	/** There are more than were counted. */
	readonly isAtLeast: boolean;
}

/** From this distance on, a flow's ports hold the one that was asked for among many. */
const near = 0.5;
/** Below this many hits, translations are looked for too; below the second number, a commoner spelling. */
const few = 20;
const rare = 5;
const noNotes: Notes = { isWithoutWords: false, dropped: [], corrected: [], transports: [], translations: [] };
const nothing: FoundHits = { hits: [], isAtLeast: false };

/** Answers what a reader of a locale asks, or of none in particular. Throws where the index can't be loaded. */
export async function answer(load: Load, reader: Locale | null, { text, filters }: Asked): Promise<Answer> {
	const index = await load<IndexFile>('index');
	const query = parseQuery(text, index);
	const scope: Scope = { load, index, reader, only: filters.locale };
	if (isEmpty(query)) return answerOf(query, nothing, noNotes);
	const limits = await limitsOf(load, filters);
	const words = query.words.flatMap(wordsOf);
	const sources = await sourcesOfAll(load, words);
	const constraints = await constraintsOf(load, query, limits);
	const exact = words.length > 0 ? await exactItems(scope, text, words.length) : new Map();
	const inTexts = await findHits(scope, sources, constraints);
	const isElsewhere = words.length > 1 && inTexts.hits.every(({ kind }) => kind === 'findings');
	const inAll = isElsewhere ? await findHits({ ...scope, isByAddress: true }, sources, constraints) : inTexts;
	const found = withExact(inAll, exact, limits.length > 0);
	const more =
		words.length > 0 && found.hits.length < few ? await findTranslated(scope, words, sources, constraints) : [];
	const commoner = found.hits.length > 0 && found.hits.length < rare ? await commonerWord(load, words, sources) : null;
	if (commoner) {
		const { hits } = await findHits(scope, [commoner.sources], constraints);
		more.unshift({ locale: null, words: [commoner.word], hits: hits.map(asTranslated) });
	}
	const both = await bothFirst(scope, query, { found, sources, limits });
	const all = withTranslated(query, both, more);
	const [flow] = all.hits.flows;
	const isAsked = query.ports.length > 0 && words.length > 0;
	if (flow && (!isAsked || flow.rank.distance < near)) return all;
	if (all.count > 0 && query.ports.length === 0) return all;
	const search = async (asked: Query, notes: Notes, own: readonly (readonly Source[])[] = sources): Promise<Answer> =>
		answerOf(asked, await findHits(scope, own, await constraintsOf(load, asked, limits)), notes);
	for await (const other of otherQueries(load, index, query)) {
		const named = other.query.words.flatMap(wordsOf);
		const answer = await search(other.query, { ...noNotes, ...other.notes }, await sourcesOfAll(load, named));
		if (answer.hits.flows.length > 0) return answer;
	}
	const bare = isAsked ? await search({ ...query, words: [] }, { ...noNotes, isWithoutWords: true }, []) : null;
	const bareDistance = bare?.hits.flows[0]?.rank.distance ?? 1;
	if (bare && all.hits.flows.length > 0 && bareDistance < near) return bare;
	if (all.count > 0) return all;
	const marked = (to: readonly { to: string }[]) => ({ ...query, words: [...query.words, ...to.map((one) => one.to)] });
	for await (const { sources: own, corrected, dropped } of attemptsFor(load, words, sources)) {
		const meant = marked(corrected);
		const hits = await findHits(scope, own, await constraintsOf(load, meant, limits));
		if (hits.hits.length === 0) continue;
		const right = words.map(({ whole }) => corrected.find(({ from }) => from === whole)?.to ?? whole).join(' ');
		const called = dropped.length > 0 ? new Map() : await exactItems(scope, right, words.length);
		return answerOf(meant, withExact(hits, called, true), { ...noNotes, corrected, dropped });
	}
	const some = await someWords(scope, words, sources, constraints);
	if (some) return search({ ...query, words: some.words }, { ...noNotes, dropped: some.dropped }, some.sources);
	if (isAsked) {
		const numbers = query.ports.flatMap(({ from, to }) => [...new Set([from, to])].map(String)).flatMap(wordsOf);
		const own = [...sources, ...(await sourcesOfAll(load, numbers))];
		const inText = await someWords(scope, [...words, ...numbers], own, limits);
		const plain = { ...query, ports: [], transports: [], protocols: [] };
		const isInText = (word: Word) => inText?.words.includes(word.whole) ?? false;
		if (inText && numbers.every(isInText) && words.some(isInText))
			return search({ ...plain, words: inText.words }, { ...noNotes, dropped: inText.dropped }, inText.sources);
	}
	if (bare) {
		if (bareDistance < near) return bare;
		const digits = query.ports.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`));
		const alone = await search({ ...query, ports: [] }, { ...noNotes, dropped: digits });
		return alone.count > 0 ? alone : bare;
	}
	return answerOf(query, nothing, noNotes);
}

function isEmpty({ ports, transports, protocols, words }: Query): boolean {
	return ports.length + transports.length + protocols.length + words.length === 0;
}

/** What each word stands for; one that stands parted from its neighbour also for what both are together. */
async function sourcesOfAll(load: Load, words: readonly Word[]): Promise<Source[][]> {
	const own = await Promise.all(words.map((word) => sourcesOf(load, word)));
	for (const [at, { whole, isUnspaced }] of words.entries()) {
		const next = words[at + 1];
		if (!next || isUnspaced || next.isUnspaced) continue;
		const both = await startingWith(load, whole + next.whole, 0);
		for (const sources of [own[at], own[at + 1]]) sources?.push(...both);
	}
	return own;
}

/** The answer with what translations find besides. */
function withTranslated(query: Query, found: FoundHits, more: readonly Translated[]): Answer {
	const hits = new Map(found.hits.map((hit) => [hit.item, hit]));
	const translations: { locale: Locale | null; words: string }[] = [];
	const marked = new Set(query.words);
	for (const { locale, words, hits: others } of more) {
		const fresh = others.filter(({ item }) => !hits.has(item));
		if (fresh.length === 0) continue;
		for (const hit of fresh) hits.set(hit.item, hit);
		for (const word of words) for (const one of word.split(', ')) marked.add(one);
		translations.push({ locale, words: words.join(' ') });
	}
	const all = { hits: [...hits.values()], isAtLeast: found.isAtLeast };
	return answerOf({ ...query, words: [...marked] }, all, { ...noNotes, translations });
}

function answerOf(query: Query, { hits, isAtLeast }: FoundHits, notes: Notes): Answer {
	const sorted = hits.toSorted(compareHits);
	const byKind = Object.fromEntries(
		kinds.map((kind) => [kind, sorted.filter((hit) => hit.kind === kind)]),
	) as unknown as Answer['hits'];
	return {
		query,
		hits: byKind,
		order: orderOf(byKind, query.ports.length > 0),
		count: hits.length,
		isAtLeast,
		...notes,
	};
}
