import { expect, it } from 'vitest';
import { analyse } from '../core/index.ts';
import { coverage } from './coverage.ts';

const settings = { identityKeys: [], revisionKeys: [], translationKeys: [], source: null, vocabularies: {} };
const table = (...ports: number[]) => [
	'| Port | Use |',
	'| --- | --- |',
	...ports.map((port) => `| ${port} | x${port} |`),
];
const file = (path: string, lines: readonly string[]) => ({
	...{ path, locale: path.slice(0, 2), format: 'markdown' as const, text: `# T\n\n${lines.join('\n')}\n` },
});

it('counts documents, tables and rows that have a counterpart, and all of them', () => {
	const files = [
		...[file('de/a.md', table(443, 8443)), file('en/a.md', table(443, 8443, 9443))],
		...[file('de/only.md', table(80)), file('en/other.md', [])],
	];
	expect(coverage(analyse(files, settings))).toEqual({
		documents: { total: 4, compared: 2 },
		tables: { total: 3, compared: 2 },
		rows: { total: 6, compared: 4 },
	});
});

it('counts nothing as compared in one locale', () => {
	const files = [file('de/a.md', table(443)), file('de/b.md', table(443))];
	expect(coverage(analyse(files, settings))).toEqual({
		documents: { total: 2, compared: 0 },
		tables: { total: 2, compared: 0 },
		rows: { total: 2, compared: 0 },
	});
});
