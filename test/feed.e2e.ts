import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenSite, openContentSite } from './open-site.ts';

let site: OpenSite;

beforeAll(async () => {
	site = await openContentSite();
}, 120_000);

afterAll(() => site?.close());

/** An element of a feed: its texts by the names of its children, and the addresses of its links by their kind. */
interface Part {
	readonly texts: Readonly<Record<string, string[]>>;
	readonly links: Readonly<Record<string, string>>;
}

/** What an XML parser reads in a file: the root's name, namespace and language, its own parts and those of its entries. */
async function parsed(path: string) {
	const page = await site.open('de/');
	return page.evaluate(
		(text) => {
			const xml = new DOMParser().parseFromString(text, 'application/xml');
			const root = xml.documentElement;
			const part = (element: Element): Part => {
				const byName = Map.groupBy(element.children, ({ localName }) => localName);
				const texts = [...byName].map(
					([name, all]) => [name, all.map(({ textContent }) => textContent ?? '')] as const,
				);
				const links = [...element.children].filter(({ localName }) => localName === 'link');
				const pairs = links.map((link) => [link.getAttribute('rel') ?? 'alternate', link.getAttribute('href') ?? '']);
				return { texts: Object.fromEntries(texts), links: Object.fromEntries(pairs) };
			};
			return {
				fault: xml.querySelector('parsererror')?.textContent ?? null,
				...{ name: root.localName, namespace: root.namespaceURI, lang: root.getAttribute('xml:lang') },
				feed: part(root),
				entries: [...root.getElementsByTagName('entry')].map(part),
			};
		},
		readFileSync(join(site.folder, path), 'utf8'),
	);
}

const one = ({ texts }: Part, name: string): string => {
	expect(texts[name], name).toHaveLength(1);
	return texts[name]?.[0] ?? '';
};

describe.each(['de', 'it', 'zh-CN'])('the feed in %s', (locale) => {
	it('is Atom: each element that RFC 4287 asks for stands there once, ids are IRIs and unique', async () => {
		const { fault, name, namespace, lang, feed, entries } = await parsed(`${locale}/findings/feed.xml`);
		expect({ fault, name, namespace, lang }).toEqual({
			...{ fault: null, name: 'feed', namespace: 'http://www.w3.org/2005/Atom', lang: locale },
		});
		const own = `https://ports.example/docs/${locale}/findings/`;
		expect(feed.links).toEqual({ self: `${own}feed.xml`, alternate: own });
		expect(one(feed, 'title')).toMatch(/\S/);
		expect(feed.texts.author).toHaveLength(1);
		const ids = [feed, ...entries].map((part) => one(part, 'id'));
		expect(new Set(ids).size).toBe(ids.length);
		for (const id of ids) expect(URL.canParse(id), id).toBe(true);
		for (const entry of entries) expect(one(entry, 'title') && one(entry, 'summary')).toMatch(/\S/);
	});

	it('has every finding, with its page, dated by the revision of its document and not by a clock', async () => {
		const { feed, entries } = await parsed(`${locale}/findings/feed.xml`);
		const read = (path: string) => JSON.parse(readFileSync(join(site.folder, 'data', path), 'utf8'));
		const { findings } = read('findings.json') as { findings: { id: string; path: string }[] };
		const { topics } = read('ports.json') as { topics: { documents: { path: string; revision: string }[] }[] };
		const revisions = new Map(topics.flatMap(({ documents }) => documents.map((one) => [one.path, one.revision])));
		const expected = findings.map(({ id, path }) => ({
			id: `urn:portolan:finding:${id}`,
			updated: `${revisions.get(path)}T00:00:00Z`,
			link: `https://ports.example/docs/${locale}/findings/${id}/`,
		}));
		const written = entries.map((entry) => ({
			...{ id: one(entry, 'id'), updated: one(entry, 'updated'), link: entry.links.alternate },
		}));
		expect(written).toEqual(expected);
		expect(one(feed, 'updated')).toBe(`${[...revisions.values()].sort().at(-1)}T00:00:00Z`);
	});
});
