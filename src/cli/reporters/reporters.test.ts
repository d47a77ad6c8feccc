import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Analysis, Evidence, Finding, Location, PortRecord, SourceDocument } from '../../core/index.ts';
import { textsFor } from '../../i18n/index.ts';
import { plain, unlinked } from '../terminal.ts';
import { excerpt } from './excerpt.ts';
import type { FlowHit } from './hits.ts';
import { hitsPretty } from './hits-pretty.ts';
import { pretty } from './pretty.ts';
import type { PrettyOptions } from './pretty-options.ts';
import { cutAround, shorten } from './shorten.ts';

/** The place of the first occurrence of a text in a source. */
function placeOf(source: string, text: string): Location {
	const offset = source.indexOf(text);
	const point = (at: number) => {
		const before = source.slice(0, at).split(/\r\n|\r|\n/);
		return { line: before.length, column: Buffer.byteLength(before.at(-1) ?? '') + 1, offset: at };
	};
	return { path: 'de/a.md', locale: 'de', start: point(offset), end: point(offset + text.length) };
}

function shown(source: string, text: string, words: string[] = [], columns = 60): string[] {
	return excerpt(source, placeOf(source, text), { words, columns, style: 'red', paint: plain });
}

describe('excerpt', () => {
	it('underlines the fault in its line', () => {
		expect(shown('one\ntwo three four\nfive', 'three')).toEqual(['  2 │ two three four', '    │     ^^^^^']);
	});

	it('works at the very beginning and the very end of a file', () => {
		expect(shown('one', 'one')).toEqual(['  1 │ one', '    │ ^^^']);
		expect(shown('one\r\ntwo', 'two')).toEqual(['  2 │ two', '    │ ^^^']);
	});

	it('counts columns as a terminal shows them: wide characters twice, tabs as blanks, joined marks not at all', () => {
		expect(shown('\t端口 é 443', '443')).toEqual(['  1 │     端口 é 443', '    │            ^^^']);
		expect(shown('ab 端口 c', '端口')).toEqual(['  1 │ ab 端口 c', '    │    ^^^^']);
	});

	it('cuts a long line around the fault', () => {
		const lines = shown(`${'x'.repeat(200)} fault ${'y'.repeat(200)}`, 'fault');
		expect(lines[0]).toMatch(/^ {2}1 │ …x+ fault y+…$/);
		expect(stringWidth(lines[0] ?? '')).toBeLessThanOrEqual(60);
		expect(lines[1]?.indexOf('^^^^^')).toBe(lines[0]?.indexOf('fault'));
	});

	it('cuts a long fault around the word that it is about', () => {
		const lines = shown(
			`<td>${'a 14430 '.repeat(30)}443 ${'b '.repeat(90)}</td>`,
			`${'a 14430 '.repeat(30)}443 ${'b '.repeat(90)}`,
			['443'],
		);
		expect(lines[0]).toMatch(/ 443 b/);
		expect(stringWidth(lines[0] ?? '')).toBeLessThanOrEqual(60);
	});

	it('shows three lines of a long fault, each marked where it has text', () => {
		expect(shown('a <td>\n  b\nc\nd\ne</td>', '<td>\n  b\nc\nd\ne')).toEqual([
			...['  1 │ a <td>', '    │   ^^^^'],
			...['  2 │   b', '    │   ^'],
			...['  3 │ c', '    │ ^'],
		]);
	});

	it('shows no control character of a document', () => {
		expect(shown('a\u001B[31mb\u202Ec', 'b').join()).not.toMatch(/[\p{Cc}\u202E]/u);
	});
});

describe('cutAround and shorten', () => {
	it('never exceeds the columns, whatever is cut', () => {
		for (const columns of [10, 11, 40]) {
			const text = '端口 443 和 4443 的流量被转发到内部接口的端口池'.repeat(3);
			for (let start = 0; start < text.length; start += 7) {
				expect(stringWidth(cutAround(text, { start, end: start + 30 }, columns).text)).toBeLessThanOrEqual(columns);
			}
		}
	});

	it('keeps the beginning where the word fits, else moves to the word', () => {
		const text = `the first words ${'and more '.repeat(20)}until 4443 comes`;
		expect(shorten(text, 40, ['first'])).toMatch(/^the first words .*…$/);
		expect(shorten(text, 40, ['none', '4443'])).toMatch(/^….*4443.*$/);
		expect(shorten(text, 40, ['(until) - [x', 'until 4443'])).toMatch(/^….*until 4443.*$/);
		expect(shorten(' two\n lines ', 40)).toBe('two lines');
	});
});

const source = '| Port | Hinweis |\n|---|---|\n| 8443 | Geht an 8080 |\n';
const document: SourceDocument = {
	...{ path: 'de/a.md', locale: 'de', topic: 't', title: 'T', revision: null, translation: null, frontMatter: {} },
	...{ blocks: [], tables: [], images: [], source, tree: { type: 'root', children: [] } },
};

function evidence(locale: string, supports: Evidence['supports'], kind: Evidence['kind'] = 'peer'): Evidence {
	return { kind, locale, path: `${locale}/a.md`, line: 3, text: `text of ${locale}`, supports };
}

function finding(rest: Partial<Finding> = {}): Finding {
	return {
		...{
			id: 'f',
			check: 'note-duplicated',
			severity: 'error',
			confidence: 1,
			locale: 'de',
			location: placeOf(source, 'Geht an 8080'),
		},
		...{
			topic: 't',
			table: 1,
			row: '8443',
			record: null,
			field: 'notes',
			message: { key: 'severity.info', values: {} },
		},
		...{
			actual: '8080',
			expected: '8443',
			suggestion: 'Geht an 8443',
			edits: [],
			evidence: [evidence('it', 'expected')],
		},
		...rest,
	};
}

const nothing: Analysis = {
	...{ locales: ['de'], documents: [document], topics: [], records: [], findings: [], notices: [] },
};
const options: PrettyOptions = { t: textsFor('en'), paint: plain, link: unlinked, width: 80, content: 'docs/' };

function report(...findings: Finding[]): string {
	return pretty({ ...nothing, findings }, options);
}

describe('pretty', () => {
	it('says where, what, what it should read and why, and counts', () => {
		expect(report(finding())).toBe(
			[
				'docs/de/a.md',
				'  3:10  error  note-duplicated  (de)',
				'    Info',
				'    3 │ | 8443 | Geht an 8080 |',
				'      │          ^^^^^^^^^^^^',
				'    should read: Geht an 8443',
				'    why:',
				'      it, same place: “text of it” docs/it/a.md:3',
				'',
				'locale  error  warning  info',
				'de          1        0     0',
				'',
				'check            findings',
				'note-duplicated         1',
				'',
				'1 error, 0 warnings, 0 infos in 1 document, 0 tables, 0 rows',
				'What a check finds and why it matters: portolan explain <check>',
				'',
			].join('\n'),
		);
	});

	it('lists every side without taking one where nothing is settled', () => {
		const sides = [evidence('de', 'actual', 'row'), evidence('it', 'expected')];
		const text = report(finding({ locale: null, expected: null, suggestion: null, edits: [], evidence: sides }));
		expect(text).toContain('(undecided)');
		expect(text).not.toMatch(/should read|expected:|why:|but:/);
		expect(text).toContain('what each says:\n      de, same row: “text of de” docs/de/a.md:3\n      it, same place:');
	});

	it('quotes the row of a peer where a whole row is missing', () => {
		expect(report(finding({ field: null }))).toContain('    it, the row: “text of it”');
	});

	it('goes file by file, the most severe first, and counts by locale and check what it shows and what it does not', () => {
		const elsewhere = { ...placeOf(source, '8443'), path: 'it/b.md' };
		const text = report(
			finding({ severity: 'info', check: 'case-changed' }),
			finding({ severity: 'warning', location: elsewhere, locale: null, check: 'case-changed' }),
			finding({ severity: 'error', location: placeOf(source, 'Port') }),
			finding({ severity: 'error', location: elsewhere, locale: null }),
		);
		const heads = text.match(/^(?:docs.*| {2}\d+:\d+ {2}\w+)/gm);
		expect(heads).toEqual([
			...['docs/de/a.md', '  1:3  error', '  3:10  info'],
			...['docs/it/b.md', '  3:3  error', '  3:3  warning'],
		]);
		expect(text).toContain(
			[
				'locale     error  warning  info',
				'de             1        0     1',
				'undecided      1        1     0',
				'',
			].join('\n'),
		);
		expect(text).toContain('total          2        1     1\n');
		expect(text).toContain('case-changed            2\nnote-duplicated         2\n');
	});

	it('tells once what it says of equal words of a file, with all places, and counts each', () => {
		const text = report(
			finding({ id: 'f' }),
			finding({ id: 'g', location: placeOf(source, '8443') }),
			finding({ id: 'h', actual: '80' }),
			finding({ id: 'i', locale: 'it' }),
		);
		expect(text.match(/note-duplicated {2}\(/g)).toHaveLength(3);
		expect(text.match(/also at: .*/g)).toEqual([expect.stringMatching(/^also at: \d+:\d+$/)]);
		expect(text).toContain('4 errors, 0 warnings');
	});

	it('shows no more than it may, counts all, and says how to see the rest', () => {
		const analysis = { ...nothing, findings: [finding(), finding({ id: 'g' }), finding({ id: 'h' })] };
		const text = pretty(analysis, { ...options, limit: 1 });
		expect(text.match(/note-duplicated {2}\(de\)/g)).toHaveLength(1);
		expect(text).toContain('3 errors, 0 warnings');
		expect(text).toContain('1 of 3 findings are shown, the most severe first: see all with --max-findings all');
	});

	it('links a file where the terminal can', () => {
		const link = (text: string, file: string) => `<${file}>${text}`;
		expect(pretty({ ...nothing, findings: [finding()] }, { ...options, link })).toMatch(
			/^<docs\/de\/a\.md>docs\/de\/a\.md\n/,
		);
	});

	it('tells what speaks against it apart', () => {
		expect(report(finding({ evidence: [evidence('fr', 'actual'), evidence('it', 'expected')] }))).toMatch(
			/why:\n {6}it.*\n {4}but:\n {6}fr/,
		);
	});

	it('stays within a screenful with much evidence and long texts', () => {
		const much = Array.from({ length: 30 }, (_, index) => evidence(`l${index}`, index % 2 ? 'actual' : 'expected'));
		const text = report(finding({ evidence: much, suggestion: 'x'.repeat(5000) }));
		expect(text).toContain('… and 11 more');
		expect(text.split('\n').length).toBeLessThan(30);
		expect(text.length).toBeLessThan(2000);
	});
});

describe('hitsPretty', () => {
	const record: PortRecord = {
		...{ id: 'r', anchor: 'r', topic: 't', table: 1, ports: [{ from: 443, to: 443 }], transports: ['tcp'] },
		...{ protocols: ['https'], security: [], basis: 'majority', direction: null, required: null, findings: [] },
		fields: { source: { de: 'Außen' }, destination: { de: 'Innen' }, role: { it: 'Faro' } },
		witnesses: { de: { path: 'de/a.md', line: 4 }, it: { path: 'it/a.md', line: 5 } },
		alternatives: [],
	};
	const flow: FlowHit = {
		...{ record, locale: 'it', shown: 'de', title: 'Häfen', heading: '', disputes: [], otherFindings: 0 },
	};
	const options = { t: textsFor('en'), paint: plain, link: unlinked, width: 80, content: '.' };

	const none = { flows: [], sections: [], ports: [], findings: [] };

	it('shows a flow in the locale to show, and says where else the words were found', () => {
		expect(hitsPretty({ ...none, flows: [flow] }, options)).toBe(
			'HTTPS/TCP/443  Außen → Innen\n  Häfen  de/a.md:4  (found in it)\n',
		);
		expect(hitsPretty({ ...none, flows: [{ ...flow, shown: 'it', title: 'Porti' }] }, options)).toBe(
			'HTTPS/TCP/443  Faro\n  Porti  it/a.md:5\n',
		);
	});

	it('marks a disputed row with its finding and what is right, and says what a single language states', () => {
		const dispute: Finding = {
			...{ id: 'f1', check: 'note-duplicated', severity: 'error', confidence: 1, locale: 'de', topic: 't', table: 1 },
			...{ location: placeOf('x', 'x'), row: '443', record: 'r', field: 'notes', message: { key: 'k', values: {} } },
			...{ actual: '80', expected: '443', suggestion: null, edits: [], evidence: [] },
		};
		const alternatives = [{ ...record, ports: [{ from: 80, to: 80 }], locales: ['it'] }];
		const disputed = {
			...flow,
			record: { ...record, alternatives },
			disputes: [{ finding: dispute, change: undefined }],
			otherFindings: 2,
		};
		expect(hitsPretty({ ...none, flows: [disputed] }, options)).toBe(
			[
				'HTTPS/TCP/443 (it: HTTPS/TCP/80)  Außen → Innen',
				'  Häfen  de/a.md:4  (found in it)',
				'  Disputed: Note of another row · Right: 443  f1',
				'  Findings in other languages: 2\n',
			].join('\n'),
		);
		const corrected = { ...disputed, disputes: [{ finding: dispute, change: '80 → 443' }] };
		expect(hitsPretty({ ...none, flows: [corrected] }, options)).toContain(
			'Disputed: Note of another row · 80 → 443  f1',
		);
	});

	it('stops after fifty flows and says how many follow', () => {
		const flows = Array.from({ length: 53 }, () => ({ ...flow, locale: null }));
		expect(hitsPretty({ ...none, flows }, options)).toMatch(/… and 3 more hits/);
	});

	it('lists the other kinds under their names', () => {
		const section = { topic: 't', shown: 'de', locale: 'it', heading: 'Zweck', text: 'Ein Hafen.', title: 'Häfen' };
		const sections = [{ ...section, excerpt: 'Ein Hafen.', path: 'de/a.md', anchor: 's-zweck' }];
		expect(hitsPretty({ ...none, sections, ports: [{ port: 443, names: ['https'] }] }, options)).toBe(
			'Sections (1)\nZweck  de/a.md  (found in it)\n  Ein Hafen.\n\nPorts (1)\nPort 443  https\n',
		);
	});
});
