import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { describe, expect, it, test } from 'vitest';
import { createSite } from '../create-site.ts';
import { bodyOf, siteOf, source } from '../test-site.ts';

const one = (text: string, path = 'en/harbour.md') => bodyOf([source(path, text)], 'en');

describe('hostile documents', () => {
	const hostile = `# Harbour

<script>alert(1)</script><style>body{display:none}</style>
<img src="x" onerror="alert(1)" alt="A quay"><svg onload="alert(1)"><script>alert(1)</script></svg>
<a href="javascript:alert(1)">run</a> <a href=" JaVaScRiPt&#58;alert(1)">run too</a>
<a href="data:text/html,<script>alert(1)</script>">data</a> <a href="//evil.example/x.html">other host</a>
<a href="vbscript:x">vb</a> <a href="blob:x">blob</a>
<iframe src="https://evil.example"></iframe><object data="x"></object><embed src="x">
<form action="https://evil.example" id="location"><input name="cookie"><button>send</button></form>
<p id="main" class="mark error" style="position:fixed" onclick="alert(1)" data-record="x">Plain</p>
<a id="location" name="document">anchor</a> <img name="cookie" src="data:image/png;base64,AA==">
<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>
<base href="https://evil.example"><meta http-equiv="refresh" content="0;url=https://evil.example"><link rel="stylesheet" href="x">
<template><script>alert(1)</script></template><noscript><img src=x onerror=alert(1)></noscript>

<table><thead><tr><th onclick="alert(1)">Port</th><th>Use</th></tr></thead>
<tbody><tr id="main"><td style="color:red">7000<script>alert(1)</script></td><td><a href="javascript:alert(1)">Crane</a><img src=x onerror=alert(1)></td></tr>
<tr><td>7001</td><td><iframe src="https://evil.example"></iframe>Lock</td></tr></tbody></table>

<table><tr><td onmouseover="alert(1)"><svg><a xlink:href="javascript:alert(1)">no ports here</a></svg><b style="x">bold</b></td></tr></table>
`;

	const elements = () => {
		const found: { tag: string; attributes: Record<string, string> }[] = [];
		const walk = (node: DefaultTreeAdapterMap['childNode']) => {
			if ('tagName' in node) {
				const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
				found.push({ tag: node.tagName, attributes });
			}
			if ('childNodes' in node) for (const child of node.childNodes) walk(child);
		};
		for (const node of parseFragment(one(hostile)).childNodes) walk(node);
		return found;
	};

	it('lose everything that runs, embeds, submits or styles', () => {
		const tags = new Set(elements().map(({ tag }) => tag));
		for (const tag of 'script style svg math iframe object embed form input button img base meta link template'.split(
			' ',
		))
			expect(tags, tag).not.toContain(tag);
	});

	it('keep no handler and no style', () => {
		const names = elements().flatMap(({ attributes }) => Object.keys(attributes));
		expect(names.filter((name) => name.startsWith('on') || name === 'style' || name === 'name')).toEqual([]);
	});

	it('link only to http, https and mailto', () => {
		const hrefs = elements().flatMap(({ attributes }) => attributes.href ?? []);
		expect(hrefs.filter((href) => !/^(?:https?:|mailto:|#|\/en\/)/.test(href))).toEqual([]);
		expect(hrefs.join()).not.toContain('evil.example');
	});

	it('choose neither ids nor classes', () => {
		const all = elements();
		const ids = all.flatMap(({ attributes }) => attributes.id ?? []);
		expect(ids.every((id) => /^(?:s-|t\d)/.test(id))).toBe(true);
		expect(new Set(ids).size).toBe(ids.length);
		expect(all.some(({ attributes }) => attributes.class?.includes('error'))).toBe(false);
		expect(all.some(({ attributes }) => attributes['data-record'] === 'x')).toBe(false);
	});

	it('keep their text', () => {
		const html = one(hostile);
		for (const text of ['run', 'Plain', 'Crane', 'Lock', 'bold', 'A quay']) expect(html).toContain(text);
	});
});

describe('headings', () => {
	it('leave the title to the page, demote a second h1 and skip no level', () => {
		const html = one('# Harbour\n\nText\n\n# Again\n\n#### Deep\n\n## Back\n');
		expect([...html.matchAll(/<(h\d)[^>]*>([^<]*)/g)].map(([, tag, text]) => `${tag} ${text}`)).toEqual([
			'h2 Again',
			'h3 Deep',
			'h2 Back',
		]);
	});

	it('have unique ids, taken from an explicit anchor where there is one', () => {
		const html = one('# Harbour\n\n## <a name="Berths-List"></a>Liegeplätze\n\n## Crane\n\n## Crane\n\n## 起重机\n');
		expect([...html.matchAll(/<h2 id="([^"]*)"/g)].map(([, id]) => id)).toEqual([
			's-berths-list',
			's-crane',
			's-crane-2',
			's-起重机',
		]);
	});
});

describe('links between documents', () => {
	const harbour = source(
		'de/guide/harbour.md',
		`# Hafen

## <a name="kran"></a>Kran

[same](../lock.md) [anchor](../lock.md#chamber) [no anchor](../lock.md#nothing) [self](#kran) [nowhere](#nothing)
[unknown](../gone.md) [folder](../gone/) [root](/de/lock.md) [web](https://example.org/lock.md) [query](../lock.html?tabs=1#chamber)
`,
	);
	const lock = source('it/lock.md', '# Chiusa\n\n## <a name="chamber"></a>Camera\n');

	const html = () => {
		const site = siteOf([harbour, lock], '/docs/');
		const topic = site.analysis.topics.find(({ documents }) => documents.de);
		return topic ? site.page('de', topic).html : '';
	};

	it.each([
		['same', '/docs/de/lock/'],
		['anchor', '/docs/de/lock/#s-chamber'],
		['no anchor', '/docs/de/lock/'],
		['self', '#s-kran'],
		['query', '/docs/de/lock/#s-chamber'],
		['web', 'https://example.org/lock.md'],
	])('%s leads to %s', (text, href) => {
		expect(html()).toContain(`<a href="${href}">${text}</a>`);
	});

	it.each(['nowhere', 'unknown', 'folder', 'root'])('%s becomes plain text', (text) => {
		expect(html()).toContain(text);
		expect(html()).not.toContain(`>${text}</a>`);
	});
});

describe('images', () => {
	it('give way to their text and a note', () => {
		const html = one('# Harbour\n\n![Map of the quay](images/none.png)\n\n- ![](https://example.org/x.png)\n');
		expect(html).not.toContain('<img');
		expect(html).toContain('Image not available:</span> Map of the quay</span>');
		expect(html).toContain(
			'<li><span class="image-note"><span class="image-note-label">Image not available</span></span></li>',
		);
	});
});

describe('admonitions', () => {
	it.each([
		['a quotation', '> [!NOTE]\n> Mind the tide.'],
		['a quotation with a hard break', '> [!NOTE]  \n> Mind the tide.'],
		['a container', ':::note\nMind the tide.\n:::'],
		['a container with blank lines', ':::note\n\nMind the tide.\n\n:::'],
	])('%s becomes an aside with a label', (_, text) => {
		expect(one(`# Harbour\n\n${text}\n\nAfter.\n`).replace(/\s*\n\s*/g, '')).toContain(
			'<aside class="admonition note"><p class="admonition-label">Note</p><p>Mind the tide.</p></aside><p>After.</p>',
		);
	});

	it('an unknown kind keeps its own name', () => {
		expect(one('# Harbour\n\n> [!SEAMARK]\n> Mind the buoy.\n')).toContain('<p class="admonition-label">SEAMARK</p>');
	});

	it('a container that is never closed stays text', () => {
		expect(one('# Harbour\n\n:::note\nMind the tide.\n')).toContain(':::note');
	});
});

describe('tables', () => {
	const text = (words: readonly string[]) =>
		`# Harbour\n\n| Port | Protocol | ${words[0]} |\n| --- | --- | --- |\n| 7000 | TCP | ${words[1]} |\n| 7001-7009 | UDP | ${words[2]} |\n`;

	it('of ports have a caption, header cells with scope and rows with anchors that all locales share', () => {
		const files = [
			source('en/harbour.md', text(['Use', 'crane', 'lock'])),
			source('de/harbour.md', text(['Zweck', 'Kran', 'Schleuse'])),
		];
		const [english, german] = [bodyOf(files, 'en'), bodyOf(files, 'de')];
		expect(english).toContain('<caption>Table 1<span class="hidden">: <span>Harbour</span></span></caption>');
		expect(english).toContain('<th scope="col" role="columnheader" class="ch-8">Use</th>');
		expect(english).toMatch(
			/<th scope="row" role="rowheader" data-label="Port"><a class="port" href="\/en\/ports\/7000\/">7000<\/a><\/th>/,
		);
		const anchors = (html: string) => [...html.matchAll(/<tr role="row" id="([^"]+)" data-row/g)].map(([, id]) => id);
		expect(anchors(english)).toHaveLength(2);
		expect(anchors(german)).toEqual(anchors(english));
	});

	it('of other things stay as they are, with scope and in a frame that can be reached by keyboard', () => {
		const html = one('# Harbour\n\n| Ship | Colour |\n| --- | --- |\n| Ada | red |\n');
		expect(html).toContain('<section class="table-scroll" tabindex="0" aria-label="Table 1: Harbour"><table>');
		expect(html).toContain('<th scope="col" class="ch-8">Ship</th>');
		expect(html).toContain('<td>Ada</td>');
	});

	it('of other things say which columns are of long texts, and how long the words are that rows begin with', () => {
		const long = 'She carries grain. '.repeat(5);
		const html = one(
			`# Harbour\n\n| Ship | Colour | Load |\n| --- | --- | --- |\n| AdaLovelaceOfBath | red | ${long}|\n`,
		);
		expect(html).toContain('<th scope="col" class="ch-18">Ship</th>');
		expect(html).toContain('<th scope="col">Colour</th>');
		expect(html).toContain('<th scope="col" class="long">Load</th>');
		const spanned = one(`<table><tr><th>Ship<th>Load<tr><td>Ada<td>${long}<tr><td colspan=2>none</table>`);
		expect(spanned).not.toContain('class="long"');
	});
});

test('emphasis in emphasis of its kind is written once as Markdown', () => {
	const markdown = (text: string) => {
		const site = siteOf([source('de/a.md', `# A\n\n${text}\n`)]);
		const [topic] = site.analysis.topics;
		return topic ? site.markdown('de', topic) : '';
	};
	expect(markdown(`${'<b><i>'.repeat(150)}Kai`)).toBe('# A\n\n**_Kai_**\n');
	expect(markdown('<em>a <i>b</i> <s>c <b>d</b></s></em> <i>e</i>')).toBe('# A\n\n*a b ~~c **d**~~* *e*\n');
});

/** Rows of a number each, of which none is there twice. */
const numbers = (count: number, begin = '<tr><td>', end = '') =>
	Array.from({ length: count }, (_, at) => `${begin}${8000 + at}${end}`).join('');

test.each([
	['one long cell', `| a | b |\n| - | - |\n| 443 | ${'Kai '.repeat(400)}|\n${numbers(200, '| ', ' | x |\n')}`, 3],
	['one long row', `<table><tr>${'<td>443'.repeat(100)}${numbers(100)}</table>`, 3],
	['spans', `<table>${'<tr><td rowspan=20>Kai<td colspan=2>80'.repeat(20)}</table>`, 3],
])('Markdown of a table with %s is not much longer than the document', (_, text, most) => {
	const site = siteOf([source('de/a.md', text)]);
	const [topic] = site.analysis.topics;
	expect((topic ? site.markdown('de', topic).length : Infinity) / text.length).toBeLessThan(most);
});

test('so many rows of ports that their menus would make the page many times its document have none, but their anchors', () => {
	const pageOf = (count: number) => {
		const text = `| Protokoll | Port | Hinweise |\n| - | - | - |\n${numbers(count, '| TCP | ', ' | Kai |\n')}`;
		const site = siteOf([source('de/a.md', text)]);
		const [topic] = site.analysis.topics;
		return { text, html: topic ? site.page('de', topic).html : '' };
	};
	const [few, many] = [pageOf(2), pageOf(1001)];
	expect(few.html).toContain('menu-button');
	expect(many.html).toContain('id="t1-tcp-8000"');
	expect(many.html).not.toContain('menu');
	expect(many.html.length / many.text.length).toBeLessThan(20);
});

test('a cell that spans more columns than there are costs no more than its table', () => {
	const site = siteOf([source('de/a.html', '<table><tr><td colspan=1000000000>443<tr><td>80<td>Kai</table>')]);
	const [topic] = site.analysis.topics;
	expect((topic && site.page('de', topic))?.html.match(/<t[dh][ >]/g)?.length).toBeLessThan(12);
	expect(topic && site.markdown('de', topic)).toContain('<td>Kai</td>');
});

test('what Markdown holds as HTML has no line that would end it', () => {
	const site = siteOf([
		source(
			'de/a.html',
			`<table><tr>${'<td>443'.repeat(40)}<tr><td><p>a</p>\n\n[x](javascript:y)\n\n${numbers(40)}</table>`,
		),
	]);
	const [topic] = site.analysis.topics;
	const markdown = topic ? site.markdown('de', topic) : '';
	expect(markdown).toMatch(/^<table>.*\[x\]\(javascript:y\).*<\/table>\n$/);
});

describe('a document that rendering leads to a fault for', () => {
	const { analysis } = siteOf([source('de/a.md', '# A\n\n<b>Kai</b>\n'), source('de/b.md', '# B\n\nText\n')]);
	const topics = analysis.topics.map((topic) => {
		const { de } = topic.documents;
		if (de?.path !== 'de/a.md') return topic;
		const tree = {
			type: 'root',
			get children(): never {
				throw new RangeError('unforeseen');
			},
		};
		return { ...topic, documents: { de: { ...de, tree: tree as unknown as typeof de.tree } } };
	});
	const site = createSite({ ...analysis, topics }, { base: '/', version: '1.2.3', checkPage: () => null });
	const [a, b] = ['de/a.md', 'de/b.md'].map((path) => topics.find(({ documents }) => documents.de?.path === path));

	it('is shown as its source, told once, and costs no other page', () => {
		if (!a || !b) throw new Error('no topic');
		expect(site.page('de', b).html).toContain('Text');
		expect(site.faults()).toEqual([]);
		expect(site.page('de', a).html).toContain('# A\n\n&#x3C;b>Kai&#x3C;/b>');
		expect(site.markdown('de', a)).toBe('# A\n\n<b>Kai</b>\n');
		expect(site.faults().map(({ message }) => message.values.names)).toEqual(['de/a.md']);
	});
});
