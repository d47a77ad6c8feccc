import type { Entry, ReadCatalog } from './entry.ts';

/** A text being read, with the offset of each of its units. */
interface Reading {
	text: string;
	readonly offsets: number[];
	/** Where the next unit would stand. */
	end: number;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\' };

/** Reads a gettext catalog (`.po`); obsolete entries are left out, fuzzy ones are not translated. Of plurals the first form counts. */
export function readPo(text: string): ReadCatalog {
	const entries: Entry[] = [];
	let locale: string | null = null;
	let [source, target]: [Reading | null, Reading | null] = [null, null];
	let current: Reading | null = null;
	let [references, fuzzy]: [string[], boolean] = [[], false];
	const flush = () => {
		if (source?.text === '' && target) locale = /^Language:\s*([\w@-]+)/m.exec(target.text)?.[1] ?? locale;
		else if (source && target) {
			const done = fuzzy ? { text: '', offsets: [] } : target;
			entries.push({ source: source.text, target: done.text, offsets: [...done.offsets, target.end], references });
		}
		[source, target, current, references, fuzzy] = [null, null, null, [], false];
	};
	let at = 0;
	for (const line of text.split('\n')) {
		const [, keyword, literal] =
			/^\s*(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?"(.*)"\s*$/.exec(line) ?? [];
		if (literal === undefined) {
			if (target !== null && /^\s*(?:#|$)/.test(line)) flush();
			if (line.startsWith('#:')) references.push(...line.slice(2).trim().split(/\s+/));
			else if (/^#,.*\bfuzzy\b/.test(line)) fuzzy = true;
		} else {
			if (keyword === 'msgid' || keyword === 'msgctxt') if (target !== null) flush();
			if (keyword !== undefined) current = { text: '', offsets: [], end: 0 };
			if (keyword === 'msgid') source = current;
			else if (keyword === 'msgstr' || keyword === 'msgstr[0]') target = current;
			if (current) append(current, literal, at + line.indexOf('"') + 1);
		}
		at += line.length + 1;
	}
	flush();
	return { locale, entries };
}

function append(reading: Reading, literal: string, start: number): void {
	let i = 0;
	while (i < literal.length) {
		const escaped = literal[i] === '\\' && i + 1 < literal.length;
		const unit = escaped ? (ESCAPES[literal[i + 1] as string] ?? literal[i + 1]) : literal[i];
		reading.text += unit;
		reading.offsets.push(start + i);
		i += escaped ? 2 : 1;
	}
	reading.end = start + literal.length;
}
