import { learnAffinity } from '../align/index.ts';
import { type Places, placesOf } from '../extract/index.ts';
import type { AlignedRow, Edit, Finding, Locale, Passage, Settings, SourceDocument, Topic } from '../model.ts';
import { formatPorts } from '../normalise/index.ts';
import type { Reconciled } from '../reconcile/index.ts';
import { changesBetween, type Markup, markupOf, sourceEdit } from '../text/index.ts';
import type { Check, CheckContext, Draft, PassageScope } from './check.ts';
import { type Flow, flowKey, portCell } from './documents-contradict.ts';
import { languageModels } from './language-model.ts';
import { ordered } from './ordered.ts';
import { passagesOf } from './passages.ts';
import { restatedIn } from './restated.ts';
import { presences } from './rows.ts';

/** Runs the checks over all topics in one walk, joins what is one fault, and gives each finding its id. */
export function runChecks(checks: readonly Check[], reconciled: Reconciled, settings: Settings): Finding[] {
	const models = languageModels(reconciled.topics.flatMap(({ documents }) => Object.values(documents)));
	const affinity = learnAffinity(reconciled.topics.flatMap(({ tables }) => tables));
	const flows = flowsIn(reconciled.topics);
	const learned = {
		topics: reconciled.topics,
		affinity,
		flows,
		fits: (text: string, locale: Locale) => models.get(locale)?.(text) ?? 0,
	};
	const findings = reconciled.topics.flatMap((topic) => {
		const context = contextOf(topic, reconciled, settings, learned);
		const passages = passagesOf(topic);
		const drafts = checks.flatMap((check) =>
			[...walk(check, topic, passages, context)].map((draft) => ({ check, draft })),
		);
		const revised = revisions(topic, context);
		const edits = editsOf(topic);
		return joined(drafts)
			.filter(({ check, draft }) => check.id === 'translation-stale' || !followsRevision(draft, revised))
			.map(({ check, draft }) => findingOf(check, draft, topic, edits));
	});
	return ordered(findings);
}

function flowsIn(topics: readonly Topic[]): ReadonlyMap<string, readonly Flow[]> {
	const flows = new Map<string, Flow[]>();
	for (const topic of topics)
		for (const table of topic.tables)
			for (const row of table.rows)
				for (const [locale, { flow }] of Object.entries(row.cells)) {
					const cell = portCell(table, row, locale);
					const key = flowKey(table, row, locale);
					if (!key || !cell) continue;
					const same = flows.get(`${locale}\u0000${key}`) ?? [];
					flows.set(`${locale}\u0000${key}`, same);
					same.push({ topic: topic.id, ports: formatPorts(flow.ports), cell });
				}
	return flows;
}

interface Reported {
	readonly check: Check;
	readonly draft: Draft;
}

function* walk(check: Check, topic: Topic, passages: readonly PassageScope[], context: CheckContext): Generator<Draft> {
	if (check.scope === 'topic') yield* check.run({ topic }, context);
	else if (check.scope === 'document')
		for (const document of Object.values(topic.documents)) yield* check.run({ document }, context);
	else if (check.scope === 'passage') for (const passage of passages) yield* check.run(passage, context);
	else
		for (const table of topic.tables)
			if (check.scope === 'table') yield* check.run({ table }, context);
			else for (const row of table.rows) yield* check.run({ table, row }, context);
}

/** The locales whose revision of a table differs from the others', by the table's index. */
function revisions(topic: Topic, context: CheckContext): ReadonlyMap<number, ReadonlySet<Locale>> {
	return new Map(
		topic.tables.map((table) => {
			const sides = presences(table, context).filter(({ verdict }) => verdict === 'revised');
			const older = restatedIn(table, context).map(({ locale }) => locale);
			const uneven = sides.flatMap(({ has, lacks }) => (lacks.length <= has.length ? lacks : has));
			return [table.index, new Set([...uneven, ...older])];
		}),
	);
}

/** What peers say against another revision of a table is no fault: the revision itself is reported. */
function followsRevision(
	{ table, locale, evidence }: Draft,
	revised: ReadonlyMap<number, ReadonlySet<Locale>>,
): boolean {
	const locales = table === undefined ? undefined : revised.get(table);
	if (!locales || locales.size === 0) return false;
	return evidence.some(({ kind }) => kind === 'peer') && (locale === null || locales.has(locale));
}

/** One fault, one finding: of checks that report the same subject, those that another one is `over` give way. */
function joined(reported: readonly Reported[]): Reported[] {
	const over = new Map<object, Set<string>>();
	for (const { check, draft } of reported)
		for (const subject of [draft.subject, ...(draft.also ?? [])]) {
			const ids = over.get(subject) ?? new Set<string>();
			for (const id of check.over ?? []) ids.add(id);
			over.set(subject, ids);
		}
	return reported.filter(
		({ check, draft }) => ![draft.subject, ...(draft.also ?? [])].some((subject) => over.get(subject)?.has(check.id)),
	);
}

function contextOf(
	topic: Topic,
	reconciled: Reconciled,
	settings: Settings,
	learned: Pick<CheckContext, 'topics' | 'affinity' | 'fits' | 'flows'>,
): CheckContext {
	const places = new Map<string, Places>();
	const witnesses = reconciled.witnesses.get(topic.id);
	if (!witnesses) throw new Error(`topic ${topic.id} was not reconciled`);
	return {
		settings,
		topic,
		witnesses,
		claims: (row: AlignedRow) => reconciled.claims.get(row.record),
		...learned,
		place(passage, start, end) {
			const document = topic.documents[passage.place.locale] as SourceDocument;
			const known = places.get(document.path) ?? placesOf(document.path, document.locale, document.source);
			places.set(document.path, known);
			return known.at(sourceOffset(passage, start, 'start'), sourceOffset(passage, end, 'end'));
		},
	};
}

/** The source offset of an offset in a passage's text. */
function sourceOffset({ pieces, place }: Passage, at: number, edge: 'start' | 'end'): number {
	const piece = pieces.find((each) => (edge === 'start' ? at < each.at + each.length : at <= each.at + each.length));
	if (!piece) return place.end.offset;
	if (piece.length === piece.end - piece.start) return piece.start + at - piece.at;
	return edge === 'start' ? piece.start : piece.end;
}

/** Writes a draft's suggestion as edits of the source of the passage that it is about. */
function editsOf(topic: Topic): (draft: Draft) => readonly Edit[] {
	const markups = new Map<string, ReadonlyMap<Passage, Markup>>();
	return ({ subject, suggestion, locale }) => {
		const document = locale === null ? undefined : topic.documents[locale];
		if (!document || suggestion === undefined || suggestion === null || !isPassage(subject)) return [];
		const known = markups.get(document.path) ?? markupOf(document);
		markups.set(document.path, known);
		const { path, source } = document;
		const target = { passage: subject, markup: known.get(subject) ?? 'markdown' };
		const edits = changesBetween(subject.text, suggestion).map((change) => sourceEdit(change, target, source));
		const places = placesOf(path, document.locale, source);
		return edits.every((edit) => edit !== null)
			? edits.map(({ start, end, text }) => ({ place: places.at(start, end), text }))
			: [];
	};
}

const isPassage = (subject: object): subject is Passage => 'pieces' in subject;

function findingOf(check: Check, draft: Draft, topic: Topic, edits: (draft: Draft) => readonly Edit[]): Finding {
	const { subject: _, also: __, ...rest } = draft;
	return {
		id: '',
		check: check.id,
		severity: check.severity,
		topic: topic.id,
		table: null,
		row: null,
		record: null,
		field: null,
		actual: null,
		expected: null,
		suggestion: null,
		edits: edits(draft),
		...rest,
	};
}
