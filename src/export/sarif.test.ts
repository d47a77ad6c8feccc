import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import type { ValidateFunction } from 'ajv';
import Ajv from 'ajv-draft-04';
import type { Result } from 'sarif';
import { expect, test } from 'vitest';
import { type Analysis, analyse, checks, type SourceFile } from '../core/index.ts';
import { type SarifOptions, sarif } from './index.ts';

const validate = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false, allErrors: true }).compile(
	schema,
) as ValidateFunction;

const header = '| Service | Port | Protocol |\n| --- | --- | --- |\n';
const texts = {
	'de/a b#1.md': `${header}| 𐂃 Bojen | 7020-7092 | TCP |\n| Konsole | 8443 | HTTPS |\n`,
	'fr/a b#1.md': `${header}| Bouées | 7020-7029 | TCP |\n| Console | 8443 | HTTPS |\n`,
	'ja/a b#1.md': `${header}| ブイ | 7020-7029 | TCP |\n| コンソール | 8443 | HTTPS |\n`,
};
const files = Object.entries(texts).map(
	([path, text]): SourceFile => ({ path, locale: path.slice(0, 2), format: 'markdown', text }),
);
const analysis = analyse(files, {
	...{ identityKeys: [], revisionKeys: [], translationKeys: [], source: null },
	vocabularies: {},
});
const finding = analysis.findings[0];

const options: SarifOptions = {
	t: (key) => key,
	version: '1.2.3',
	checks,
	checkPage: (id) => `# ${id}\n\nFinds [it](x).\n\n## Why it matters\n\nSo.\n\n## Examples\n\nMany.\n`,
	edits: new Map(),
	folder: 'docs',
};

const resultOf = (given: Analysis, more: Partial<SarifOptions> = {}) =>
	sarif(given, { ...options, ...more }).runs[0]?.results?.[0] as Result;

test('the log is valid against the schema of SARIF 2.1.0, with and without findings', () => {
	const edits = new Map([[finding?.id ?? '', [{ path: 'de/a b#1.md', start: 3, end: 4, text: '9' }]]]);
	for (const folder of ['docs', '', null])
		for (const findings of [analysis.findings, []]) {
			validate(sarif({ ...analysis, findings }, { ...options, edits, folder }));
			expect(validate.errors ?? []).toEqual([]);
		}
	expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false);
});

test('a result says where in UTF-16 units, how sure, and what keeps its identity', () => {
	expect(analysis.findings).toHaveLength(1);
	expect(finding?.location.start.column).toBe(16);
	expect(resultOf(analysis)).toMatchObject({
		...{ ruleId: 'port-mismatch', level: 'error', rank: (finding?.confidence ?? 0) * 100 },
		partialFingerprints: { 'portolanFinding/v1': finding?.id },
		locations: [
			{
				physicalLocation: {
					artifactLocation: { uri: 'docs/de/a%20b%231.md', uriBaseId: '%SRCROOT%' },
					region: { startLine: 3, startColumn: 14, endLine: 3, endColumn: 23 },
				},
			},
		],
		relatedLocations: [
			{ physicalLocation: { artifactLocation: { uri: 'docs/fr/a%20b%231.md' }, region: { startLine: 3 } } },
			{ physicalLocation: { artifactLocation: { uri: 'docs/ja/a%20b%231.md' }, region: { startLine: 3 } } },
		],
	});
	expect(resultOf(analysis)).not.toHaveProperty('fixes');
});

test('a fix replaces what its edits change', () => {
	const at = texts['de/a b#1.md'].indexOf('7092');
	const edits = new Map([[finding?.id ?? '', [{ path: 'de/a b#1.md', start: at, end: at + 4, text: '7029' }]]]);
	expect(resultOf(analysis, { edits }).fixes).toEqual([
		{
			description: { text: '7020-7029' },
			artifactChanges: [
				{
					artifactLocation: { uri: 'docs/de/a%20b%231.md', uriBaseId: '%SRCROOT%' },
					replacements: [
						{
							deletedRegion: { startLine: 3, startColumn: 19, endLine: 3, endColumn: 23 },
							insertedContent: { text: '7029' },
						},
					],
				},
			],
		},
	]);
});

test('a content folder of unknown place is named and no path is absolute', () => {
	const log = sarif(analysis, { ...options, folder: null });
	expect(log.runs[0]?.originalUriBaseIds).toHaveProperty('CONTENT');
	expect(resultOf(analysis, { folder: null }).locations?.[0]?.physicalLocation?.artifactLocation).toEqual({
		...{ uri: 'de/a%20b%231.md', uriBaseId: 'CONTENT' },
	});
});

test('every check is a rule with its page, without examples', () => {
	const rules = sarif(analysis, options).runs[0]?.tool.driver.rules ?? [];
	const index = resultOf(analysis).ruleIndex ?? -1;
	expect(rules[index]).toMatchObject({
		id: 'port-mismatch',
		shortDescription: { text: 'checks.port-mismatch.name' },
		fullDescription: { text: 'Finds [it](x).' },
		help: { markdown: 'Finds [it](x).\n\n## Why it matters\n\nSo.' },
		defaultConfiguration: { level: 'error' },
	});
});

test('text of documents makes no links of SARIF', () => {
	expect(resultOf(analysis, { t: () => 'see [here](1) {0}' }).message.text).toBe('see \\[here\\](1) {0}');
});
