import type { Locale } from '../../core/index.ts';
import { type Answer, answer } from './engine.ts';
import type { IndexFile, Kind, SearchTexts, TextsFile } from './files.ts';
import { type FoundItem, itemsOf } from './found-item.ts';
import type { Asked } from './state.ts';
import { fetching } from './store.ts';

/** The search in a browser. */
export interface Session {
	readonly base: string;
	readonly reader: Locale;
	readonly index: IndexFile;
	readonly texts: SearchTexts;
	nameOf(locale: Locale): string;
	answer(asked: Asked): Promise<Answer>;
	/** The first hits of a kind as the reader sees them. */
	items(answer: Answer, kind: Kind, most: number): Promise<FoundItem[]>;
}

/** Opens the index under `base` for readers of a locale. Throws where it can't be loaded. */
export async function openSession(base: string, reader: Locale): Promise<Session> {
	const load = fetching(base);
	const [index, { texts, names }] = await Promise.all([load<IndexFile>('index'), load<TextsFile>(reader)]);
	return {
		...{ base, reader, index, texts },
		nameOf: (locale) => names[locale] ?? locale,
		answer: (asked) => answer(load, reader, asked),
		items: ({ hits }, kind, most) => itemsOf(load, hits[kind].slice(0, most), reader),
	};
}

/** The lines that tell what was found: how much, and where that is not all that was asked. */
export function statusLines(
	{ count, isAtLeast, isWithoutWords, corrected, dropped, transports, translations, query }: Answer,
	text: string,
	{ texts, nameOf }: Session,
): string[] {
	if (count === 0) return [texts.none.replace('{{query}}', () => text)];
	const lines: string[] = [];
	if (corrected.length > 0) {
		const words = corrected.reduce((asked, { from, to }) => replaced(asked, from, to), text);
		lines.push(
			texts.none.replace('{{query}}', () => text),
			texts.corrected.replace('{{words}}', () => words),
		);
	}
	if (transports.length > 0) {
		const ports = query.ports.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
		const names = transports.map((name) => name.toUpperCase()).join(', ');
		lines.push(texts.onlyTransports.replace('{{ports}}', ports).replace('{{transports}}', names));
	}
	if (dropped.length > 0)
		lines.push(
			texts.none.replace('{{query}}', () => text),
			texts.dropped.replace('{{words}}', () => dropped.join(' ')),
		);
	if (isWithoutWords)
		lines.push(
			texts.none.replace('{{query}}', () => text),
			texts.without,
		);
	lines.push((isAtLeast ? texts.atLeast : texts.count).replace('{{count}}', String(count)));
	if (translations.length > 0)
		lines.push(
			`${texts.also} ${translations.map(({ locale, words }) => (locale === null ? words : `${words} (${nameOf(locale)})`)).join('; ')}`,
		);
	return lines;
}

/** A query with a word put right; where the word stands in another form in it, the word alone. */
function replaced(text: string, from: string, to: string): string {
	const at = text.toLowerCase().indexOf(from);
	return at < 0 ? to : text.slice(0, at) + to + text.slice(at + from.length);
}
