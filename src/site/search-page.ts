import { createSearch, parseQuery, type SearchRecord } from '../search/index.ts';
import { flowText } from './flow-text.ts';
import { recordsOf, type SearchData } from './search-data.ts';

/** The part of Pagefind's browser API that is used. */
interface Pagefind {
	options(options: Record<string, unknown>): Promise<void>;
	search(words: string): Promise<{ results: { data(): Promise<PagefindHit> }[] }>;
}

interface PagefindHit {
	readonly url: string;
	readonly excerpt: string;
	readonly plain_excerpt?: string;
	readonly meta: Readonly<Record<string, string>>;
}

/** How many hits of Pagefind are looked at. */
const WORD_HITS = 30;

/** Answers the query in the page's address; `root` says in its data attributes where things are and how they are called. */
export function startSearch(root: HTMLElement): void {
	const query = new URLSearchParams(location.search).get('q')?.trim() ?? '';
	const input = document.querySelector<HTMLInputElement>('#query');
	if (input) input.value = query;
	if (query === '') {
		input?.focus();
		return;
	}
	carryQuery(query);
	const status = root.querySelector('[role=status]') as HTMLElement;
	status.textContent = text(root, 'searching');
	answer(root, query).then(
		(count) => {
			status.textContent = count === 0 ? `${text(root, 'none')} ${query}` : `${text(root, 'count')} ${count}`;
		},
		() => {
			status.textContent = text(root, 'failed');
		},
	);
}

/** The language switch keeps the query. */
function carryQuery(query: string): void {
	for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a'))
		link.href = `${link.pathname}?q=${encodeURIComponent(query)}`;
}

async function answer(root: HTMLElement, query: string): Promise<number> {
	const reader = document.documentElement.lang;
	const base = text(root, 'base');
	const response = await fetch(`${base}data/search.json`);
	if (!response.ok) throw new Error(`${response.status} ${response.url}`);
	const records = recordsOf((await response.json()) as SearchData);
	const asked = parseQuery(query);
	const flows = createSearch(records)(asked, reader);
	const byId = new Map(records.map((record) => [record.id, record]));
	const found = new Map(flows.map(({ record, locale }) => [record.id, { record, locale }]));
	const words = asked.ports.length === 0 ? await searchWords(base, query) : [];
	for (const { meta } of words) {
		const record = byId.get(meta.record ?? '');
		if (record && !found.has(record.id)) found.set(record.id, { record, locale: null });
	}
	const sections = words.filter(({ meta }) => meta.record === undefined);
	if (found.size > 0)
		root.append(
			list(
				text(root, 'flows'),
				[...found.values()].map(({ record, locale }) => flowHit(record, locale, reader, root)),
			),
		);
	if (sections.length > 0) root.append(list(text(root, 'sections'), sections.map(sectionHit)));
	return found.size + sections.length;
}

async function searchWords(base: string, query: string): Promise<PagefindHit[]> {
	const pagefind = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`)) as Pagefind;
	await pagefind.options({ ranking: { metaWeights: { title: 5, others: 0.5 } } });
	const { results } = await pagefind.search(query);
	return Promise.all(results.slice(0, WORD_HITS).map((result) => result.data()));
}

function flowHit(record: SearchRecord, found: string | null, reader: string, root: HTMLElement): HTMLLIElement {
	const item = document.createElement('li');
	item.dataset.record = record.id;
	const link = anchor(flowText(record));
	link.href = `${text(root, 'base')}${reader}/${encodeURIComponent(record.slug)}/#${encodeURIComponent(record.anchor)}`;
	const locale = localeFor(record.texts, reader);
	const cells = (record.texts[locale] ?? []).filter((cell) => cell !== '' && !/^[\d\s./–-]+$/.test(cell));
	const summary = paragraph('hit-text', cells.join(' · '));
	const topicLocale = localeFor(record.titles, reader);
	const title = element('span', record.titles[topicLocale] ?? '');
	summary.lang = locale;
	title.lang = topicLocale;
	const from = paragraph('hit-topic');
	from.append(title);
	const names = JSON.parse(text(root, 'languages')) as Record<string, string>;
	if (found !== null && found !== reader) from.append(` · ${text(root, 'foundIn')} ${names[found] ?? found}`);
	item.append(link, summary, from);
	return item;
}

function sectionHit({ url, meta, plain_excerpt, excerpt }: PagefindHit): HTMLLIElement {
	const item = document.createElement('li');
	const link = anchor(meta.title ?? url);
	link.href = url;
	item.append(link, paragraph('hit-text', plain_excerpt ?? excerpt.replace(/<[^>]*>/g, '')));
	if (meta.topic && meta.topic !== meta.title) item.append(paragraph('hit-topic', meta.topic));
	return item;
}

function list(title: string, items: readonly HTMLLIElement[]): HTMLElement {
	const section = document.createElement('section');
	const hits = document.createElement('ol');
	hits.className = 'hits';
	hits.append(...items);
	section.append(element('h2', `${title} (${items.length})`), hits);
	return section;
}

function localeFor(texts: Readonly<Record<string, unknown>>, reader: string): string {
	if (texts[reader] !== undefined) return reader;
	const locales = Object.keys(texts).sort();
	return locales.find((locale) => locale.split('-')[0] === reader.split('-')[0]) ?? locales[0] ?? reader;
}

function anchor(content: string): HTMLAnchorElement {
	const link = element('a', content) as HTMLAnchorElement;
	link.className = 'entry';
	return link;
}

function paragraph(name: string, content = ''): HTMLElement {
	const made = element('p', content);
	made.className = name;
	return made;
}

function element(name: string, content = ''): HTMLElement {
	const made = document.createElement(name);
	made.textContent = content;
	return made;
}

function text(root: HTMLElement, name: string): string {
	return root.dataset[name] ?? '';
}
