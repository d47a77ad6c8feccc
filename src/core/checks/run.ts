import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Places, placesOf } from '../extract/index.ts';
import type { AlignedRow, Finding, Passage, Settings, SourceDocument, Topic } from '../model.ts';
import type { Reconciled } from '../reconcile/index.ts';
import type { Check, CheckContext, Draft } from './check.ts';
import { languageModels } from './language-model.ts';
import { passagesOf } from './passages.ts';

/** Runs the checks over all topics in one walk, joins what is one fault, and gives each finding its id. */
export function runChecks(checks: readonly Check[], reconciled: Reconciled, settings: Settings): Finding[] {
	const models = languageModels(reconciled.topics.flatMap(({ documents }) => Object.values(documents)));
	const findings = reconciled.topics.flatMap((topic) => {
		const context = contextOf(topic, reconciled, settings, (text, locale) => models.get(locale)?.(text) ?? 0);
		const drafts = checks.flatMap((check) => [...walk(check, topic, context)].map((draft) => ({ check, draft })));
		return joined(drafts).map(({ check, draft }) => findingOf(check, draft, topic));
	});
	return withIds(findings.sort(byPlace));
}

interface Reported {
	readonly check: Check;
	readonly draft: Draft;
}

function* walk(check: Check, topic: Topic, context: CheckContext): Generator<Draft> {
	if (check.scope === 'topic') yield* check.run({ topic }, context);
	else if (check.scope === 'document')
		for (const document of Object.values(topic.documents)) yield* check.run({ document }, context);
	else if (check.scope === 'passage') for (const passage of passagesOf(topic)) yield* check.run(passage, context);
	else
		for (const table of topic.tables)
			if (check.scope === 'table') yield* check.run({ table }, context);
			else for (const row of table.rows) yield* check.run({ table, row }, context);
}

/** One fault, one finding: of checks that report the same subject, those that another one is `over` give way. */
function joined(reported: readonly Reported[]): Reported[] {
	const over = new Map<object, Set<string>>();
	for (const { check, draft } of reported) {
		const ids = over.get(draft.subject) ?? new Set<string>();
		for (const id of check.over ?? []) ids.add(id);
		over.set(draft.subject, ids);
	}
	return reported.filter(({ check, draft }) => !over.get(draft.subject)?.has(check.id));
}

function contextOf(topic: Topic, reconciled: Reconciled, settings: Settings, fits: CheckContext['fits']): CheckContext {
	const places = new Map<string, Places>();
	const witnesses = reconciled.witnesses.get(topic.id);
	if (!witnesses) throw new Error(`topic ${topic.id} was not reconciled`);
	return {
		settings,
		topic,
		witnesses,
		claims: (row: AlignedRow) => reconciled.claims.get(row.record),
		fits,
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

function findingOf(check: Check, draft: Draft, topic: Topic): Finding {
	const { subject: _, ...rest } = draft;
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
		...rest,
	};
}

function byPlace(a: Finding, b: Finding): number {
	return (
		order(a.place.path, b.place.path) ||
		a.place.start.line - b.place.start.line ||
		a.place.start.column - b.place.start.column ||
		order(a.check, b.check)
	);
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Ids from what was found, not from where: lines may move, the fault keeps its id. Equal faults are numbered. */
function withIds(findings: readonly Finding[]): Finding[] {
	const seen = new Map<string, number>();
	return findings.map((finding) => {
		const { check, locale, place, topic, table, row, field, actual, expected } = finding;
		const key = JSON.stringify([check, locale, place.path, topic, table, row, field, actual, expected]);
		const count = seen.get(key) ?? 0;
		seen.set(key, count + 1);
		return { ...finding, id: bytesToHex(sha256(utf8ToBytes(`${key}${count === 0 ? '' : count}`))).slice(0, 16) };
	});
}
