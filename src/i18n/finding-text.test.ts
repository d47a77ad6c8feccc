import { describe, expect, it } from 'vitest';
import { analyse, type Evidence, type Finding } from '../core/index.ts';
import { findingText, textsFor } from './index.ts';

const point = { line: 1, column: 1, offset: 0 };

function evidence(
	kind: Evidence['kind'],
	locale: string,
	text = 'x',
	supports: Evidence['supports'] = 'expected',
): Evidence {
	return { kind, locale, path: `${locale}/a.md`, line: 1, text, supports };
}

function finding(key: string, rest: Partial<Finding> = {}): Finding {
	return {
		...{ id: 'f', check: 'c', severity: 'error', confidence: 1, locale: 'de', topic: 't', table: 1, row: '9100' },
		...{ record: null, field: 'port', actual: '398', expected: '389', suggestion: null, edits: [], evidence: [] },
		location: { path: 'de/a.md', locale: 'de', start: point, end: point },
		message: { key: `checks.${key}`, values: {} },
		...rest,
	};
}

const [en, de, zh] = [textsFor('en'), textsFor('de'), textsFor('zh-CN')];

describe('findingText', () => {
	it('names who says what, in the reader’s language, with the verb in its number', () => {
		const one = finding('port-mismatch.message', { evidence: [evidence('peer', 'en')] });
		const two = finding('port-mismatch.message', { evidence: [evidence('peer', 'fr'), evidence('source', 'en')] });
		expect([findingText(one, en), findingText(two, en)]).toEqual([
			'de says 398; en says 389.',
			'de says 398; en and fr say 389.',
		]);
		expect([findingText(one, de), findingText(two, de)]).toEqual([
			'de sagt 398; en sagt 389.',
			'de sagt 398; en und fr sagen 389.',
		]);
		expect(findingText(two, zh)).toBe('de 写的是 398，en和fr 写的是 389。');
	});

	it('names what kind of witness there is where no other language is one', () => {
		const by = (...kinds: Evidence['kind'][]) =>
			findingText(finding('port-mismatch.message', { evidence: kinds.map((kind) => evidence(kind, 'de')) }), en);
		expect([by('registry'), by('row', 'prose'), by()]).toEqual([
			'de says 398; the IANA registry says 389.',
			'de says 398; its own row says 389.',
			'de says 398; the rest says 389.',
		]);
	});

	it('takes those for witnesses who say what is expected only', () => {
		const both = [evidence('peer', 'fr', 'x', 'actual'), evidence('peer', 'en')];
		expect(findingText(finding('port-mismatch.message', { evidence: both }), en)).toBe('de says 398; en says 389.');
	});

	it('names a row by its key and what it is called', () => {
		const message = { key: 'checks.row-missing.message', values: { has: 'de, en', lacks: 'zh' } };
		const lacking = (text: string, row = 'TCP/9100') =>
			findingText(
				finding('', { message, locale: 'zh', row, field: null, evidence: [evidence('peer', 'de', text)] }),
				en,
			);
		expect(lacking('TCP/9100 | Metrics | Answers')).toBe(
			'zh lacks the row TCP/9100 “Metrics” that de and en have; it belongs after this line.',
		);
		expect(lacking('9100 | TCP | Metrics', '9100')).toContain('the row 9100 “Metrics” that');
		expect(lacking('TCP/9100 | -')).toContain('the row TCP/9100 that');
		expect(lacking(`TCP/9100 | ${'Very long '.repeat(9)}`)).toContain('the row TCP/9100 that');
	});

	it('tells the word behind which a blank is missing, and keeps a number of its own', () => {
		const blank = { key: 'checks.separator-missing.blank', values: { actual: 'SSL-und', word: 'und' } };
		expect(findingText(finding('', { message: blank }), en)).toBe('Missing space after “SSL-”.');
		const many = { key: 'checks.link-broken.everywhere', values: { count: 3, target: 'a.md' } };
		expect(findingText(finding('', { message: many }), en)).toMatch(/^3 link targets do not exist in any language/);
	});

	it('tells only the differences that there are between versions of a page, each in its number', () => {
		const stale = (lacking: number, alone: number, changed: number) =>
			finding('translation-stale.message', {
				message: { key: 'checks.translation-stale.message', values: { lacking, alone, changed } },
			});
		expect([findingText(stale(0, 0, 5), en), findingText(stale(1, 2, 1), en)]).toEqual([
			'de is another version of this page: it differs in 5 statements.',
			'de is another version of this page: it lacks 1 text that the others have, has 2 texts of its own, and differs in 1 statement.',
		]);
		expect(findingText(stale(1, 0, 2), de)).toBe(
			'de hat einen anderen Stand dieser Seite: 1 Text der anderen fehlt und 2 Angaben weichen ab.',
		);
		expect(findingText(stale(3, 1, 0), zh)).toBe('此页面在 de 中是另一版本：缺少其他语言的 3 段文字和独有 1 段文字。');
	});

	it('names several tables that are missing by their heading, and counts their rows', () => {
		const lost = (values: Readonly<Record<string, string | number>>) =>
			finding('', {
				message: { key: 'checks.table-missing.several', values: { has: 'en, fr', rows: '1; 2', ...values } },
			});
		expect(findingText(lost({ heading: 'Fuel', tables: 2, size: 2 }), en)).toBe(
			'de lacks the 2 tables under “Fuel” (2 rows in all: 1; 2), which are in en and fr.',
		);
		expect(findingText(lost({ heading: '', tables: 2, size: 2 }), de)).toBe(
			'In de fehlen 2 Tabellen (zusammen 2 Zeilen: 1; 2), die in en und fr stehen.',
		);
	});
});

describe('what an analysis says', () => {
	const settings = { identityKeys: [], revisionKeys: [], translationKeys: [], source: null, vocabularies: {} };
	const table = (...rows: readonly string[]) => ['| Port | Use |', '| --- | --- |', ...rows].join('\n');
	const [winch, pump, gauge] = ['| 7201 | Winch |', '| 7301 | Pump |', '| 7302 | Gauge |'];
	const texts = (pages: Readonly<Record<string, string>>) => {
		const files = Object.entries(pages).map(([locale, text]) => ({
			...{ path: `${locale}/a.md`, locale, format: 'markdown' as const, text: `# Dock\n\n${text}\n` },
		}));
		return analyse(files, settings).findings.map((one) => findingText(one, en));
	};

	it('of a first row that is missing: that it belongs below the header, not after a line', () => {
		const whole = table(winch, pump, gauge);
		expect(texts({ en: whole, fr: whole, sv: table(pump, gauge) })).toEqual([
			'sv lacks the row 7201 “Winch” that en and fr have; it belongs first, right below the header of the table.',
		]);
		expect(texts({ en: whole, fr: whole, sv: table(winch, gauge) })).toEqual([
			'sv lacks the row 7301 “Pump” that en and fr have; it belongs after this line.',
		]);
	});

	it('of a table that is missing: its name or number, and its rows in their number', () => {
		const named = (...rows: readonly string[]) => `${table(winch)}\n\n## Fuel\n\n${table(...rows)}`;
		expect(texts({ en: named(pump, gauge), fr: named(pump, gauge), sv: table(winch) })).toContain(
			'sv lacks the table “Fuel” (2 rows: 7301; 7302), which is in en and fr.',
		);
		expect(texts({ en: named(pump), fr: named(pump), sv: table(winch), it: table(winch) })).toEqual([
			'The languages differ: the table “Fuel” (1 row: 7301) is in en and fr and not in it and sv; nothing settles which is right.',
		]);
	});
});
