import type { Basis, Direction, Evidence, Field, Locale, PerLocale, PortRange, Severity } from '../core/index.ts';

/** `portolan/tables/1`: every table of every document, as `extract --format json` prints it. */
export interface TablesJson {
	readonly schema: 'portolan/tables/1';
	readonly documents: readonly {
		readonly topic: string;
		readonly locale: Locale;
		readonly path: string;
		readonly title: string;
		readonly revision: string | null;
		readonly translation: string | null;
		readonly tables: readonly TableJson[];
	}[];
}

interface TableJson {
	readonly line: number;
	readonly heading: string;
	readonly kind: 'ports' | 'other';
	readonly columns: readonly { readonly name: string; readonly field: Field }[];
	readonly rows: readonly {
		readonly line: number;
		readonly cells: readonly { readonly text: string; readonly line: number; readonly column: number }[];
		readonly facts: FactsJson;
	}[];
}

interface FactsJson {
	readonly ports: readonly PortRange[];
	readonly transports: readonly string[];
	readonly protocols: readonly string[];
	readonly security: readonly string[];
}

/** `portolan/dataset/1`: the canonical dataset; `version` is the SHA-256 of the rest. */
export interface DatasetJson extends DatasetBody {
	readonly schema: 'portolan/dataset/1';
	readonly version: string;
}

/** What the dataset's version is the hash of. */
export interface DatasetBody {
	readonly locales: readonly Locale[];
	readonly topics: readonly {
		readonly id: string;
		readonly slug: string;
		readonly titles: PerLocale<string>;
		readonly documents: readonly {
			readonly locale: Locale;
			readonly path: string;
			readonly revision: string | null;
			readonly translation: string | null;
		}[];
	}[];
	readonly records: readonly (FactsJson & {
		readonly id: string;
		readonly topic: string;
		readonly table: number;
		readonly fields: Readonly<Partial<Record<Field, PerLocale<string>>>>;
		readonly witnesses: PerLocale<{ readonly path: string; readonly line: number }>;
		readonly basis: Basis;
		readonly direction: Direction | null;
		readonly required: boolean | null;
		readonly alternatives: readonly (FactsJson & { readonly locales: readonly Locale[] })[];
		readonly findings: readonly string[];
	})[];
}

/** `portolan/report/1`: the findings, as `check --format json` prints them. */
export interface ReportJson {
	readonly schema: 'portolan/report/1';
	readonly locales: readonly Locale[];
	readonly summary: Summary;
	readonly findings: readonly {
		readonly id: string;
		readonly check: string;
		readonly severity: Severity;
		readonly confidence: number;
		readonly locale: Locale | null;
		readonly path: string;
		readonly line: number;
		readonly column: number;
		readonly endLine: number;
		readonly endColumn: number;
		readonly topic: string;
		readonly table: number | null;
		readonly row: string | null;
		readonly field: Field | null;
		readonly message: string;
		/** The page of its check on a built site: its address, or its path where the host is not known; null without a site. */
		readonly url: string | null;
		readonly actual: string | null;
		readonly expected: string | null;
		readonly suggestion: string | null;
		readonly edits: readonly {
			readonly path: string;
			readonly line: number;
			readonly column: number;
			readonly endLine: number;
			readonly endColumn: number;
			readonly text: string;
		}[];
		readonly evidence: readonly Evidence[];
	}[];
}

/** How much was read and how much was found. `rows` counts the body rows of all tables. */
export interface Summary {
	readonly documents: number;
	readonly tables: number;
	readonly rows: number;
	readonly errors: number;
	readonly warnings: number;
	readonly infos: number;
	/** How many of the documents, tables and rows have a counterpart in another locale: the rest could not be compared. */
	readonly compared: { readonly documents: number; readonly tables: number; readonly rows: number };
	/** Findings that a baseline holds back: neither counted above nor listed. */
	readonly known?: number;
}

/** `portolan/changes/1`: what has changed from one dataset to another. */
export interface ChangesJson {
	readonly schema: 'portolan/changes/1';
	/** The versions of the two datasets. */
	readonly from: string;
	readonly to: string;
	readonly records: {
		readonly added: readonly DatedRecord[];
		readonly removed: readonly DatedRecord[];
		readonly changed: readonly {
			readonly date: string | null;
			readonly id: string;
			/** Its id before, which differs where its port does. */
			readonly was: string;
			readonly topic: string;
			readonly differences: readonly Difference[];
		}[];
	};
	/** Both empty where the findings of one side are not known. */
	readonly findings: { readonly new: readonly ChangedFinding[]; readonly gone: readonly ChangedFinding[] };
}

/** `portolan/history/1`: what the builds of a site counted, the oldest first. */
export interface HistoryJson {
	readonly schema: 'portolan/history/1';
	readonly builds: readonly BuildCounts[];
}

/** What one build counted. */
export interface BuildCounts {
	/** The version of its dataset. */
	readonly version: string;
	/** The latest revision that its documents tell, or null. */
	readonly date: string | null;
	readonly locales: PerLocale<{
		readonly documents: number;
		/** How many findings blame the locale, by severity. */
		readonly errors: number;
		readonly warnings: number;
		readonly infos: number;
	}>;
}

interface DatedRecord {
	/** The latest revision that the documents of its topic tell, or null. */
	readonly date: string | null;
	readonly record: DatasetJson['records'][number];
}

/** A fact (`ports`, …) or the text of a field in one locale, before and after. */
export interface Difference {
	readonly what: string;
	readonly locale: Locale | null;
	readonly before: string;
	readonly after: string;
}

/** A finding as the changes tell it. */
export interface ChangedFinding {
	readonly id: string;
	readonly check: string;
	readonly severity: Severity;
	readonly locale: Locale | null;
	readonly path: string;
	readonly line: number;
	readonly message: string;
}
