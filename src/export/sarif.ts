import type { Log, PhysicalLocation, Region, ReportingDescriptor, Result } from 'sarif';
import type { Analysis, checks, Finding, Severity } from '../core/index.ts';
import { findingText, type TextKey, type Translate } from '../i18n/index.ts';
import { lineStarts, regionOf } from './region.ts';
import type { CheckUrl } from './report.ts';

/** A replacement in a document's source; offsets in UTF-16 units. */
interface Edit {
	readonly path: string;
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** What a SARIF log depends on besides the analysis. */
export interface SarifOptions {
	/** Where the page of a check stands: SARIF takes whole addresses only. */
	readonly checkUrl?: CheckUrl;
	/** The texts of messages and of the checks' names. */
	readonly t: Translate;
	/** Portolan's version. */
	readonly version: string;
	/** All checks that there are. */
	readonly checks: typeof checks;
	/** The Markdown of a check's page, or null where it has none. */
	readonly checkPage: (id: string) => string | null;
	/** What each suggestion changes in its source, by the finding's id. */
	readonly edits: ReadonlyMap<string, readonly Edit[]>;
	/** The content folder below the repository's root (`docs`, or `` for the root itself); null where that is not known. */
	readonly folder: string | null;
}

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;

/** The findings as SARIF 2.1.0, columns in UTF-16 units; no clock, no absolute path. */
export function sarif(analysis: Analysis, options: SarifOptions): Log {
	const base = options.folder === null ? { CONTENT: { description: { text: 'The content folder' } } } : null;
	const rules = options.checks.map(({ id, severity }) => ruleOf(id, severity, options));
	return {
		$schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: { driver: { name: 'Portolan', semanticVersion: options.version, language: 'en', rules } },
				...(base === null ? {} : { originalUriBaseIds: base }),
				columnKind: 'utf16CodeUnits',
				results: analysis.findings.map(resultsOf(analysis, options)),
			},
		],
	};
}

function ruleOf(id: string, severity: Severity, { t, checkPage, checkUrl }: SarifOptions): ReportingDescriptor {
	const page = (checkPage(id) ?? '')
		.replace(/^# .*\n+/, '')
		.replace(/\n## Examples\n[\s\S]*$/, '')
		.trim();
	const url = checkUrl?.(id) ?? '';
	const [first = ''] = page.split(/\n\s*\n/);
	return {
		id,
		shortDescription: { text: t(`checks.${id}.name` as TextKey) },
		...(first === '' ? {} : { fullDescription: { text: first }, help: { text: page, markdown: page } }),
		...(/^https?:/.test(url) ? { helpUri: url } : {}),
		defaultConfiguration: { level: levels[severity] },
	};
}

function resultsOf({ documents }: Analysis, options: SarifOptions): (finding: Finding) => Result {
	const sources = new Map(documents.map(({ path, source }) => [path, { source, starts: lineStarts(source) }]));
	const ruleIndex = new Map(options.checks.map(({ id }, index) => [id, index]));
	const artifactLocation = (path: string) => ({
		uri: [...(options.folder ?? '').split('/'), ...path.split('/')].filter(Boolean).map(encodeURIComponent).join('/'),
		uriBaseId: options.folder === null ? 'CONTENT' : '%SRCROOT%',
	});
	const at = (path: string, region: Region): PhysicalLocation => ({ artifactLocation: artifactLocation(path), region });
	const region = (path: string, start: number, end: number, line: number): Region => {
		const known = sources.get(path);
		return known ? regionOf(known.starts, start, end) : { startLine: line };
	};
	const fixes = (finding: Finding): Pick<Result, 'fixes'> => {
		const edits = options.edits.get(finding.id) ?? [];
		if (edits.length === 0 || finding.suggestion === null) return {};
		const replacements = edits.map(({ path, start, end, text }) => ({
			deletedRegion: region(path, start, end, finding.location.start.line),
			insertedContent: { text },
		}));
		const change = { artifactLocation: artifactLocation(finding.location.path), replacements };
		return { fixes: [{ description: { text: finding.suggestion }, artifactChanges: [change] }] };
	};
	return (finding) => {
		const { id, check, severity, confidence, locale, location, topic, table, row, field, actual, expected } = finding;
		const { path, start, end } = location;
		const related = finding.evidence.filter((evidence) => evidence.path !== '');
		return {
			ruleId: check,
			ruleIndex: ruleIndex.get(check) ?? -1,
			level: levels[severity],
			message: { text: plainText(findingText(finding, options.t)) },
			locations: [{ physicalLocation: at(path, region(path, start.offset, end.offset, start.line)) }],
			...(related.length === 0
				? {}
				: {
						relatedLocations: related.map(({ path, line, locale, kind, text, supports }, index) => ({
							id: index,
							physicalLocation: at(path, { startLine: line }),
							message: { text: plainText(`${locale} (${kind}, ${supports}): ${text}`) },
						})),
					}),
			partialFingerprints: { 'portolanFinding/v1': id },
			...fixes(finding),
			rank: Math.round(confidence * 1000) / 10,
			properties: { locale, topic, table, row, field, actual, expected, suggestion: finding.suggestion },
		};
	};
}

/** A text in which nothing is read as a link of SARIF's messages (`[text](1)`). */
function plainText(text: string): string {
	return text.includes('](') ? text.replace(/[\\[\]]/g, '\\$&') : text;
}
