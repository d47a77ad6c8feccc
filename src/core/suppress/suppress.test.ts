import { describe, expect, test } from 'vitest';
import { analysed, settings } from '../testing.ts';

const rows = {
	de: [
		['Telemetrie', '7010', 'TCP', 'Nimmt Messwerte der Sensoren entgegen.'],
		['Abgleich', '7020', 'UDP', 'Hält die Uhren der Knoten im Takt.'],
		['Verwaltung', '8443', 'HTTPS', 'Bedient die Konsole.'],
	],
	fr: [
		['Télémétrie', '7010', 'TCP', 'Reçoit les mesures des capteurs.'],
		['Synchronisation', '7020', 'UDP', "Garde les horloges des nœuds à l'heure."],
		['Administration', '8443', 'HTTPS', 'Sert la console.'],
	],
	ja: [
		['テレメトリ', '7010', 'TCP', 'センサーの測定値を受信します。'],
		['同期', '7020', 'UDP', 'ノードの時計を合わせます。'],
		['管理', '8443', 'HTTPS', 'コンソールを提供します。'],
	],
};

function pipes(cells: readonly (readonly string[])[]): string {
	const header = ['Service', 'Port', 'Protocol', 'Notes'];
	return [header, header.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** An HTML table with every cell on its own line, and a comment before its second row. */
function html(cells: readonly (readonly string[])[], comment = ''): string {
	const row = (texts: readonly string[], tag: string) =>
		`<tr>\n${texts.map((text) => `<${tag}>${text}</${tag}>`).join('\n')}\n</tr>`;
	const [first = [], second = [], ...rest] = cells;
	return [
		`<table>\n${row(['Service', 'Port', 'Protocol', 'Notes'], 'th')}`,
		row(first, 'td'),
		...(comment === '' ? [] : [comment]),
		...[second, ...rest].map((texts) => row(texts, 'td')),
		'</table>',
	].join('\n');
}

/** What is found when the German table has a wrong port in its second row: `check line` each. */
function found(write: (wrong: string[][]) => string, given = settings): string[] {
	const wrong = rows.de.map((row) => row.map((text) => (text === '7020' ? '7002' : text)));
	const { findings } = analysed({ de: write(wrong), fr: pipes(rows.fr), ja: pipes(rows.ja) }, given);
	return findings.map(({ check, location }) => `${check} ${location.start.line}`);
}

const inCell = (comment: string) => (wrong: string[][]) =>
	pipes(wrong.map((row) => row.map((text) => (text === '7002' ? `7002 ${comment}` : text))));

describe('suppress', () => {
	test('without a comment the fault is found', () => {
		expect(found(pipes)).toEqual(['port-mismatch 4']);
	});

	test.each([
		['in a cell of a pipe table', inCell('<!-- portolan-disable-line port-mismatch: agreed -->')],
		[
			'before a pipe table',
			(wrong: string[][]) => `<!-- portolan-disable port-mismatch: agreed -->\n\n${pipes(wrong)}`,
		],
		[
			'before a row of an HTML table, whose cells stand on lines of their own',
			(wrong: string[][]) => html(wrong, '<!-- portolan-disable-next-line port-mismatch: agreed -->'),
		],
		[
			'one after the other',
			(wrong: string[][]) =>
				html(
					wrong,
					'<!-- portolan-disable-next-line port-mismatch: agreed -->\n<!-- portolan-disable-next-line nothing: x -->',
				),
		],
		[
			'in a quotation',
			(wrong: string[][]) =>
				`> <!-- portolan-disable port-mismatch: agreed -->\n>\n${pipes(wrong).replace(/^/gm, '> ')}`,
		],
	])('is silenced by a comment %s', (_, write) => {
		expect(found(write).filter((finding) => finding.startsWith('port-mismatch'))).toEqual([]);
	});

	test('a comment silences only the checks that it names, and only where it reaches', () => {
		expect(found(inCell('<!-- portolan-disable-line row-missing: agreed -->'))).toEqual([
			'port-mismatch 4',
			'suppression-unused 4',
		]);
		const above = (wrong: string[][]) => `<!-- portolan-disable port-mismatch: agreed -->\n\nText\n\n${pipes(wrong)}`;
		expect(found(above)).toEqual(['suppression-unused 1', 'port-mismatch 8']);
	});

	test('a comment without a reason silences nothing and is found', () => {
		const write = inCell('<!-- portolan-disable-line port-mismatch -->');
		expect(found(write)).toEqual(['port-mismatch 4', 'suppression-unused 4']);
		expect(found(inCell('<!-- portolan-disable-line port-mismatch: -->'))).toHaveLength(2);
	});

	test('a comment shown in a code block is none', () => {
		const write = (wrong: string[][]) =>
			`\`\`\`html\n<!-- portolan-disable-next-line port-mismatch: agreed -->\n\`\`\`\n\n${pipes(wrong)}`;
		expect(found(write)).toEqual(['port-mismatch 8']);
	});

	test('a finding that blames nobody is silenced at any of its sides', () => {
		const fr = pipes(rows.fr).replace('7020', '7002 <!-- portolan-disable-line port-mismatch: open -->');
		expect(analysed({ de: pipes(rows.de), fr: pipes(rows.fr).replace('7020', '7002') }).findings).toMatchObject([
			{ check: 'port-mismatch', locale: null },
		]);
		expect(analysed({ de: pipes(rows.de), fr }).findings).toEqual([]);
	});

	test('the other findings keep their ids', () => {
		const twice = (comment: string) => {
			const de = pipes(rows.de.map(([name = '', ...rest]) => [name, ...rest.map((text) => text.replace('70', '71'))]));
			return analysed({ de: `${comment}\n\n${de}`, fr: pipes(rows.fr), ja: pipes(rows.ja) }).findings;
		};
		const all = twice('').map(({ id }) => id);
		expect(all).toHaveLength(2);
		expect(twice('<!-- portolan-disable-next-line row-extra: agreed -->').map(({ id }) => id)).toEqual(
			expect.arrayContaining(all),
		);
	});
});

describe('rated', () => {
	test('gives all findings of a check the severity of the settings, or leaves them out', () => {
		const wrong = rows.de.map((row) => row.map((text) => (text === '7020' ? '7002' : text)));
		const texts = { de: pipes(wrong), fr: pipes(rows.fr), ja: pipes(rows.ja) };
		const given = { ...settings, severity: { 'port-mismatch': 'info' } as const };
		expect(analysed(texts, given).findings).toMatchObject([{ check: 'port-mismatch', severity: 'info' }]);
		expect(analysed(texts, { ...settings, severity: { 'port-mismatch': 'off' } }).findings).toEqual([]);
	});

	test('gives the findings of some documents severities of their own, the last that tells of a document first', () => {
		const wrong = rows.de.map((row) => row.map((text) => (text === '7020' ? '7002' : text)));
		const texts = { de: pipes(wrong), fr: pipes(rows.fr), ja: pipes(rows.ja) };
		const [finding] = analysed(texts).findings;
		const path = finding?.location.path ?? '';
		const severities = (...overrides: NonNullable<typeof settings.overrides>) =>
			analysed(texts, { ...settings, severity: { 'port-mismatch': 'info' }, overrides }).findings.map(
				({ severity }) => severity,
			);
		const warning = { 'port-mismatch': 'warning' } as const;
		expect(severities({ paths: [path], severity: warning })).toEqual(['warning']);
		expect(severities({ paths: ['xx/other.md'], severity: warning })).toEqual(['info']);
		expect(severities({ paths: [path], severity: warning }, { paths: [path], severity: {} })).toEqual(['warning']);
		expect(
			severities({ paths: [path], severity: warning }, { paths: [path], severity: { 'port-mismatch': 'off' } }),
		).toEqual([]);
	});

	test('a suppression of a check that is off is not without effect', () => {
		const write = inCell('<!-- portolan-disable-line port-mismatch: agreed -->');
		expect(found(write, { ...settings, severity: { 'port-mismatch': 'off' } })).toEqual([]);
	});
});
