import { existsSync, readFileSync } from 'node:fs';
import bounds from '../../locales/words/bounds.json' with { type: 'json' };
import requirements from '../../locales/words/requirements.json' with { type: 'json' };
import { NO_WORDS, type Vocabulary } from '../core/index.ts';
import { locales } from '../i18n/locales.ts';

/** Portolan's own folder, where package.json lies. */
const root = new URL('../../', import.meta.url);

/** Portolan's version, as package.json tells it. */
export function readVersion(): string {
	return (JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }).version;
}

/** The table words of every language that has some, by the tag of its file under `locales/`, and words of a few kinds of many more. */
export function vocabularies(): Readonly<Record<string, Vocabulary>> {
	const own: [string, Vocabulary][] = Object.entries(locales).map(([tag, { vocabulary }]) => [tag, vocabulary]);
	const tags = [bounds, requirements].flatMap(Object.keys);
	const all = new Map<string, Vocabulary>([...tags.map((tag) => [tag, NO_WORDS] as const), ...own]);
	return Object.fromEntries(
		[...all].map(([tag, vocabulary]) => {
			const { atLeast, atMost } = (bounds as Words)[languageOf(tag)] ?? {};
			const { required, optional } = (requirements as Words)[languageOf(tag)] ?? {};
			const more = Object.entries({ atLeast, atMost, required, optional }) as [
				keyof Vocabulary,
				string[] | undefined,
			][];
			const added = more.map(([kind, words = []]) => [kind, [...((vocabulary[kind] as string[]) ?? []), ...words]]);
			return [tag, { ...vocabulary, ...Object.fromEntries(added) }];
		}),
	);
}

/** Words of a few kinds, by language. */
type Words = Readonly<Record<string, Pick<Vocabulary, 'atLeast' | 'atMost' | 'required' | 'optional'>>>;

const languageOf = (tag: string): string => new Intl.Locale(tag).language;

/** The Markdown page of a check, or null where it has none. */
export function readCheckPage(id: string): string | null {
	const page = new URL(`../core/checks/${encodeURIComponent(id)}.md`, import.meta.url);
	return existsSync(page) ? readFileSync(page, 'utf8') : null;
}
