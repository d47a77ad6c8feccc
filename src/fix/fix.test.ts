import { describe, expect, test } from 'vitest';
import { analyse, type Finding, type Settings, type SourceDocument, type SourceFile } from '../core/index.ts';
import { applied, provenRepairs, repairsOf } from './index.ts';

const settings: Settings = {
	...{ identityKeys: [], revisionKeys: [], translationKeys: [], source: null },
	vocabularies: {},
};

function read(text: string): SourceDocument {
	const file: SourceFile = { path: 'de/a.md', locale: 'de', format: 'markdown', text };
	return analyse([file], settings).documents[0] as SourceDocument;
}

/** A finding that wants a stretch of the source to read otherwise. */
function finding(document: SourceDocument, from: string, to: string, id = to): Finding {
	const offset = document.source.indexOf(from);
	const at = (offset: number) => ({ line: 1, column: 1, offset });
	const location = { path: document.path, locale: 'de', start: at(offset), end: at(offset + from.length) };
	return {
		...{ id, check: 'x', severity: 'error', confidence: 1, locale: 'de', location, topic: 't', table: 1 },
		...{ row: null, record: null, field: null, message: { key: '', values: {} }, actual: null, expected: null },
		...{ suggestion: to, edits: [{ location, text: to }], evidence: [] },
	};
}

const source = 'Port 70 und 80\n';

describe('an edit is left out', () => {
	test('where an earlier one changes the same words; the same change twice is one', () => {
		const document = read(source);
		const findings = [
			finding(document, '70', '71', 'first'),
			finding(document, '70', '72', 'other'),
			finding(document, '80', '81', 'elsewhere'),
			finding(document, '70', '71', 'again'),
		];
		const { edits, made, skipped } = repairsOf({ documents: [document], findings });
		expect(skipped.map(({ finding, reason }) => [finding.id, reason])).toEqual([['other', 'overlap']]);
		expect(made.map(({ id }) => id)).toEqual(['first', 'elsewhere', 'again']);
		expect(applied(document.source, edits)).toBe('Port 71 und 81\n');
	});

	test('where a second analysis still finds the fault, or a new one', () => {
		const document = read(source);
		const [kept, bad] = [finding(document, '70', '71'), finding(document, '80', '81')] as [Finding, Finding];
		const given = { documents: [document], findings: [kept, bad] };
		const still = provenRepairs(given, given.findings, () => ({ findings: [bad] }));
		expect(still.made).toEqual([kept]);
		expect(still.skipped).toEqual([{ finding: bad, reason: 'effect' }]);
		const fresh = provenRepairs(given, given.findings, (texts) => ({
			findings: [...texts.values()].join().includes('81') ? [{ ...bad, id: 'fresh' }] : [],
		}));
		expect(fresh.edits).toEqual([]);
	});
});
