import { existsSync, readFileSync } from 'node:fs';
import answers from '../../locales/words/answers.json' with { type: 'json' };
import bounds from '../../locales/words/bounds.json' with { type: 'json' };
import directions from '../../locales/words/directions.json' with { type: 'json' };
import labels from '../../locales/words/labels.json' with { type: 'json' };
import numbers from '../../locales/words/numbers.json' with { type: 'json' };
import opposites from '../../locales/words/opposites.json' with { type: 'json' };
import requirements from '../../locales/words/requirements.json' with { type: 'json' };
import { type Vocabulary, withWords } from '../core/index.ts';
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
	return withWords(Object.fromEntries(own), [answers, bounds, directions, labels, numbers, opposites, requirements]);
}

/** The Markdown page of a check, or null where it has none. */
export function readCheckPage(id: string): string | null {
	const page = new URL(`../core/checks/${encodeURIComponent(id)}.md`, import.meta.url);
	return existsSync(page) ? readFileSync(page, 'utf8') : null;
}
