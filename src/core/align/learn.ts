/** What a first alignment teaches the second. */
import type { Cell, Locale, PerLocale, SourceDocument } from '../model.ts';
import { type Part as InParts, toAll } from '../parts.ts';
import { Experience, pairOf, type Ratios } from './experience.ts';
import { forgetTexts, wordsIn } from './features.ts';
import type { FirmGroup } from './groups.ts';
import type { Item } from './item.ts';
import { isTable, type Page, type Part, sorted } from './pages.ts';
import type { MatchedTable } from './tables.ts';

/** A topic, aligned for the first time. */
export interface FirstPass {
	readonly pages: PerLocale<Page>;
	readonly groups: readonly FirmGroup[];
	readonly tables: readonly MatchedTable[];
}

/** What was learned, and the topics with what each part and row of them has taught the lexicon. */
export interface Lessons {
	readonly experience: Experience;
	readonly taught: FirstPass[];
}

/** What the lengths of documents tell, before anything is aligned. */
export function* lengthRatios(topics: readonly PerLocale<SourceDocument>[]): InParts<Ratios> {
	const own = new Map<string, number[]>();
	const note = (key: string, ratios: readonly number[]) => {
		const known = own.get(key);
		if (known) known.push(...ratios);
		else own.set(key, [...ratios]);
	};
	for (const documents of topics) {
		const lengths = Object.entries(documents).map(([locale, document]) => [locale, lengthOf(document)] as const);
		for (const [a, long] of lengths)
			for (const [b, other] of lengths) if (a !== b && long > 0 && other > 0) note(pairOf(a, b), [other / long]);
	}
	for (const told of yield* toAll<Ratios>(own)) if (told !== own) for (const [key, ratios] of told) note(key, ratios);
	return own;
}

/** Pairs less sure than this teach nothing. */
const FIRM = 0.8;
/** How many pairs, and as many that are none, tell how far words agree. */
const SAMPLE = 4000;

/** Learns from everything that was paired firmly; linear in it. Each topic teaches once it is aligned: what was read of its texts is let go of then. */
export function* learn(aligned: Iterable<FirstPass>, ratios: Ratios): InParts<Lessons> {
	const own = new Experience(ratios);
	const units = new Map<Part | Cell, number[]>();
	const first: FirstPass[] = [];
	let groups = 0;
	for (const topic of aligned) {
		first.push(topic);
		teachUnits(topic, own, units);
		for (const list of listsOf(topic)) {
			observeRetention(list, own);
			groups += list.groups.length;
		}
		forgetTexts();
	}
	const told = { ...own.data(), groups };
	const all = yield* toAll(told);
	const before = all.slice(0, all.indexOf(told));
	const experience = all.length === 1 ? own : new Experience(ratios);
	const offsets = all.length === 1 ? [0] : all.map((each) => experience.merge(each));
	const offset = offsets[before.length] as number;
	const taught = first.map((topic) => withUnits(topic, (member) => units.get(member)?.map((at) => at + offset) ?? []));
	const count = (each: readonly { readonly groups: number }[]) => each.reduce((sum, { groups }) => sum + groups, 0);
	observeWordings(taught.flatMap(listsOf), experience, count(before), count(all));
	experience.forgetItems();
	const wordings = experience.wordings();
	for (const other of yield* toAll(wordings)) if (other !== wordings) experience.addWordings(other);
	return { experience, taught };
}

/** Teaches the lexicon what was paired firmly in a topic; notes the numbers of the units that each text stands in. */
function teachUnits(
	{ pages, groups, tables }: FirstPass,
	experience: Experience,
	units: Map<Part | Cell, number[]>,
): void {
	for (const { members, firmness } of groups) {
		const parts = firmMembers(members, firmness, (locale, at) => pages[locale]?.parts[at]);
		const prose = Object.fromEntries(
			Object.entries(parts).filter(([, part]) => !isTable(part) && part.kind !== 'code'),
		);
		teach(experience, prose as PerLocale<Extract<Part, { text: string }>>, units);
	}
	for (const table of tables)
		for (const { members, firmness } of table.rows)
			for (const column of table.columns)
				teach(
					experience,
					firmMembers(members, firmness, (locale, at) => {
						const cell = table.part.members[locale]?.rows[at]?.cells[column.members[locale] ?? -1];
						return cell?.text.trim() ? cell : undefined;
					}),
					units,
				);
}

/** What was aligned of a topic: the parts of its pages, and the rows of its tables. */
function listsOf({ pages, groups, tables }: FirstPass): Observed[] {
	return [
		{ items: sorted(pages, (_, { items }) => items), groups },
		...tables.map((table) => ({ items: table.items, groups: table.rows })),
	];
}

function teach(
	experience: Experience,
	members: PerLocale<Extract<Part, { text: string }> | Cell>,
	units: Map<Part | Cell, number[]>,
): void {
	if (Object.keys(members).length < 2) return;
	const unit = experience.lexicon.addWords(
		Object.fromEntries(Object.entries(members).map(([locale, member]) => [locale, wordsIn(member)])),
	);
	for (const member of new Set(Object.values(members))) {
		const own = units.get(member);
		if (own) own.push(unit);
		else units.set(member, [unit]);
	}
}

function firmMembers<T>(
	members: PerLocale<number>,
	firmness: PerLocale<number>,
	of: (locale: Locale, at: number) => T | undefined,
): PerLocale<T> {
	const out: Record<Locale, T> = {};
	for (const [locale, at] of Object.entries(members)) {
		const member = (firmness[locale] ?? 0) >= FIRM ? of(locale, at) : undefined;
		if (member !== undefined) out[locale] = member;
	}
	return out;
}

/** Things that were aligned: pages' parts, or a table's rows. */
interface Observed {
	readonly items: PerLocale<readonly Item[]>;
	readonly groups: readonly FirmGroup[];
}

function withUnits(topic: FirstPass, unitsOf: (taught: Part | Cell) => readonly number[]): FirstPass {
	const pages = sorted(topic.pages, (_, { parts, items }) => ({
		parts,
		items: items.map((item, at) => ({ ...item, units: unitsOf(parts[at] as Part) })),
	}));
	const tables = topic.tables.map((table) => ({
		...table,
		items: sorted(table.items, (locale, items) =>
			items.map((item, at) => ({
				...item,
				units: (table.part.members[locale]?.rows[at]?.cells ?? []).flatMap(unitsOf),
			})),
		),
	}));
	return { ...topic, pages, tables };
}

function observeRetention({ items, groups }: Observed, experience: Experience): void {
	const known = Object.fromEntries(
		Object.entries(items).map(([locale, own]) => [locale, new Set(own.flatMap(({ features }) => features))]),
	);
	const firm = groups.map(({ members, firmness }) =>
		firmMembers(members, firmness, (locale, at) => items[locale]?.[at]),
	);
	for (const [a, b] of pairs(Object.keys(items))) {
		const both = firm.flatMap((members): [Item, Item][] => {
			const [x, y] = [members[a], members[b]];
			return x && y ? [[x, y]] : [];
		});
		experience.observe(both, a, b, known[b] ?? new Set());
		experience.observe(
			both.map(([x, y]) => [y, x]),
			b,
			a,
			known[a] ?? new Set(),
		);
	}
}

/** Of all groups a regular sample is looked at; `before` is how many stand before these. */
function observeWordings(lists: readonly Observed[], experience: Experience, before: number, all: number): void {
	const step = Math.max(1, Math.floor(all / SAMPLE));
	let seen = before;
	for (const { items, groups } of lists)
		for (const [at, { members, firmness }] of groups.entries()) {
			if (seen++ % step !== 0) continue;
			const firm = firmMembers(members, firmness, (locale, index) => items[locale]?.[index]);
			const [first, second] = Object.keys(firm);
			if (first === undefined || second === undefined) continue;
			const [a, b] = [firm[first] as Item, firm[second] as Item];
			experience.observeWording(a, first, b, second, true);
			const other = nextLike(
				groups,
				at,
				second,
				(group) => items[second]?.[group.members[second] ?? -1]?.sort === b.sort,
			);
			const unlike = other && items[second]?.[other.members[second] as number];
			if (unlike && unlike !== b) experience.observeWording(a, first, unlike, second, false);
		}
}

/** The next group with a member in a locale that is of the right sort. */
function nextLike(groups: readonly FirmGroup[], at: number, locale: Locale, isLike: (group: FirmGroup) => boolean) {
	for (let step = 1; step < groups.length; step++) {
		const group = groups[(at + step) % groups.length] as FirmGroup;
		if (group.members[locale] !== undefined && isLike(group)) return group;
	}
	return undefined;
}

function pairs(locales: readonly Locale[]): [Locale, Locale][] {
	return locales.flatMap((a, at) => locales.slice(at + 1).map((b) => [a, b] as [Locale, Locale]));
}

function lengthOf(document: SourceDocument | undefined): number {
	const blocks = document?.blocks.reduce((sum, { text, kind }) => sum + (kind === 'code' ? 0 : text.length), 0) ?? 0;
	return (
		blocks +
		(document?.tables.reduce(
			(sum, table) =>
				sum + table.rows.reduce((all, row) => all + row.cells.reduce((n, { text }) => n + text.length, 0), 0),
			0,
		) ?? 0)
	);
}
