import { describe, expect, test } from 'vitest';
import type { AlignedTable } from '../model.ts';
import { normalise } from '../tables/index.ts';
import { aligned, file, pipeTable, read, settings } from '../testing.ts';
import { align } from './index.ts';

const en = [
	['80', 'TCP', 'Sends the daily report to the depot'],
	['443', 'TCP', 'Sends the report safely'],
	['5060', 'UDP', 'Rings the phones'],
	['3306', 'TCP', 'Stores the orders'],
];
const de = [
	['80', 'TCP', 'Sendet den Tagesbericht ans Lager'],
	['443', 'TCP', 'Sendet den Bericht sicher'],
	['5060', 'UDP', 'Klingelt an'],
	['3306', 'TCP', 'Speichert Bestellungen'],
];
const header = ['A', 'B', 'C'];
const page = (rows: string[][], names = header) => `# T\n\n${pipeTable(names, rows)}\n`;
const order = (rows: string[][], ...at: number[]) => at.map((index) => rows[index] as string[]);
const withPort = (rows: string[][], at: number, port: string) =>
	rows.map((row, index) => (index === at ? [port, ...row.slice(1)] : row));

/** Rows as `locale:index …`. */
const rows = ({ rows }: AlignedTable) =>
	rows.map(({ cells }) =>
		Object.entries(cells)
			.map(([locale, { index }]) => `${locale}:${index}`)
			.join(' '),
	);
const firstTable = (texts: Record<string, string>) => aligned(texts).tables[0] as AlignedTable;

describe('rows', () => {
	test('pair in another language', () => {
		expect(rows(firstTable({ en: page(en), de: page(de) }))).toEqual([
			'de:0 en:0',
			'de:1 en:1',
			'de:2 en:2',
			'de:3 en:3',
		]);
	});

	test('pair when they stand in another order', () => {
		const table = firstTable({ en: page(en), de: page(order(de, 3, 1, 0, 2)) });
		expect(rows(table).sort()).toEqual(['de:0 en:3', 'de:1 en:1', 'de:2 en:0', 'de:3 en:2']);
	});

	test.each(['4443', '80', '3306', '1'])('pair although one port was changed to %s', (port) => {
		for (const peers of [{ en: page(en) }, { en: page(en), fr: page(en) }]) {
			const table = firstTable({ ...peers, de: page(withPort(de, 1, port)) });
			expect(rows(table)).toHaveLength(4);
			expect(rows(table)[1]).toContain('de:1 en:1');
		}
	});

	test('pair although two ports were exchanged, where the rest of the row tells them apart', () => {
		const same = (port: string, word: string) => [port, 'TCP', `Server ${word}.exe runs ${word}-Sync on it`];
		const right = [same('80', 'Alpha'), same('443', 'Bravo'), same('5060', 'Carol')];
		const wrong = withPort(withPort(right, 0, '443'), 1, '80');
		expect(rows(firstTable({ en: page(right), fr: page(right), de: page(wrong) }))).toEqual([
			'de:0 en:0 fr:0',
			'de:1 en:1 fr:1',
			'de:2 en:2 fr:2',
		]);
	});

	test('pair although one was changed and all stand in another order', () => {
		const table = firstTable({ en: page(en), fr: page(en), de: page(order(withPort(de, 1, '8443'), 3, 1, 0, 2)) });
		expect(rows(table).sort()).toEqual(['de:0 en:3 fr:3', 'de:1 en:1 fr:1', 'de:2 en:0 fr:0', 'de:3 en:2 fr:2']);
	});

	test.each(['2134650', '6150243', '3421605', '6435210'])(
		'of a short table pair by what they say, not by neighbours: %s',
		(order) => {
			const names = {
				de: ['Verteiler Turm', 'Verteiler Brücke', 'von außen'],
				it: ['Bilanciatore torre', 'Bilanciatore ponte', 'dall’esterno'],
				ja: ['塔の分配器', '橋の分配器', '外部から'],
			};
			const table = ([tower, bridge, outside]: readonly string[], given: string) => {
				const lines = [
					[tower, '80', 'HTTP'],
					[tower, '443', 'HTTPS'],
					[tower, '8080', 'TCP'],
					[tower, '4443', `HTTPS (${outside})`],
					[bridge, '443', 'HTTPS'],
					['', '', ''],
					[bridge, '4443', `HTTPS (${outside})`],
				].map((cells) => cells.map(String));
				return pipeTable(
					['A', 'B', 'C'],
					[...given].map((at) => lines[Number(at)] as string[]),
				);
			};
			const topic = aligned({
				de: table(names.de, order),
				it: table(names.it, '0123456'),
				ja: table(names.ja, '0123456'),
			});
			const ports = topic.tables[0]?.rows.map(({ cells }) => Object.values(cells).map((row) => row.cells[1]?.text));
			const told = ports?.filter((texts) => texts.join('') !== '') ?? [];
			expect(told).toHaveLength(6);
			expect(told.filter((texts) => texts.length < 3 || new Set(texts).size > 1)).toEqual([]);
		},
	);

	test.each([0, 1, 3])('that one locale lacks (%i) stand alone', (gone) => {
		const table = firstTable({ en: page(en), de: page(de.filter((_, at) => at !== gone)) });
		expect(rows(table).filter((row) => !row.includes('de'))).toEqual([`en:${gone}`]);
		expect(rows(table)).toHaveLength(4);
	});

	test('that only one locale has stand alone, after the row before them', () => {
		const more = [...de.slice(0, 2), ['7777', 'SCTP', 'Ganz neu'], ...de.slice(2)];
		expect(rows(firstTable({ en: page(en), de: page(more) }))).toEqual([
			'de:0 en:0',
			'de:1 en:1',
			'de:2',
			'de:3 en:2',
			'de:4 en:3',
		]);
	});

	test('that are equal pair one to one', () => {
		const twice = (rows: string[][]) => page(order(rows, 0, 1, 0, 2));
		expect(rows(firstTable({ en: twice(en), de: twice(de) }))).toEqual([
			'de:0 en:0',
			'de:1 en:1',
			'de:2 en:2',
			'de:3 en:3',
		]);
	});

	test('of text without a shared word pair by order', () => {
		const words = (...texts: string[]) =>
			page(
				texts.map((text) => [text, `${text} ${text}`]),
				['', ''],
			);
		const table = firstTable({
			en: words('red', 'dog', 'bread'),
			ja: words('赤', '犬', 'パン'),
			ru: words('красный', 'собака', 'хлеб'),
		});
		expect(rows(table)).toEqual(['en:0 ja:0 ru:0', 'en:1 ja:1 ru:1', 'en:2 ja:2 ru:2']);
		expect(table.kind).toBe('other');
	});

	test('pair over many locales and editions of a language', () => {
		const locales = ['en', 'en-GB', 'fr', 'it', 'pl', 'pt-BR', 'pt-PT', 'ru', 'sw', 'zh-TW'];
		const turned = (by: number) => order(en, by % 4, (by + 1) % 4, (by + 2) % 4, (by + 3) % 4);
		const texts = Object.fromEntries(
			locales.map((locale, at) => [locale, page(at % 3 === 2 ? turned(at).slice(1) : turned(at))]),
		);
		const table = firstTable(texts);
		const members = table.rows.flatMap(({ cells }) =>
			Object.entries(cells).map(([locale, { index }]) => `${locale}:${index}`),
		);
		expect(new Set(members).size).toBe(members.length);
		expect(table.rows).toHaveLength(4);
		for (const { cells } of table.rows)
			expect(new Set(Object.values(cells).map(({ cells: [first] }) => first?.text)).size).toBe(1);
	});

	test('come to an end when there are 5,000 the same', { timeout: 60_000 }, () => {
		const html = `<table>${'<tr><td>443<td>TCP<td>Same text'.repeat(5000)}</table>`;
		const table = firstTable({ en: html, de: html.replace('<tr><td>443<td>TCP<td>Same text', '') });
		expect(table.rows).toHaveLength(5000);
		expect(table.rows.filter(({ cells }) => Object.keys(cells).length === 2)).toHaveLength(4999);
	});
});

describe('rows known by names out of a program', () => {
	const gate = (name: string, state: string, since: string) => [name, 'false', state, since];
	const table = (...rows: string[][]) => page(rows, ['A', 'B', 'C', 'D']);
	const shared = [
		gate('AlphaSorter', 'Beta', '1.2'),
		gate('BravoFilter', 'Alpha', '1.4'),
		gate('CargoLimits', 'Beta', '1.5'),
	];

	test('never pair with another name, however alike they are', () => {
		const table1 = table(...shared, gate('DefaultRouteSpread', 'Alpha', '1.7'));
		const table2 = table(...shared, gate('CustomPartsDefaulting', 'Alpha', '1.7'));
		expect(
			rows(firstTable({ en: table1, de: table2 }))
				.slice(3)
				.sort(),
		).toEqual(['de:3', 'en:3']);
	});

	test('pair with the same name misspelled', () => {
		const table1 = table(...shared, gate('DefaultRouteSpread', 'Alpha', '1.7'));
		const table2 = table(...shared, gate('DefaultRouetSpread', 'Alpha', '1.7'));
		expect(rows(firstTable({ en: table1, de: table2 }))).toHaveLength(4);
	});

	test('pair with the same name whose placeholder is translated', () => {
		const paths = (hole: string, first: string, second: string) =>
			page(
				[
					[first, `\`/docks/<${hole}>/data/all\``],
					[second, '`urn:tide:names:persistent`'],
					['Hash', '`tide.sha-256`'],
				],
				['A', 'B'],
			);
		const texts = { en: paths('dock', 'Description', 'Name'), de: paths('liegeplatz', 'Angaben', 'Name') };
		expect(rows(firstTable(texts))).toEqual(['de:0 en:0', 'de:1 en:1', 'de:2 en:2']);
	});
});

describe('columns', () => {
	const columns = ({ columns }: AlignedTable) =>
		columns.map(({ field, members }) => [
			field,
			...Object.entries(members)
				.sort()
				.map(([locale, at]) => `${locale}:${at}`),
		]);

	test('pair when they stand in another order, words that nothing ties by what is left over', () => {
		const turned = page(de.map(([port, protocol, use]) => [use, port, protocol].map(String)));
		expect(columns(firstTable({ en: page(en), de: turned })).sort()).toEqual([
			['other', 'de:0', 'en:2'],
			['port', 'de:1', 'en:0'],
			['protocol', 'de:2', 'en:1'],
		]);
	});

	test('that one locale lacks stand alone', () => {
		const short = page(
			de.map(([port, , use]) => [port, use].map(String)),
			['A', 'C'],
		);
		expect(columns(firstTable({ en: page(en), de: short }))).toEqual([
			['port', 'de:0', 'en:0'],
			['protocol', 'en:1'],
			['other', 'de:1', 'en:2'],
		]);
	});

	test('get the field that a peer with vocabulary knows', () => {
		const counts = [
			['20', 'TCP', '10'],
			['5', 'UDP', '20'],
		];
		const vocabularies = {
			en: {
				headers: { count: ['number of ports'], port: ['port'] },
				any: [],
				port: [],
				inbound: [],
				outbound: [],
				and: [],
			},
		};
		const names = ['Number of ports', 'Protocol', 'Port'];
		const topic = aligned(
			{ en: page(counts, names), xx: page(counts, ['Q', 'R', 'S']) },
			{ ...settings, vocabularies },
		);
		expect(topic.documents.xx?.tables[0]?.columns.map(({ field }) => field)).toEqual(['count', 'protocol', 'port']);
		expect(topic.tables[0]?.rows[0]?.cells.xx?.flow.ports).toEqual([{ from: 10, to: 10 }]);
	});
});

describe('tables', () => {
	const ports = (rows: string[][]) => `${pipeTable(header, rows)}\n\n`;
	const other = ports([
		['8081', 'UDP', 'x1'],
		['9000', 'SCTP', 'y1'],
	]);
	const members = (texts: Record<string, string>) =>
		aligned(texts).tables.map(({ members }) =>
			Object.entries(members)
				.map(([locale, { index }]) => `${locale}:${index}`)
				.join(' '),
		);

	test('pair when they stand in another order', () => {
		expect(members({ en: ports(en) + other, de: other + ports(de) }).sort()).toEqual(['de:1 en:2', 'de:2 en:1']);
	});

	test('that one locale lacks stand alone', () => {
		expect(members({ en: ports(en) + other, de: other })).toEqual(['en:1', 'de:1 en:2']);
	});

	test('pair by their heading anchors where nothing else tells them apart', () => {
		const section = (anchor: string, word: string) =>
			`## <a name="${anchor}"></a>${word}\n\n${pipeTable(['', ''], [[word, `${word} ${word}`]])}\n\n`;
		const text = {
			en: section('one', 'red') + section('two', 'dog'),
			de: section('two', 'Hund') + section('one', 'rot'),
		};
		expect(members(text).sort()).toEqual(['de:1 en:2', 'de:2 en:1']);
	});

	test('that are three here and one there: each row finds its own', () => {
		const parts = [
			[
				['7010', 'TCP', 'Messwerte der Nacht'],
				['7020', 'UDP', 'Kopien an das Archiv'],
			],
			[
				['8110', 'TCP', 'Bedienung von Hand'],
				['8120', 'TCP', 'Abfrage der Berichte'],
			],
			[
				['9210', 'UDP', 'Wartung am Sonntag'],
				['9220', 'TCP', 'Neue Fassungen'],
			],
		];
		const three = parts.map((part, at) => `## Teil ${'abc'[at]}\n\n${ports(part)}`).join('');
		const one = ports(parts.flat().map(([port, protocol]) => [port, protocol, 'pour le service'].map(String)));
		const topic = aligned({ de: three, fr: `## Tout\n\n${one}` });
		expect(topic.tables).toHaveLength(3);
		for (const [at, table] of topic.tables.entries())
			expect(table.rows.map(({ cells }) => [cells.de?.cells[0]?.text, cells.fr?.cells[0]?.text])).toEqual(
				(parts[at] as string[][]).map(([port]) => [port, port]),
			);
	});

	test('of which no row renders another stand alone', () => {
		const sizes = '| A | B |\n| --- | --- |\n| 18.04, 20.04 | Ubuntu |\n| 7.8 | CentOS |\n';
		const text = { en: `# T\n\n${ports(en)}`, de: `# T\n\n${sizes}` };
		expect(members(text).sort()).toEqual(['de:1', 'en:1']);
	});

	test('are numbered from 1 in the order of the topic', () => {
		expect(aligned({ en: ports(en) + other, de: other }).tables.map(({ index }) => index)).toEqual([1, 2]);
	});
});

describe('prose', () => {
	const old = ['The depot sends 40 crates.', 'Call `rollCall` twice.', 'Port 7443 stays shut.', 'Keep file a.cfg.'];
	const neu = [
		'Das Lager schickt 40 Kisten.',
		'Zweimal `rollCall` rufen.',
		'Anschluss 7443 bleibt zu.',
		'Datei a.cfg behalten.',
	];
	const text = (...paragraphs: string[]) => `# T\n\n${paragraphs.join('\n\n')}\n`;
	const lines = (topic: ReturnType<typeof aligned>) =>
		topic.blocks.map((block) =>
			Object.entries(block)
				.map(([locale, { location }]) => `${locale}:${location.start.line}`)
				.join(' '),
		);

	test('that only one version has stands alone, and what follows still pairs', () => {
		const [a, b, c, d] = neu as [string, string, string, string];
		const topic = aligned({ en: text(...old), de: text(a, 'Neu: Stufe `xCount` auf 12 stellen.', b, c, d) });
		expect(lines(topic)).toEqual(['de:1 en:1', 'de:3 en:3', 'de:5', 'de:7 en:5', 'de:9 en:7', 'de:11 en:9']);
	});

	test('is told how surely it belongs, and how far two versions have drifted apart', () => {
		const topic = aligned({ en: text(...old), de: text(...neu.slice(0, 3)) });
		expect(topic.blockFirmness?.map((firmness) => firmness.en)).toHaveLength(topic.blocks.length);
		for (const [at, block] of topic.blocks.entries())
			if (block.de && block.en) expect(topic.blockFirmness?.[at]?.de).toBeGreaterThan(0.8);
		expect(topic.drift?.en?.de).toEqual({ blocks: 1 / 5, rows: 0, sections: 0 });
		expect(topic.drift?.de?.en).toEqual({ blocks: 0, rows: 0, sections: 0 });
	});
});

describe('documents', () => {
	const documents = (...files: [path: string, text: string][]) =>
		align(
			files.map(([path, text]) => normalise(read(text, path), settings)),
			settings,
		);

	test('of one identity are one topic, wherever they stand', () => {
		const { topics } = documents(
			['en/a/x.md', '---\nid: k\n---\n'],
			['pt-BR/other.md', '---\nuid: k\n---\n'],
			['en/k2.md', ''],
		);
		expect(topics.map(({ id, documents }) => [id, Object.values(documents).map(({ path }) => path)])).toEqual([
			['k2', ['en/k2.md']],
			['k', ['en/a/x.md', 'pt-BR/other.md']],
		]);
	});

	test('of one identity in one locale: the second by path is reported and left out, in whatever order they come', () => {
		const files: [string, string][] = [
			['de/b.md', '---\nid: k\n---\n# B\n'],
			['de/a.md', '---\nid: k\n---\n# A\n'],
			['en/b.md', '---\nid: k\n---\n'],
		];
		for (const given of [files, [...files].reverse()]) {
			const { topics, notices } = documents(...given);
			expect(
				topics.map((topic) =>
					Object.values(topic.documents)
						.map(({ path }) => path)
						.sort(),
				),
			).toEqual([['de/a.md', 'en/b.md']]);
			expect(notices.map(({ path, message }) => [path, message.values.first])).toEqual([['de/b.md', 'de/a.md']]);
		}
	});

	test('of one `id` in several folders of a locale are told apart by their folders; of another key they are not', () => {
		const files: [string, string][] = [
			['en/install/technical.md', '---\nid: technical\n---\n'],
			['en/upgrade/technical.md', '---\nid: technical\n---\n'],
			['de/install/technical.md', '---\nid: technical\n---\n'],
			['de/upgrade/technik.md', '---\nid: technical\n---\n'],
			['en/about.md', '---\nid: about\n---\n'],
			['de/misc/about.md', '---\nid: about\n---\n'],
		];
		const { topics, notices } = documents(...files);
		expect(notices).toEqual([]);
		expect(topics.map(({ id, documents }) => [id, Object.values(documents).map(({ topic }) => topic)])).toEqual([
			['about', ['about', 'about']],
			['install/technical', ['install/technical', 'install/technical']],
			['upgrade/technical', ['upgrade/technical', 'upgrade/technical']],
		]);
		const byUid = documents(...files.map(([path, text]): [string, string] => [path, text.replace('id:', 'uid:')]));
		expect(byUid.topics.map(({ id }) => id)).toEqual(['about', 'technical']);
		expect(byUid.notices).toHaveLength(2);
	});

	test('are one topic where a name is composed in one locale and decomposed in the other', () => {
		const { topics } = documents(['de/\u00FCber.md', ''], ['en/u\u0308ber.md', '']);
		expect(topics.map(({ id, documents }) => [id, Object.keys(documents)])).toEqual([['\u00FCber', ['de', 'en']]]);
	});

	test('that are drafts are left out, with one notice', () => {
		const { topics, notices } = documents(
			['en/a.md', '---\ndraft: true\n---\n'],
			['de/b.md', '---\npublished: false\n---\n'],
			['de/c.md', '---\ndraft: "true"\n---\n'],
		);
		expect(topics.map(({ id }) => id)).toEqual(['c']);
		expect(notices.map(({ message }) => message)).toEqual([
			{ key: 'notice.drafts', values: { count: 2, names: 'de/b.md, en/a.md' } },
		]);
	});

	test('that name their locale at the end of their name have slugs without it', () => {
		const named = (path: string, locale: string) => ({
			...read('', path),
			locale,
			inLocale: 'guide/ports.md',
			topic: 'x',
		});
		const { topics } = align([named('guide/ports.de.md', 'de'), named('guide/ports.md', 'en')], settings);
		expect(topics.map(({ slug }) => slug)).toEqual(['ports-2']);
	});

	test('alone with their identity, while others at their path share one, are pointed out', () => {
		const given: [string, string][] = [
			['de/ports.md', '---\nid: ports\n---\n'],
			['en/ports.md', '---\nid: ports\n---\n'],
			['vi/ports.md', '---\nid: cong\n---\n'],
			['vi/other.md', '---\nid: other\n---\n'],
		];
		const { notices } = documents(...given);
		expect(notices.map(({ path, message }) => [path, message.values.first])).toEqual([['vi/ports.md', 'de/ports.md']]);
		expect(documents(...given, ['vi/a/ports.md', '---\nid: ports\n---\n']).notices).toEqual([]);
	});

	test('have slugs without the words that all begin with, unique and never a name the site needs', () => {
		const { topics } = documents(
			['en/acme-5-search.md', ''],
			['en/acme-5-mail-flow.md', ''],
			['en/sub/acme-5-mail-flow.md', ''],
			['de/acme-5-mail-flow.md', ''],
		);
		expect(topics.map(({ id, slug }) => [id, slug])).toEqual([
			['acme-5-mail-flow', 'mail-flow'],
			['sub/acme-5-mail-flow', 'mail-flow-2'],
			['acme-5-search', 'search-2'],
		]);
	});

	test('of other scripts, or without a name, have slugs too', () => {
		const slugs = documents(
			['en/端口 概要.md', ''],
			['en/index.md', ''],
			['en/guide/index.md', ''],
			['en/--.md', ''],
		).topics.map(({ slug }) => slug);
		expect(new Set(slugs).size).toBe(4);
		expect(slugs).toContain('端口-概要');
		expect(slugs).toContain('guide');
		for (const slug of slugs) expect(slug).toMatch(/^[\p{L}\p{N}-]+$/u);
	});

	test('are told apart by case-sensitive identity', () => {
		expect(documents(['en/a.md', '---\nid: K\n---\n'], ['de/a.md', '---\nid: k\n---\n']).topics).toHaveLength(2);
	});

	test('of HTML and of Markdown align', () => {
		const html = '<table><tr><td>443<td>TCP<tr><td>80<td>TCP</table>';
		const text = pipeTable(
			['A', 'B'],
			[
				['443', 'TCP'],
				['80', 'TCP'],
			],
		);
		const read = [file('en/p.html', html), file('de/p.md', text)].map(
			({ path, text }) => [path, text] as [string, string],
		);
		expect(documents(...read).topics[0]?.tables.map(rows)).toEqual([['de:0 en:0', 'de:1 en:1']]);
	});
});

describe('range words', () => {
	const table = (range: string, list: string) =>
		page(
			[
				[range, 'TCP', 'x'],
				[list, 'TCP', 'y'],
				['443', 'TCP', 'z'],
			],
			['Port', 'B', 'C'],
		);
	const ports = (texts: Record<string, string>, locale: string) =>
		firstTable(texts).rows.map(({ cells }) =>
			cells[locale]?.flow.ports.map(({ from, to }) => `${from}-${to}`).join(' '),
		);

	test('are known from peers that write the same ports as a range, and hold for that table alone', () => {
		const texts = {
			es: table('6800 a 6810', '80 y 90'),
			nl: table('6800 t/m 6810', '80 en 90'),
			ru: table('6800–6810', '80 и 90'),
		};
		for (const locale of ['es', 'nl', 'ru'])
			expect(ports(texts, locale)).toEqual(['6800-6810', '80-80 90-90', '443-443']);
	});

	test('are two ports where nobody writes a range', () => {
		const texts = { es: table('6800 a 6810', '80'), ru: table('6800, 6810', '80') };
		expect(ports(texts, 'es')[0]).toBe('6800-6800 6810-6810');
	});
});

test('a row that stands twice in one locale does not part the others', () => {
	const twice = order(en, 0, 1, 1, 2, 3);
	const fr = en.map(([port, transport, text]) => [port, transport, `${text} (fr)`] as string[]);
	const groups = rows(firstTable({ en: page(twice), de: page(de), fr: page(fr) }));
	expect(groups.filter((group) => group.split(' ').length === 3)).toHaveLength(4);
	expect(groups).toHaveLength(5);
});

test('tables whose sections stand in another order in one language find each other by what is the same', () => {
	const section = (title: string, header: readonly string[], rows: readonly (readonly string[])[]) =>
		`## ${title}\n\n${pipeTable(header, rows)}\n\n`;
	const winch = [['Winde', '7501', 'TCP'] as const, ['Bremse', '7502', 'TCP'] as const];
	const crane = [['Kran', '7601', 'UDP'] as const, ['Haken', '7602', 'TCP'] as const];
	const de = ['Dienst', 'Port', 'Protokoll'];
	const sv = ['Tjänst', 'Port', 'Protokoll'];
	const topic = aligned({
		de: section('Heben', de, crane) + section('Ziehen', de, winch),
		nl: section('Hijsen', de, crane) + section('Trekken', de, winch),
		sv:
			section('Dra', sv, [
				['Vinsch', '7501', 'TCP'],
				['Broms', '7502', 'TCP'],
			]) +
			section('Lyfta', sv, [
				['Kran', '7601', 'UDP'],
				['Krok', '7602', 'TCP'],
			]),
	});
	const ports = topic.tables.map(({ rows }) =>
		rows.map(({ cells }) =>
			Object.values(cells)
				.map((row) => row.cells[1]?.text)
				.join(' '),
		),
	);
	expect(ports).toEqual([
		['7601 7601 7601', '7602 7602 7602'],
		['7501 7501 7501', '7502 7502 7502'],
	]);
});

describe('rows left over on both sides', () => {
	test('pair where a name was changed, by what else only the two of them say', () => {
		const table = (path: string, pump = 'Pump') =>
			`# T\n\n${pipeTable(
				['Part', 'Socket'],
				[
					[pump, `\`${path}\``],
					['Valve', '`/run/valve/valve.sock`'],
					['Gauge', '`/run/gauge/gauge.sock`'],
				],
			)}\n`;
		const same = table('/var/run/pump.sock');
		const texts = { en: table('/var/run/pumpshim.sock'), fr: same, it: same, ko: table('/var/run/pump.sock', '펌프') };
		expect(rows(firstTable(texts))).toHaveLength(3);
	});

	test('pair by the same number although another row has the same words', () => {
		const texts = {
			en: page([
				['6443', 'TCP', 'Orders API'],
				['9345', 'TCP', 'Agents supervisor'],
				['10250', 'TCP', 'Gauges'],
				['2379', 'TCP', 'Store'],
			]),
			de: page([
				['9345', 'TCP', 'Orders API'],
				['6443', 'TCP', 'Orders API'],
				['10250', 'TCP', 'Messwerte'],
				['2379', 'TCP', 'Speicher'],
			]),
		};
		expect(rows(firstTable(texts)).sort()).toEqual(['de:0 en:1', 'de:1 en:0', 'de:2 en:2', 'de:3 en:3']);
	});

	test('of tables that are one elsewhere go to the likeliest of all of them', () => {
		const pumps = ['Amber', 'Birch', 'Cedar'];
		const one = pumps.map(
			(name, at) =>
				`### ${name}\n\n${pipeTable(header, [
					['8472', 'UDP', `${name} tunnel`],
					[`${9000 + at}`, 'TCP', `${name} health`],
					[`${5180 + at}`, 'UDP', `${name} guard`],
				])}`,
		);
		const all = [2, 0, 1].flatMap((at) => {
			const name = pumps[at];
			return [
				['8472', 'UDP', `Tunnel mit ${name}`],
				[`${9000 + at}`, 'TCP', `Zustand von ${name}`],
				[`${5180 + at}`, 'UDP', `Schutz von ${name}`],
			];
		});
		const rules = (console: string) => [
			['443', 'TCP', console],
			...['Shell', 'Mirror', 'Proxy'].map((name, at) => [`${20 + at}`, 'TCP', name]),
		];
		const en = `# T\n\n## Rules\n\n${pipeTable(header, rules('Console'))}\n\n${one.join('\n\n')}\n`;
		const de = `# T\n\n## Regeln\n\n${pipeTable(header, [...rules('Konsole'), ...all])}\n`;
		const { tables } = aligned({ en, de });
		const names = tables.flatMap((table) =>
			table.rows.flatMap(({ cells }) => {
				const [left, right] = [cells.en, cells.de].map(
					(row) => pumps.find((name) => row?.cells[2]?.text.includes(name)) ?? null,
				);
				return left === null && right === null ? [] : [[left, right]];
			}),
		);
		expect(names).toHaveLength(9);
		for (const [left, right] of names) expect(left).toBe(right);
	});
});

test('a lone small table whose number differs is the same table', () => {
	const lamps = (limit: string, extra = '') =>
		`# T\n\n## More\n\n| Lamp | Count |\n| --- | --- |\n| Red | ${limit} |\n${extra}`;
	const [table] = aligned({ de: lamps('40', '| Blue | 7 |\n'), it: lamps('50'), en: lamps('40') }).tables;
	expect(rows(table as AlignedTable)).toEqual(['de:0 en:0 it:0', 'de:1']);
});

test('of small tables that each tell of one parameter, none goes to that of another', () => {
	const parameter = (name: string, text: string, value: string) =>
		`* ${name}\n\n| Name | ${name} |\n| --- | --- |\n| Description | ${text} |\n| Default | ${value} |\n`;
	const local = (text: string) => parameter('PUMP_LOCAL', text, 'true');
	const en = `# T\n\n${local('Whether only local access is allowed')}\n${parameter('PUMP_IP', 'The address to listen at', '192.0.2.1')}`;
	const de = `# T\n\n${local('Ob nur lokal zugegriffen wird, wie bei 192.0.2.1')}`;
	const { tables } = aligned({ en, de });
	const together = tables
		.filter(({ members }) => members.de)
		.map(({ members }) => members.en?.headers[0]?.cells[1]?.text);
	expect(together).toEqual(['PUMP_LOCAL']);
});
