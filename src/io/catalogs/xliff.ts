import { SaxesParser } from 'saxes';
import type { Entry, ReadCatalog } from './entry.ts';

/** Reads an XLIFF catalog, 1.2 or 2; of inline elements the text counts. Throws where it is not well-formed. */
export function readXliff(text: string): ReadCatalog {
	const parser = new SaxesParser({ position: true });
	const entries: Entry[] = [];
	let locale: string | null = null;
	let references: string[] = [];
	let part: 'source' | 'target' | null = null;
	let source = '';
	let target = { text: '', offsets: [] as number[], end: 0 };
	/** Where the text that is being read begins. */
	let start = 0;
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
		start = parser.position;
		const of = (key: string) => (typeof attributes[key] === 'string' ? attributes[key] : null);
		locale ??= of('trgLang') ?? of('target-language');
		if (name === 'file') references = [of('original')].filter((path) => path !== null);
		if (name === 'trans-unit' || name === 'segment') [source, target] = ['', { text: '', offsets: [], end: start }];
		if (!isSelfClosing && (name === 'source' || name === 'target')) part = name;
		if (name === 'target') target.end = start;
	});
	parser.on('text', (decoded) => {
		const raw = text.slice(start, start + lengthOfText(text, start));
		if (part === 'source') source += decoded;
		if (part === 'target') appendRaw(target, decoded, raw, start);
	});
	parser.on('closetag', ({ name }) => {
		start = parser.position;
		if (name === 'source' || name === 'target') part = null;
		if ((name === 'trans-unit' || name === 'segment') && source !== '') {
			entries.push({ source, target: target.text, offsets: [...target.offsets, target.end], references });
		}
	});
	parser.write(text).close();
	return { locale, entries };
}

/** How long a text is that begins at `start`, as written: up to the next tag. */
function lengthOfText(text: string, start: number): number {
	const end = text.indexOf('<', start);
	return (end < 0 ? text.length : end) - start;
}

/** Adds a text with the offset of each of its units, where an entity as written stands for one. */
function appendRaw(
	target: { text: string; offsets: number[]; end: number },
	decoded: string,
	raw: string,
	start: number,
) {
	let at = 0;
	for (const character of decoded) {
		for (let unit = 0; unit < character.length; unit++) target.offsets.push(start + at);
		const entity = raw[at] === '&' ? raw.indexOf(';', at) : -1;
		at = entity < 0 ? at + character.length : entity + 1;
	}
	target.text += decoded;
	target.end = start + raw.length;
}
