/** Ties the text of inline HTML to the AsciiDoc that it was made of. */

/** A stretch of HTML, and the stretch of AsciiDoc that it stands for; `exact` where both are the same text. */
export interface Piece {
	readonly html: string;
	readonly start: number;
	readonly end: number;
	readonly exact: boolean;
}

/** A tag, or what stands for one character. */
const UNITS = /<[^<>]*>|&(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z]+);|./gsu;
const NAMED: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&apos;': "'",
};

/** What stands before the text of a link or another macro, up to and with its bracket. */
const MACRO = /(?:[a-z][\w-]{0,30}:{1,2}|https?:\/\/)[^\s[\]]{0,400}\[/y;
/** What is written for a text that stands elsewhere: an attribute's value, the title that a reference leads to, a macro without text of its own. */
const OPAQUE = /\{[\w-]{1,100}(?::[^}]{0,100})?\}|<<[^,>\n]{1,200}>>|[a-z][\w-]{0,30}:{1,2}[^\s[\]]{0,400}\[\]/y;
/** What is written before a text and never shown: anchors, roles, the target of a reference with a text. */
const HIDDEN = /\[\[[^\]\n]{0,200}\]\]|\[[.#%][^\]\n]{0,200}\](?=[#*_`])|<<[^,>\n]{1,200},\s{0,9}/y;

/** How much may be skipped on each side until both go on alike. */
const [FAR, FAR_IN_TEXT] = [400, 40];
/** How many characters have to be alike after much was skipped, and after little. */
const [ALIKE, ALIKE_NEAR, NEAR] = [4, 2, 3];

interface Unit {
	readonly html: string;
	readonly text: string;
}

/** The pieces of HTML, in order, with what they stand for in the AsciiDoc that it was made of. */
export function alignInline(html: string, raw: string): Piece[] {
	const all = Array.from(html.matchAll(UNITS), ([unit]) => ({ html: unit, text: textOf(unit) }));
	const units = all.filter(({ text }) => text !== '');
	const text: Text = { units: units.map((unit) => unit.text), ends: endsOf(all) };
	const pieces: Piece[] = [];
	let [i, j] = [0, 0];
	const put = (count: number, start: number, end: number, exact: boolean) => {
		for (const { html } of units.slice(i, i + count)) pieces.push({ html, start, end, exact });
		i += count;
		j = end;
	};
	while (i < units.length) {
		const own = text.units[i] as string;
		const here = raw.slice(j, j + own.length);
		const hidden = hiddenAt(text, i, raw, j);
		if (hidden > 0) j += hidden;
		else if (here === own && !isOpaque(text, i, raw, j)) put(1, j, j + own.length, true);
		else if (isBlank(here)) j += 1;
		else {
			const opaque = matchAt(OPAQUE, raw, j);
			const { count, length } = resync(text, i, raw, j + opaque, opaque > 0);
			const end = j + opaque + length;
			if (count > 0) put(count, j, endOf(text, i, count, j, end), false);
			j = Math.max(end, count > 0 ? 0 : j + 1);
		}
	}
	return withTags(all, pieces, raw.length);
}

const isBlank = (text: string): boolean => /^[ \t\r\n]$/.test(text);

function textOf(unit: string): string {
	if (unit.length > 1 && unit.startsWith('<')) return '';
	const code = /^&#(?:[xX]([\da-fA-F]+)|(\d+));$/.exec(unit);
	if (!code) return NAMED[unit] ?? unit;
	const point = code[1] ? Number.parseInt(code[1], 16) : Number(code[2]);
	return point <= 0x10ffff ? String.fromCodePoint(point) : unit;
}

/** Characters, and for each how many there are until the next tag. */
interface Text {
	readonly units: readonly string[];
	readonly ends: readonly number[];
}

function endsOf(all: readonly Unit[]): number[] {
	const ends: number[] = [];
	let count = 0;
	for (const { text } of all.toReversed()) {
		count = text === '' ? 0 : count + 1;
		if (text !== '') ends.push(count);
	}
	return ends.reverse();
}

/** What may stand in the source where a tag stands in the text. */
const MARKUP = /[*_`#^~+[\]>]*/y;

/** Whether the text goes on as the source does, in so many characters or to its end; but for markup where tags are. */
function goesOn({ units, ends }: Text, i: number, raw: string, j: number, most: number): boolean {
	let at = j;
	for (let k = i; k < Math.min(i + most, units.length); k++) {
		const unit = units[k] as string;
		if (k > i && ends[k - 1] === 1 && !raw.startsWith(unit, at)) at = afterMarkup(raw, at);
		if (!raw.startsWith(unit, at)) return false;
		at += unit.length;
	}
	return true;
}

function afterMarkup(raw: string, at: number): number {
	const after = at + matchAt(MARKUP, raw, at);
	const hidden = after + (matchAt(HIDDEN, raw, after) || matchAt(MACRO, raw, after));
	return hidden + matchAt(MARKUP, raw, hidden);
}

/** How long what is not shown is, where it begins at an offset of the source. */
function hiddenAt(text: Text, i: number, raw: string, j: number): number {
	const length = matchAt(HIDDEN, raw, j) || matchAt(MACRO, raw, j);
	if (length === 0 || raw[j + length] === ']') return 0;
	return goesOn(text, i, raw, j, length) ? 0 : length;
}

/**
 * The end of what so many characters stand for: a stretch that is no longer than one of theirs between tags would count as
 * the same text wherever it is as long as a part of that, so only its begin is told.
 */
function endOf({ ends }: Text, i: number, count: number, start: number, end: number): number {
	let longest = 0;
	for (let at = i; at < i + count; at += ends[at] as number)
		longest = Math.max(longest, Math.min(ends[at] as number, i + count - at));
	return end - start > longest ? end : start;
}

/** Whether something stands for another text, although that begins alike. */
function isOpaque(text: Text, i: number, raw: string, j: number): boolean {
	const length = matchAt(OPAQUE, raw, j);
	return length > 0 && !goesOn(text, i, raw, j, length);
}

function matchAt(pattern: RegExp, raw: string, at: number): number {
	pattern.lastIndex = at;
	return pattern.exec(raw)?.[0].length ?? 0;
}

/** How many units of the text and how much of the source to skip until both go on alike; all of both, where they never do. */
function resync(text: Text, i: number, raw: string, j: number, textFirst: boolean) {
	const [left, leftRaw] = [text.units.length - i, raw.length - j];
	for (let skipped = 0; skipped <= FAR; skipped++)
		for (let few = 0; few <= Math.min(skipped, FAR_IN_TEXT); few++) {
			const [count, length] = textFirst ? [skipped - few, few] : [few, skipped - few];
			if (count >= left || length >= leftRaw) continue;
			if (goesOn(text, i + count, raw, j + length, skipped > NEAR ? ALIKE : ALIKE_NEAR)) return { count, length };
		}
	return { count: left, length: leftRaw };
}

/** The pieces with the tags between them, each of which stands where the text goes on. */
function withTags(all: readonly Unit[], pieces: readonly Piece[], end: number): Piece[] {
	let next = 0;
	return all.map((unit) => {
		if (unit.text !== '') return pieces[next++] as Piece;
		const closes = unit.html.startsWith('</');
		const near = closes ? pieces[next - 1]?.end : pieces[next]?.start;
		const at = near ?? (closes ? 0 : end);
		return { html: unit.html, start: at, end: at, exact: false };
	});
}
