import type { Locale, SourceDocument, Topic } from '../core/index.ts';
import { isUnspaced } from '../search/index.ts';
import type { Site } from './site.ts';

/** A topic and the document that its reader sees. */
interface TopicEntry {
	readonly topic: Topic;
	readonly document: SourceDocument;
}

/** Topics whose titles begin alike. */
export interface TopicGroup {
	/** The initial as it is shown, and the id of its heading. */
	readonly letter: string;
	readonly id: string;
	readonly entries: readonly TopicEntry[];
}

/** Titles a letter below which letters don't help to find one, as in scripts of thousands of letters. */
const LEAST_PER_LETTER = 3;

/** Other initials than letters. */
const OTHER = '#';

/** The topics by title, in the order of the reader's language, grouped by their initials, or all in one group without a letter. */
export function topicGroups(site: Site, reader: Locale): TopicGroup[] {
	const collator = new Intl.Collator(reader, { numeric: true });
	const entries = site.analysis.topics
		.map((topic) => ({ topic, document: site.shown(reader, topic) }))
		.sort((a, b) => collator.compare(a.document.title, b.document.title));
	const initials = Map.groupBy(entries, ({ document }) => initialOf(document.title, reader));
	const groups = withoutCharacters(initials);
	if (groups.size < 2 || entries.length < LEAST_PER_LETTER * groups.size)
		return [{ letter: '', id: 'letters', entries }];
	return [...groups]
		.sort(([a], [b]) => Number(a === OTHER) - Number(b === OTHER) || collator.compare(a, b))
		.map(([letter, group]) => ({ letter, id: `letter-${letter.codePointAt(0)?.toString(16)}`, entries: group }));
}

/** The groups with those of single characters, as Chinese has thousands of them, in one: `测–在`. */
function withoutCharacters(groups: ReadonlyMap<string, TopicEntry[]>): ReadonlyMap<string, TopicEntry[]> {
	const characters = [...groups].filter(([letter]) => isUnspaced(letter));
	const entries = characters.flatMap(([, group]) => group);
	if (characters.length < 2 || entries.length >= LEAST_PER_LETTER * characters.length) return groups;
	const name = `${characters[0]?.[0]}–${characters.at(-1)?.[0]}`;
	return new Map([...[...groups].filter(([letter]) => !isUnspaced(letter)), [name, entries] as const]);
}

/** The first letter, without accents, in capitals. */
function initialOf(title: string, reader: Locale): string {
	const [first = ''] = title.normalize('NFD').match(/[\p{L}\p{N}]/u) ?? [];
	return /\p{L}/u.test(first) ? first.toLocaleUpperCase(reader) : OTHER;
}
