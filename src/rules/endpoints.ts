import { type Field, type Locale, type PerLocale, type PortRecord, uniqueNames } from '../core/index.ts';
import { anyWords } from '../i18n/index.ts';

/** One who sends or receives, as the documents call them. */
export interface Endpoint {
	/** A name that every format takes for a variable: `[a-z][a-z0-9_]*`, unique. */
	readonly name: string;
	/** As the documents write it, in the reader's language where there is a text; one line. */
	readonly text: string;
}

type Side = 'source' | 'destination';

/** The endpoints of records, each with one name throughout. */
export interface Endpoints {
	/** The endpoint on a side; null where none is named, or anyone is meant. */
	of(record: PortRecord, side: Side): Endpoint | null;
	/** Whether a role is what a side is called, in any language. */
	isCalled(record: PortRecord, side: Side, role: string | null): boolean;
	/** All that were asked for, in the order of that. */
	readonly all: () => readonly Endpoint[];
}

/** Begins to name endpoints; `reader` is the locale whose texts are shown and named first. */
export function endpointsOf(reader: Locale | null): Endpoints {
	const byText = new Map<string, Endpoint>();
	const unique = uniqueNames('_');
	const of = (record: PortRecord, side: Side): Endpoint | null => {
		const texts = record.fields[side];
		if (texts === undefined) return null;
		const written = textsOf(texts, reader);
		const [text] = written;
		if (text === undefined || written.some((each) => anyWords.has(folded(each)))) return null;
		const key = folded(text);
		const known = byText.get(key);
		if (known) return known;
		const endpoint = { text, name: unique(nameIn(written)) };
		byText.set(key, endpoint);
		return endpoint;
	};
	return {
		of,
		isCalled: (record, side, role) => role !== null && calledSo(record.fields[side], role),
		all: () => [...byText.values()],
	};
}

/** Whether a record's role, service, source or destination is called so, in any language. */
export function concerns({ fields }: PortRecord, role: string): boolean {
	return (['role', 'service', 'source', 'destination'] as const satisfies readonly Field[]).some((field) =>
		calledSo(fields[field], role),
	);
}

function calledSo(texts: PerLocale<string> | undefined, role: string): boolean {
	return Object.values(texts ?? {}).some((text) => folded(text) === folded(role));
}

/** A name without letter case and doubled blanks. */
function folded(text: string): string {
	return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** The texts by locale, the reader's first, then those that can be spelt in ASCII. */
function textsOf(texts: PerLocale<string>, reader: Locale | null): string[] {
	const sorted = Object.keys(texts).sort((a, b) => Number(b === reader) - Number(a === reader) || (a < b ? -1 : 1));
	return sorted.map((locale) => (texts[locale] ?? '').replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
}

const nameIn = (texts: readonly string[]): string => texts.map(asciiName).find((name) => name !== '') ?? 'endpoint';

/** A text as a name in ASCII; empty where its letters have no such spelling. */
function asciiName(text: string): string {
	const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').toLowerCase();
	if (/[^\p{ASCII}]/u.test(plain.replace(/[^\p{L}]/gu, ''))) return '';
	const name = plain
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^_+/, '')
		.slice(0, 40)
		.replace(/(?<!_)_+$/, '');
	return /^[a-z]/.test(name) ? name : name === '' ? '' : `at_${name}`;
}
