import type { Notice, PerLocale, SourceDocument } from '../model.ts';
import { uniqueNames } from '../text/index.ts';

/** The documents of one identity. */
export interface DocumentGroup {
	readonly id: string;
	readonly slug: string;
	readonly documents: PerLocale<SourceDocument>;
}

interface Groups {
	readonly groups: readonly DocumentGroup[];
	readonly notices: readonly Notice[];
}

/** Groups documents by identity, in the order of slugs; drafts are left out, and of two documents of one locale the first by path counts. */
export function groupByTopic(unsorted: readonly SourceDocument[]): Groups {
	const all = [...unsorted].sort((a, b) => (a.path < b.path ? -1 : 1));
	const drafts = all.filter(isDraft);
	const documents = withFolders(all.filter((document) => !isDraft(document)).map(composed));
	const notices: Notice[] = draftNotice(drafts);
	const byTopic = new Map<string, Record<string, SourceDocument>>();
	for (const document of documents) {
		const group = byTopic.get(document.topic) ?? {};
		byTopic.set(document.topic, group);
		const first = group[document.locale];
		if (!first) group[document.locale] = document;
		else
			notices.push({
				path: document.path,
				message: {
					key: 'notice.sameIdentity',
					values: { path: document.path, topic: document.topic, first: first.path },
				},
			});
	}
	notices.push(...strays(byTopic));
	const slugs = slugsOf([...byTopic].map(([id, group]) => [id, slugWords(Object.values(group))] as const));
	const groups = [...byTopic].map(([id, group]) => ({ id, slug: slugs.get(id) as string, documents: group }));
	return { groups: groups.sort((a, b) => (a.slug < b.slug ? -1 : 1)), notices };
}

/** A document whose identity is in the composed form: file names of one system are decomposed, those of another are not. */
function composed(document: SourceDocument): SourceDocument {
	const topic = document.topic.normalize('NFC');
	return topic === document.topic ? document : { ...document, topic };
}

/** Whether a document says that it is not for readers yet. */
function isDraft({ frontMatter }: SourceDocument): boolean {
	return frontMatter.draft === true || frontMatter.published === false;
}

/** How many documents a notice names. */
const MAX_NAMED = 10;

function draftNotice(drafts: readonly SourceDocument[]): Notice[] {
	const names = drafts.slice(0, MAX_NAMED).map(({ path }) => path);
	const values = {
		count: drafts.length,
		names: [...names, ...(drafts.length > MAX_NAMED ? ['…'] : [])].join(', '),
	};
	return drafts.length === 0 ? [] : [{ path: '', message: { key: 'notice.drafts', values } }];
}

/** A document's path within its locale. */
function pathInLocale({ path, inLocale = path.replace(/^[^/]*\//, '') }: SourceDocument): string {
	return inLocale;
}

/** The folder of a document within its locale, with a `/` at its end; empty for the locale's own. */
function folderOf(document: SourceDocument): string {
	return pathInLocale(document).replace(/(?<![^/])[^/]*$/, '');
}

/**
 * Documents with their folder in their identity, where the key `id` gives one identity to documents of several folders of
 * one locale: some generators count it within a folder. Other keys hold for the whole content.
 */
function withFolders(documents: readonly SourceDocument[]): readonly SourceDocument[] {
	const folders = new Map<string, string>();
	const relative = new Set<string>();
	for (const document of documents) {
		const { locale, topic } = document;
		const key = JSON.stringify([locale, topic]);
		const first = folders.get(key);
		if (first === undefined) folders.set(key, folderOf(document));
		else if (first !== folderOf(document) && isById(document)) relative.add(topic);
	}
	if (relative.size === 0) return documents;
	const isRelative = (document: SourceDocument) => relative.has(document.topic) && isById(document);
	return documents.map((document) =>
		isRelative(document) ? { ...document, topic: folderOf(document) + document.topic } : document,
	);
}

function isById({ frontMatter, topic }: SourceDocument): boolean {
	return (
		(typeof frontMatter.id === 'string' || typeof frontMatter.id === 'number') &&
		`${frontMatter.id}`.trim().normalize('NFC') === topic
	);
}

/** Documents that are alone with their identity, while the others at their path, in other locales, share another one. */
function strays(byTopic: ReadonlyMap<string, PerLocale<SourceDocument>>): Notice[] {
	const placeOf = (document: SourceDocument): string =>
		pathInLocale(document)
			.split('/')
			.filter((part) => part !== document.locale)
			.join('/')
			.replace(/\.[^./]*$/, '');
	const shared = new Map<string, { readonly topic: string; readonly first: SourceDocument }>();
	for (const [topic, group] of byTopic) {
		const [first, ...others] = Object.values(group);
		if (first && others.length > 0) for (const each of [first, ...others]) shared.set(placeOf(each), { topic, first });
	}
	return [...byTopic].flatMap(([topic, group]) => {
		const [own, ...others] = Object.values(group);
		const theirs = own && others.length === 0 ? shared.get(placeOf(own)) : undefined;
		if (!own || !theirs || byTopic.get(theirs.topic)?.[own.locale]) return [];
		const values = { path: own.path, topic, first: theirs.first.path, other: theirs.topic };
		return [{ path: own.path, message: { key: 'notice.strayIdentity', values } }];
	});
}

/** A topic's slug before shortening: its file's name as words; by path where the documents do not agree. */
function slugWords(documents: readonly SourceDocument[]): string[] {
	const [first] = documents.map(pathInLocale).sort();
	const stem = (first ?? '').replace(/\.[^./]*$/, '');
	const name = stem.split('/').at(-1) ?? '';
	const words = toWords(/^_?(?:index|readme)$/i.test(name) ? stem.replace(/\/[^/]*$/, '') : name);
	return words.length > 0 ? words : ['topic'];
}

function toWords(text: string): string[] {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);
}

/** Drops the words that all slugs begin with; numbers what then still is the same. */
function slugsOf(topics: readonly (readonly [id: string, words: string[]])[]): Map<string, string> {
	const shared = topics.length > 1 ? sharedPrefix(topics.map(([, words]) => words)) : 0;
	const unique = uniqueNames('-', RESERVED);
	const slugs = new Map<string, string>();
	for (const [id, words] of [...topics].sort(([a], [b]) => (a < b ? -1 : 1))) {
		slugs.set(id, unique(words.slice(shared).join('-')));
	}
	return slugs;
}

/** Names that the site needs for its own pages. */
const RESERVED = [
	'ports',
	'roles',
	'compare',
	'findings',
	'changes',
	'status',
	'checks',
	'search',
	'guides',
	'data',
	'404',
];

/** How many leading words all have in common; each keeps at least one word. */
function sharedPrefix(all: readonly string[][]): number {
	const first = all[0] ?? [];
	let length = 0;
	while (all.every((words) => words.length > length + 1 && words[length] === first[length])) length++;
	return length;
}
