/**
 * Every noun of Portolan: plain, readonly data, told apart by `kind`. Types only; imports nothing but types.
 * Offsets count UTF-16 units in `SourceFile.text`; lines and columns count from 1, columns in UTF-8 bytes.
 */
import type { Root } from 'hast';

/** A BCP 47 tag in canonical case (`zh-CN`). */
export type Locale = string;

/** A value a locale may have; a locale without one is absent. */
export type PerLocale<T> = Readonly<Record<Locale, T>>;

// ── Where things stand ──────────────────────────────────────────────────────

/** A point in a file as it lies on disk. `column` counts UTF-8 bytes; a BOM takes no column. */
export interface Point {
	readonly line: number;
	readonly column: number;
	readonly offset: number;
}

/** A stretch of one file; `end` is exclusive. */
export interface Location {
	readonly path: string;
	readonly locale: Locale;
	readonly start: Point;
	readonly end: Point;
}

// ── What is read ────────────────────────────────────────────────────────────

/** A file as handed to the core: decoded, without BOM, line ends untouched. `path` is relative to the content folder. */
export interface SourceFile {
	readonly path: string;
	readonly locale: Locale;
	readonly format: 'markdown' | 'html' | 'asciidoc';
	readonly text: string;
	/** The path within its locale's folder, where that is not the first folder of `path`: what translations share. */
	readonly inLocale?: string;
	/** Of AsciiDoc: what its own parser, which is not part of the core, has read from `text`. */
	readonly outline?: Outline;
}

/** A document of AsciiDoc as its own parser reads it: in which order what stands where, but for the columns. */
export interface Outline {
	/** The text that it was read from. */
	readonly of: string;
	/** The attributes that the header sets, by name. */
	readonly attributes: Readonly<Record<string, string>>;
	readonly nodes: readonly OutlineNode[];
	/** Why nothing was read, in English, where the parser failed. */
	readonly problem?: string;
}

/** An element of an outline. What it holds is `raw`, or `children`, or both, in this order. */
export interface OutlineNode {
	/** The element of HTML that it stands for. */
	readonly tag: string;
	readonly properties: Readonly<Record<string, string>>;
	/** The line that it begins in, from 1. */
	readonly line: number;
	/** Its text as it stands in the source, lines parted by LF, without what begins and ends the element. */
	readonly raw?: string;
	/** What `raw` is as inline HTML; the same text, where this is left out. */
	readonly html?: string;
	/** Of a cell: what stands before it. */
	readonly separator?: string;
	/** Of a title: it stands above the element that it is of. */
	readonly above?: true;
	readonly children?: readonly OutlineNode[];
}

/** `text[at, at + length)` of a segment was read from `source[start, end)`; lengths differ where something was decoded. */
export interface SourceMapping {
	readonly at: number;
	readonly length: number;
	readonly start: number;
	readonly end: number;
}

/** A stretch of a segment's text that is marked up. */
export interface Mark {
	readonly kind: 'code' | 'link' | 'emphasis' | 'superscript';
	readonly start: number;
	readonly end: number;
	readonly href?: string;
}

/** Text as a reader sees it (lines parted by `\n`, runs of blanks folded, U+00A0 and the like kept) and where it came from. */
export interface Segment {
	readonly text: string;
	readonly mappings: readonly SourceMapping[];
	readonly marks: readonly Mark[];
	readonly location: Location;
	/** Empty until the normalise stage has read them; sorted by `start`. */
	readonly facts: readonly Fact[];
}

/** A piece of prose: everything a document says outside its tables. */
export interface Block extends Segment {
	readonly kind: 'heading' | 'paragraph' | 'list-item' | 'caption' | 'code';
	/** Heading level 1–6, else 0. */
	readonly level: number;
	/** The kind of the admonition that the block stands in (`note`, `warning`, …), lower case, as written. */
	readonly admonition: string | null;
	/** The heading's explicit anchor (`id`, `<a name>`), if it has one. */
	readonly anchor: string | null;
	/** The pipe table that the text was to be. */
	readonly unrendered?: UnrenderedTable;
}

/** A pipe table that does not render, as its header and the line of dashes below it have different numbers of cells. */
export interface UnrenderedTable {
	readonly header: number;
	readonly dashes: number;
}

export interface Image {
	readonly source: string;
	readonly alt: string;
	readonly location: Location;
}

// ── Facts ───────────────────────────────────────────────────────────────────

/** A port or a closed range of ports; integers 0–65535, `from <= to`. A single port has `from === to`. */
export interface PortRange {
	readonly from: number;
	readonly to: number;
}

interface Span {
	/** Offsets in the segment's text. */
	readonly start: number;
	readonly end: number;
}

export type Fact = Span &
	(
		| { readonly kind: 'port'; readonly from: number; readonly to: number }
		| { readonly kind: 'port-invalid'; readonly text: string; readonly reason: 'out-of-range' | 'reversed' }
		| { readonly kind: 'transport'; readonly value: string }
		| { readonly kind: 'protocol'; readonly value: string }
		| { readonly kind: 'security'; readonly value: string }
		/** "Any": a wildcard for port or endpoint, known from vocabulary. */
		| { readonly kind: 'any' }
		| { readonly kind: 'address'; readonly value: string }
		/** A number that is no port; `unit` as written after it, folded, or null. */
		| { readonly kind: 'number'; readonly value: number; readonly unit: string | null }
		| { readonly kind: 'url'; readonly value: string }
		/** `<name>`; `intact` is false where blanks or stops stand inside the brackets or the brackets are empty. */
		| { readonly kind: 'placeholder'; readonly value: string; readonly intact: boolean }
		| { readonly kind: 'identifier'; readonly value: string; readonly shape: IdentifierShape }
		/** Text with an order (`1.9` before `1.10`), lower case, without a leading `v`. */
		| { readonly kind: 'version'; readonly value: string }
		/** That the number or version beside it is a bound. */
		| { readonly kind: 'comparator'; readonly value: '>=' | '<=' | '>' | '<' }
		| { readonly kind: 'direction'; readonly value: Direction }
		| { readonly kind: 'required'; readonly value: boolean }
		| { readonly kind: 'unread'; readonly text: string }
	);

export type FactKind = Fact['kind'];
export type IdentifierShape = 'file' | 'cmdlet' | 'fqdn' | 'srv' | 'name';

/** What a row says of its flow, gathered from its port and protocol cells. */
export interface FlowFacts {
	readonly ports: readonly PortRange[];
	readonly transports: readonly string[];
	readonly protocols: readonly string[];
	readonly security: readonly string[];
}

// ── Tables ──────────────────────────────────────────────────────────────────

/** What a column holds. `port` also where protocol and port share a cell. */
export type Field =
	| 'port'
	| 'protocol'
	| 'source'
	| 'destination'
	| 'role'
	| 'service'
	| 'direction'
	| 'count'
	| 'notes'
	| 'other';

/** A cell of the grid. A spanning cell is one object that stands in each row and column it covers. */
export interface Cell extends Segment {
	readonly kind: 'cell';
	readonly header: boolean;
}

export interface Row {
	/** From 0, header rows not counted. */
	readonly index: number;
	readonly cells: readonly Cell[];
	readonly location: Location;
	readonly flow: FlowFacts;
}

export interface Column {
	readonly index: number;
	/** The header's text, or '' where the table has none. */
	readonly name: string;
	readonly field: Field;
}

export interface Table {
	/** From 1, in the document's order. */
	readonly index: number;
	readonly kind: 'ports' | 'other';
	/** The text and anchor of the heading above it. */
	readonly heading: string;
	readonly anchor: string | null;
	readonly caption: string | null;
	readonly columns: readonly Column[];
	readonly headers: readonly Row[];
	readonly rows: readonly Row[];
	readonly location: Location;
}

/** One document, read. */
export interface SourceDocument {
	readonly path: string;
	readonly locale: Locale;
	/** See `SourceFile.inLocale`. */
	readonly inLocale?: string;
	/** Its identity across locales. */
	readonly topic: string;
	readonly title: string;
	/** ISO date of the last revision, if the document tells one. */
	readonly revision: string | null;
	/** `ms.translationtype` or the like: `MT` (machine), `HT` (human), else as written; null where not said. */
	readonly translation: string | null;
	readonly frontMatter: Readonly<Record<string, unknown>>;
	/** In document order. */
	readonly blocks: readonly Block[];
	readonly tables: readonly Table[];
	readonly images: readonly Image[];
	/** The file's text, for excerpts. */
	readonly source: string;
	/** The whole document as one HTML tree, tables included; unsanitised. `data.table` of a `table` element is its index. */
	readonly tree: Root;
}

// ── Aligned across locales ──────────────────────────────────────────────────

/** The same row in the locales that have it. */
export interface AlignedRow {
	readonly cells: PerLocale<Row>;
	readonly record: string;
	/** How surely each locale's row belongs to the others, 0–1. */
	readonly firmness?: PerLocale<number>;
}

/** The same column in the locales that have it; `members` holds the column's index there. */
export interface AlignedColumn {
	readonly field: Field;
	readonly members: PerLocale<number>;
}

/** The same table in the locales that have it. */
export interface AlignedTable {
	/** From 1, in the topic's order. */
	readonly index: number;
	readonly kind: 'ports' | 'other';
	readonly members: PerLocale<Table>;
	/** How surely each locale's table belongs to the others, 0–1. */
	readonly firmness?: PerLocale<number>;
	readonly columns: readonly AlignedColumn[];
	readonly rows: readonly AlignedRow[];
}

/** The same piece of prose in the locales that have it. */
export type AlignedBlock = PerLocale<Block>;

/** One topic: the documents that are each other's translations. */
export interface Topic {
	readonly id: string;
	readonly slug: string;
	readonly documents: PerLocale<SourceDocument>;
	readonly tables: readonly AlignedTable[];
	/** The prose, in the topic's order. */
	readonly blocks: readonly AlignedBlock[];
	/** How surely each locale's block belongs to the others, 0–1; beside `blocks`. */
	readonly blockFirmness?: readonly PerLocale<number>[];
	/** `drift[a][b]`: how much of what locale `a` says has no counterpart in locale `b`. */
	readonly drift?: PerLocale<PerLocale<Drift>>;
}

/** The shares, 0–1, of one document's blocks, table rows and headings that another locale has no counterpart for. */
export interface Drift {
	readonly blocks: number;
	readonly rows: number;
	readonly sections: number;
}

// ── The dataset ─────────────────────────────────────────────────────────────

/** How the facts of a record were settled. */
export type Basis = 'unanimous' | 'majority' | 'source' | 'single' | 'undecided';

export type Direction = 'in' | 'out' | 'both';

/** One of several values that the languages state for a flow. */
export interface Alternative extends FlowFacts {
	readonly locales: readonly Locale[];
}

/** One flow: a row of a port table, settled over all locales. */
export interface PortRecord extends FlowFacts {
	/** `<topic slug>/<table>/<key>`, unique. */
	readonly id: string;
	/** The row's fragment identifier on the topic's page, the same in all locales. */
	readonly anchor: string;
	readonly topic: string;
	readonly table: number;
	/** The text of every cell by field and locale. */
	readonly fields: Readonly<Partial<Record<Field, PerLocale<string>>>>;
	readonly witnesses: PerLocale<{ readonly path: string; readonly line: number }>;
	readonly basis: Basis;
	/** Whether the flow comes in, goes out, or both, as its row says; null where it does not. */
	readonly direction: Direction | null;
	/** Whether the row says that the flow is needed (true), or optional (false); null where it does not. */
	readonly required: boolean | null;
	/** Where the languages disagree: each flow that is stated, with the locales that state it; else empty. */
	readonly alternatives: readonly Alternative[];
	/** Ids of the findings on this row. */
	readonly findings: readonly string[];
}

// ── Findings ────────────────────────────────────────────────────────────────

export type Severity = 'error' | 'warning' | 'info';

/** A witness for or against what a finding says. */
export interface Evidence {
	readonly kind: 'peer' | 'row' | 'sibling' | 'prose' | 'document' | 'registry' | 'source';
	readonly locale: Locale;
	readonly path: string;
	readonly line: number;
	readonly text: string;
	readonly supports: 'expected' | 'actual';
}

/** A text by key of `locales/<locale>.json`, with its values: written out by reporters and pages, in their reader's language. */
export interface Message {
	readonly key: string;
	readonly values: Readonly<Record<string, string | number>>;
}

export interface Finding {
	/** A fingerprint: stays when lines move above it. */
	readonly id: string;
	readonly check: string;
	readonly severity: Severity;
	/** 0–1. */
	readonly confidence: number;
	/** The locale that is wrong; null where the evidence can't say. */
	readonly locale: Locale | null;
	readonly location: Location;
	readonly topic: string;
	/** From 1; null for prose. */
	readonly table: number | null;
	/** The row's key as its cell reads; null for prose and whole tables. */
	readonly row: string | null;
	readonly record: string | null;
	readonly field: Field | null;
	readonly message: Message;
	readonly actual: string | null;
	readonly expected: string | null;
	/** The whole corrected text of the cell or phrase: the result of `edits`. */
	readonly suggestion: string | null;
	/** The exact changes in the source that the suggestion consists of; empty where there is none, or where it would tear markup. */
	readonly edits: readonly Edit[];
	readonly evidence: readonly Evidence[];
}

/** What stands at a place in a source is to read `text`, which is written as the source is (escaped). */
export interface Edit {
	readonly location: Location;
	readonly text: string;
}

/** Something about the input that a user should know and that stops nothing. */
export interface Notice {
	readonly path: string;
	readonly message: Message;
}

// ── Settings and result ─────────────────────────────────────────────────────

/** Words of one language that help to read tables; every list may be empty. From `locales/<locale>.json`. */
export interface Vocabulary {
	/** Header words by field, lower case. */
	readonly headers: Readonly<Partial<Record<Field, readonly string[]>>>;
	/** Words for "any", lower case. */
	readonly any: readonly string[];
	/** Words for "port" as they stand before or after a number, lower case. */
	readonly port: readonly string[];
	/** Words for traffic that comes in, and that goes out, lower case. */
	readonly inbound: readonly string[];
	readonly outbound: readonly string[];
	/** Words that join two ports or protocols ("and", "or"), lower case. */
	readonly and: readonly string[];
	/** Words for traffic that goes both ways, lower case. */
	readonly both?: readonly string[];
	/** Words that a cell is marked with as required, and as optional, lower case. */
	readonly required?: readonly string[];
	readonly optional?: readonly string[];
	readonly yes?: readonly string[];
	readonly no?: readonly string[];
	/** Words before or after a number that make it the least, and the most, of what is meant, lower case. */
	readonly atLeast?: readonly string[];
	readonly atMost?: readonly string[];
	/** The same for what lies above, and below, a number: `more than`, `under`. */
	readonly moreThan?: readonly string[];
	readonly lessThan?: readonly string[];
	/** Words that a remark begins with that warns, and one that tells or advises, lower case: `caution`, `note`. */
	readonly warns?: readonly string[];
	readonly notes?: readonly string[];
	/** Words for two things that exclude each other (`inside/outside`), of the one and of the other, lower case; those that end in `*` begin words. */
	readonly opposites?: Readonly<Record<string, Opposites>>;
	/** Small numbers by their words, in digits: `{"2": ["two"]}`. */
	readonly numbers?: Readonly<Record<string, readonly string[]>>;
}

/** The words for one thing, and those for its opposite. */
export type Opposites = readonly [readonly string[], readonly string[]];

export interface Settings {
	/** Front-matter keys that tell a document's identity, first match wins. */
	readonly identityKeys: readonly string[];
	/** Front-matter keys that tell the revision date, first match wins. */
	readonly revisionKeys: readonly string[];
	/** Front-matter keys that tell the translation kind. */
	readonly translationKeys: readonly string[];
	/** The original's locale, or null. */
	readonly source: Locale | null;
	/** By language subtag or full tag. */
	readonly vocabularies: Readonly<Record<string, Vocabulary>>;
	/** By check id: the severity of all its findings, or that they are not wanted. */
	readonly severity?: Readonly<Record<string, Severity | 'off'>>;
	/** Severities of the documents at `paths`; outweighs `severity`, and of several that tell of a document the last counts. */
	readonly overrides?: readonly {
		readonly paths: readonly string[];
		readonly severity: Readonly<Record<string, Severity | 'off'>>;
	}[];
	/** Names and terms that stay as they are in every language. */
	readonly terms?: readonly string[];
	/** Whether findings below the confidence that an info needs are told too, as infos. */
	readonly all?: boolean;
	/** The paths of all files below the content folder, relative to it; where absent, no target of a link or image is judged. */
	readonly files?: readonly string[];
}

/** All that one run of the core knows. */
export interface Analysis {
	readonly locales: readonly Locale[];
	/** Sorted by path. */
	readonly documents: readonly SourceDocument[];
	readonly topics: readonly Topic[];
	readonly records: readonly PortRecord[];
	/** Sorted by path, line, column, check. */
	readonly findings: readonly Finding[];
	readonly notices: readonly Notice[];
}
