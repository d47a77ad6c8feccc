/** Stage 5, reconcile: aligned rows in, one record a row out, its facts chosen by evidence. */
import type {
	AlignedRow,
	AlignedTable,
	Alternative,
	Basis,
	Fact,
	Field,
	FlowFacts,
	Locale,
	PerLocale,
	PortRange,
	PortRecord,
	Row,
	Settings,
	Topic,
} from '../model.ts';
import { formatPorts } from '../tables/index.ts';
import { uniqueNames } from '../text/index.ts';
import { type Mentions, mentionsIn } from './mentions.ts';
import { type LocaleReliability, reliabilityOf } from './reliability.ts';
import { type Consensus, type Observation, vote } from './vote.ts';

export type { LocaleReliability } from './reliability.ts';
export { type Consensus, type Hint, vote } from './vote.ts';

/** The facts of a flow that locales can state differently. */
export type FlowPart = keyof FlowFacts;

/** How each part of a row's flow was settled. */
export type RowConsensus = Readonly<Record<FlowPart, Consensus>>;

export interface Reconciled {
	/** The topics, their rows now tied to records. */
	readonly topics: readonly Topic[];
	readonly records: readonly PortRecord[];
	/** By record id. */
	readonly consensus: ReadonlyMap<string, RowConsensus>;
	readonly reliability: ReadonlyMap<string, LocaleReliability>;
}

/** Settles every row of every port table; rows that say nothing (blank separators) make no record. */
export function reconcile(topics: readonly Topic[], settings: Settings): Reconciled {
	const records: PortRecord[] = [];
	const consensus = new Map<string, RowConsensus>();
	const reliability = new Map<string, LocaleReliability>();
	const tied = topics.map((topic) => {
		const witnesses = reliabilityOf(topic.documents, settings);
		reliability.set(topic.id, witnesses);
		const mentions = mentionsIn(topic);
		const uniqueId = uniqueNames('-');
		const tables = topic.tables.map((table) => {
			if (table.kind !== 'ports') return table;
			const rows = table.rows.map((row) => {
				if (isBlank(row) || isOtherSetting(table, row)) return row;
				const settled = settleRow(table, row, witnesses, mentions);
				const record = recordOf(topic, table, row, settled, uniqueId);
				records.push(record);
				consensus.set(record.id, settled);
				return { ...row, record: record.id };
			});
			return { ...table, rows };
		});
		return { ...topic, tables };
	});
	return { topics: tied, records, consensus, reliability };
}

function isBlank(row: AlignedRow): boolean {
	return Object.values(row.cells).every(({ cells }) => cells.every(({ text }) => text.trim() === ''));
}

/** A row without ports in a table of settings, which has ports beside their keys and no column for them. */
function isOtherSetting({ columns }: AlignedTable, row: AlignedRow): boolean {
	return (
		columns.every(({ field }) => field !== 'port') &&
		Object.values(row.cells).every(({ flow }) => flow.ports.length === 0)
	);
}

function settleRow(
	table: AlignedTable,
	row: AlignedRow,
	reliability: LocaleReliability,
	mentions: Mentions,
): RowConsensus {
	const settlePart = (part: FlowPart): Consensus => {
		const observations = Object.entries(row.cells).flatMap(([locale, member]) => statement(locale, member, part));
		const disputed = part === 'ports' && new Set(observations.map(({ value }) => value)).size > 1;
		return vote(observations, reliability, disputed ? mentions.hints(observations, row.cells, table) : []);
	};
	return {
		ports: settlePart('ports'),
		transports: settlePart('transports'),
		protocols: settlePart('protocols'),
		security: settlePart('security'),
	};
}

/** A locale whose row names no port says nothing of ports; one that names no protocol of any kind, nothing of these. */
function statement(locale: Locale, { flow }: Row, part: FlowPart): Observation[] {
	const { ports, transports, protocols, security } = flow;
	const silent = part === 'ports' ? ports.length === 0 : transports.length + protocols.length + security.length === 0;
	return silent ? [] : [{ locale, value: flowValue(flow, part) }];
}

/** A part of a flow as one comparable, readable string; ports sorted. */
function flowValue(flow: FlowFacts, part: FlowPart): string {
	return part === 'ports'
		? formatPorts([...flow.ports].sort((a, b) => a.from - b.from || a.to - b.to))
		: flow[part].join(', ');
}

/** How many ports and protocols an identity names; of more it says how many there are, as it stands wherever the row does. */
const NAMED = 40;

function recordOf(
	topic: Topic,
	table: AlignedTable,
	row: AlignedRow,
	consensus: RowConsensus,
	uniqueId: (wanted: string) => string,
): PortRecord {
	const flow = chosenFlow(row, consensus);
	const words = [...flow.protocols, ...flow.security, ...flow.transports, formatPorts(flow.ports)].flatMap(
		(part) => part.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [],
	);
	const key = (words.length > NAMED ? [...words.slice(0, NAMED), words.length] : words).join('-');
	const id = uniqueId(`${topic.slug}/${table.index}/${key || 'row'}`);
	return {
		id,
		anchor: `t${id.slice(topic.slug.length + 1).replaceAll('/', '-')}`,
		topic: topic.id,
		table: table.index,
		...flow,
		fields: fieldsOf(table, row),
		witnesses: mapLocales(row.cells, ({ location }) => ({ path: location.path, line: location.start.line })),
		basis: basisOf(Object.values(consensus), Object.keys(row.cells).length, Object.keys(topic.documents).length),
		direction: mostlySaid(row, (fact) => (fact.kind === 'direction' ? fact.value : null)),
		required: mostlySaid(row, (fact) => (fact.kind === 'required' ? fact.value : null)),
		alternatives: alternativesIn(row, consensus),
		findings: [],
	};
}

/** The settled facts; where the evidence favours none, those of the first locale by tag. */
function chosenFlow(row: AlignedRow, consensus: RowConsensus): FlowFacts {
	const from = <P extends FlowPart>(part: P): FlowFacts[P] => {
		const agreed = consensus[part];
		const wanted = agreed.value ?? agreed.observations[0]?.value;
		const witness = agreed.observations.find(({ value }) => value === wanted);
		return witness ? (row.cells[witness.locale] as Row).flow[part] : [];
	};
	const ports: readonly PortRange[] = from('ports');
	return { ports, transports: from('transports'), protocols: from('protocols'), security: from('security') };
}

/** What most of a row's locales say, each once; null where none says anything, or two values are said as often. */
function mostlySaid<V>(row: AlignedRow, read: (fact: Fact) => V | null): V | null {
	const counts = new Map<V, number>();
	for (const { cells } of Object.values(row.cells)) {
		const said = cells.flatMap(({ facts }) => facts.map(read)).filter((value) => value !== null);
		for (const value of new Set(said)) counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
	return first && first[1] !== second?.[1] ? first[0] : null;
}

/** The flows that the locales state, each with those that state it; none where they agree. */
function alternativesIn(row: AlignedRow, consensus: RowConsensus): Alternative[] {
	const parts = Object.entries(consensus).filter(
		([, { observations }]) => new Set(observations.map(({ value }) => value)).size > 1,
	);
	if (parts.length === 0) return [];
	const key = ({ flow }: Row) => JSON.stringify(parts.map(([part]) => flowValue(flow, part as FlowPart)));
	const groups = Map.groupBy(Object.keys(row.cells).sort(), (locale) => key(row.cells[locale] as Row));
	return [...groups.values()].map((locales) => ({ ...(row.cells[locales[0] as Locale] as Row).flow, locales }));
}

const BASES: readonly Basis[] = ['undecided', 'source', 'majority', 'unanimous', 'single'];

/**
 * The weakest of the parts' bases; a part nobody states counts for nothing. What not every locale of the topic has is
 * at best what most of them have.
 */
function basisOf(consensus: readonly Consensus[], having: number, locales: number): Basis {
	const stated = consensus.filter(({ observations }) => observations.length > 0).map(({ basis }) => basis);
	const weakest = BASES.find((basis) => stated.includes(basis)) ?? 'single';
	if (weakest !== 'unanimous' || having === locales) return weakest;
	return 2 * having > locales ? 'majority' : 'undecided';
}

function fieldsOf(table: AlignedTable, row: AlignedRow): PortRecord['fields'] {
	const fields: Partial<Record<Field, Record<Locale, string>>> = {};
	for (const { field, members } of table.columns)
		for (const [locale, member] of Object.entries(row.cells)) {
			const at = members[locale];
			const text = at === undefined ? '' : (member.cells[at]?.text ?? '');
			if (text === '') continue;
			const texts = fields[field] ?? {};
			fields[field] = texts;
			texts[locale] = texts[locale] === undefined ? text : `${texts[locale]}\n${text}`;
		}
	return fields;
}

function mapLocales<A, B>(values: PerLocale<A>, to: (value: A) => B): PerLocale<B> {
	return Object.fromEntries(Object.entries(values).map(([locale, value]) => [locale, to(value)]));
}
