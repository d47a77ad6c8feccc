import { existsSync, readFileSync } from 'node:fs';
import bounds from '../../locales/words/bounds.json' with { type: 'json' };
import { NO_WORDS, type Vocabulary } from '../core/index.ts';
import { locales } from '../i18n/locales.ts';

/** Portolan's own folder, where package.json lies. */
const root = new URL('../../', import.meta.url);

/** Portolan's version, as package.json tells it. */
export function readVersion(): string {
	return (JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }).version;
}

/** The table words of every language that has some, by the tag of its file under `locales/`, and the words for bounds of many more. */
export function vocabularies(): Readonly<Record<string, Vocabulary>> {
	const own: [string, Vocabulary][] = Object.entries(locales).map(([tag, { vocabulary }]) => [tag, vocabulary]);
	const all = new Map<string, Vocabulary>([...Object.keys(bounds).map((tag) => [tag, NO_WORDS] as const), ...own]);
	const withBounds = ([tag, vocabulary]: readonly [string, Vocabulary]) => {
		const { atLeast = [], atMost = [] } = (bounds as Readonly<Record<string, Bounds>>)[languageOf(tag)] ?? {};
		const [least, most] = [vocabulary.atLeast ?? [], vocabulary.atMost ?? []];
		return [tag, { ...vocabulary, atLeast: [...least, ...atLeast], atMost: [...most, ...atMost] }] as const;
	};
	return Object.fromEntries([...all].map(withBounds));
}

type Bounds = Pick<Vocabulary, 'atLeast' | 'atMost'>;

const languageOf = (tag: string): string => new Intl.Locale(tag).language;

/** The Markdown page of a check, or null where it has none. */
export function readCheckPage(id: string): string | null {
	const page = new URL(`../core/checks/${encodeURIComponent(id)}.md`, import.meta.url);
	return existsSync(page) ? readFileSync(page, 'utf8') : null;
}
