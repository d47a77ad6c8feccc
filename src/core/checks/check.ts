import type { Corpus, Languages } from '../corpus/index.ts';
import type { Family, Features } from '../evidence/index.ts';
import type {
	AlignedColumn,
	AlignedRow,
	AlignedTable,
	Evidence,
	Field,
	Locale,
	Location,
	Message,
	PerLocale,
	Row,
	Segment,
	Settings,
	Severity,
	SourceDocument,
	Topic,
} from '../model.ts';
import type { LocaleReliability, RowConsensus } from '../reconcile/index.ts';
import type { ComparedKind, Item } from './compared-kind.ts';
import type { Flow } from './documents-contradict.ts';

/** What a check may look at beside its own scope. */
export interface CheckContext {
	readonly settings: Settings;
	readonly topic: Topic;
	/** All topics of the run; what is learned from them is kept by this list (`per-run.ts`). */
	readonly topics: readonly Topic[];
	readonly reliability: LocaleReliability;
	consensus(row: AlignedRow): RowConsensus | undefined;
	/** What language texts are in. */
	readonly languages: Languages;
	readonly corpus: Corpus;
	/** Every flow of every document, by what it says beside its ports (see `flowKey`). */
	readonly flows: ReadonlyMap<string, readonly Flow[]>;
	/** The place in the source of `segment.text[start, end)`. */
	locate(segment: Segment, start: number, end: number): Location;
}

/** A finding before the runner gives it its id, check and topic. */
export interface Diagnostic {
	readonly severity?: Severity;
	readonly confidence: number;
	readonly locale: Locale | null;
	readonly location: Location;
	readonly table?: number;
	readonly row?: string;
	readonly record?: string;
	readonly field?: Field;
	readonly message: Message;
	readonly actual?: string | null;
	readonly expected?: string | null;
	readonly suggestion?: string | null;
	/** What further texts should read. */
	readonly alsoSuggested?: ReadonlyMap<Segment, string>;
	readonly evidence: readonly Evidence[];
	/** What the finding is about (a cell, a block): findings of several checks on one subject are one fault. */
	readonly target: object;
	/** What kind of fault it is, where that is another than the check's. */
	readonly family?: Family;
	/** Whether it is told whatever version its page is. */
	readonly isOfAnyVersion?: true;
	/** What the check measured of it, by name, for the evidence model. */
	readonly features?: Features;
	/** Further subjects that the fault explains. */
	readonly alsoTargets?: readonly object[];
	/** The checks that see it less tellingly, where these are others than the check's. */
	readonly supersedes?: readonly string[];
}

interface CheckBase {
	/** `<thing>-<fault>`: the name of its files, and in reports, URLs and suppressions. */
	readonly id: string;
	readonly severity: Severity;
	/** What kind of fault it finds: `difference` may say no more than that a page is another version than its peers. */
	readonly family: Family;
	/** Whether its findings sum up what a page lacks, and are told whatever version that is. */
	readonly isOfAnyVersion?: true;
	/** Checks that see the same fault less tellingly: their findings on the same subject are dropped. */
	readonly supersedes?: readonly string[];
}

export interface TopicScope {
	readonly topic: Topic;
}
export interface DocumentScope {
	readonly document: SourceDocument;
}
export interface TableScope {
	readonly table: AlignedTable;
}
export interface RowScope {
	readonly table: AlignedTable;
	readonly row: AlignedRow;
}

/** The same text in the locales that have it: a cell, a header cell or a piece of prose. */
export interface TranslationUnit {
	readonly segments: PerLocale<Segment>;
	/** Null for prose. */
	readonly field: Field | null;
	readonly header: boolean;
	/** A block of code. */
	readonly code: boolean;
	/** Where a cell stands; null for prose and headers. */
	readonly cell: (RowScope & { readonly column: AlignedColumn }) | null;
	/**
	 * Whether a fact of a piece of prose was moved in a locale: into the paragraphs beside it, or another item of its list, where
	 * the others do not have it; or a cell's into a row beside it that not all locales have. With `isSaid` it is enough that the paragraphs beside it have it.
	 */
	isNearby(
		locale: Locale,
		item: Item,
		kind: Pick<ComparedKind, 'items' | 'implies'>,
		context: CheckContext,
		isSaid?: boolean,
	): boolean;
	/** The position that a finding on the segment has in a locale. */
	position(locale: Locale): Pick<Diagnostic, 'table' | 'row' | 'record' | 'field'>;
}

/** A check: one file, one page (`<id>.md`); the runner walks, `run` looks at what its scope hands it. */
export type Check =
	| (CheckBase & { readonly scope: 'topic'; run(scope: TopicScope, context: CheckContext): Iterable<Diagnostic> })
	| (CheckBase & { readonly scope: 'document'; run(scope: DocumentScope, context: CheckContext): Iterable<Diagnostic> })
	| (CheckBase & { readonly scope: 'table'; run(scope: TableScope, context: CheckContext): Iterable<Diagnostic> })
	| (CheckBase & { readonly scope: 'row'; run(scope: RowScope, context: CheckContext): Iterable<Diagnostic> })
	| (CheckBase & {
			readonly scope: 'segment';
			run(scope: TranslationUnit, context: CheckContext): Iterable<Diagnostic>;
	  });

/** What kind of fault a diagnostic tells of. */
export const familyOf = (check: Check, { family }: Diagnostic): Family => family ?? check.family;

/** The cells of an aligned row in one column, by locale; locales that lack the row, the column or the cell are absent. */
export function cellsIn(row: AlignedRow, column: AlignedColumn): PerLocale<Row['cells'][number]> {
	// Asked for more often than anything else: no lists in between.
	const cells: Record<Locale, Row['cells'][number]> = {};
	for (const locale of Object.keys(row.cells)) {
		const at = column.members[locale];
		const cell = at === undefined ? undefined : row.cells[locale]?.cells[at];
		if (cell) cells[locale] = cell;
	}
	return cells;
}

/** A row's key as its cell reads: the first port cell with text, else the first cell with text. */
export function rowKey(table: AlignedTable, row: AlignedRow, locale: Locale): string {
	const member = row.cells[locale] ?? Object.values(row.cells)[0];
	if (!member) return '';
	const own = row.cells[locale] ? locale : (Object.keys(row.cells)[0] as Locale);
	const ports = table.columns.filter(({ field }) => field === 'port').flatMap((column) => column.members[own] ?? []);
	const texts = [...ports.map((at) => member.cells[at]?.text ?? ''), ...member.cells.map(({ text }) => text)];
	return (texts.find((text) => text.trim() !== '') ?? '').replaceAll('\n', ' ');
}

/** A segment as a witness. */
export function evidenceOf(
	kind: Evidence['kind'],
	segment: Pick<Segment, 'text' | 'location'>,
	supports: Evidence['supports'],
): Evidence {
	const { locale, path, start } = segment.location;
	return { kind, locale, path, line: start.line, text: segment.text, supports };
}

/** The other locales' segments as witnesses: those in `against` say otherwise than what is expected. */
export function peers(
	segments: PerLocale<Segment>,
	locale: Locale | null,
	source: Locale | null,
	against: readonly Locale[] = [],
): Evidence[] {
	return Object.entries(segments).flatMap(([other, segment]) =>
		other === locale || segment.text === ''
			? []
			: evidenceOf(other === source ? 'source' : 'peer', segment, against.includes(other) ? 'actual' : 'expected'),
	);
}

/** Where in the tables a diagnostic stands. */
export function rowPosition(table: AlignedTable, row: AlignedRow, locale: Locale, field: Field) {
	return {
		table: table.index,
		row: rowKey(table, row, locale),
		field,
		...(row.record === '' ? {} : { record: row.record }),
	};
}

/** Whether what a diagnostic is about is a text. */
export const isSegment = (target: object): target is Segment => 'mappings' in target;
