/**
 * Folding: one spelling for what is the same text to a reader. For comparison and reading only; the raw text stays.
 */

/** Folded text and the way back to the raw one. */
export interface Folded {
	readonly text: string;
	/** Raw offset at which the character at this folded index begins; the raw length for the folded length. */
	readonly at: (index: number) => number;
	/** Raw offset just after the character that ends before this folded index. */
	readonly endAt: (index: number) => number;
}

/** A character with all that melts into it: marks, half-width voicing, conjoining jamo, and what nobody sees. */
const CLUSTER =
	/[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\u3131-\u318e\uffa1-\uffdc][\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\u3131-\u318e\uffa1-\uffdc\p{M}\p{DI}]*|[\s\S][\p{M}\p{DI}\uff9e\uff9f\u1161-\u11ff]*/gu;
const UNSEEN = /\p{DI}/gu;
const DASH = /[\u2010-\u2015\u2212]/g;
const BLANK = /[^\S\n]|\p{Zs}/gu;
const DIGIT = /[^\0-\x7f]/gu;
/** Characters of common scripts that folding leaves as they are; most texts hold few others, and are folded quickly. */
const PLAIN =
	'\\n\\x20-\\x7d\\u00c0-\\u012f\\u0141-\\u0148\\u014a-\\u017e\\u0410-\\u044f\\u2018-\\u201e\\u3001\\u3002\\u3041-\\u3096\\u30a1-\\u30fa\\u4e00-\\u9fff';
/** Words of plain letters with one blank between them. */
const SIMPLE = /^[\x21-\x7d]+(?: [\x21-\x7d]+)*$/;
const ALL_PLAIN = new RegExp(`^[${PLAIN}]*$`);
/** A run of plain characters, or a cluster; a run leaves its last character, which a mark may follow. */
const PARTS = new RegExp(`[${PLAIN}]+(?=[${PLAIN}])|${CLUSTER.source}`, 'gu');
/** What folding changes in a text that is in NFKC already. */
const CHANGED = /[^\S\n ]|[~\u301c\u2010-\u2015\u2212\p{DI}]|(?![ 0-9])[\p{Zs}\p{Nd}]/u;
const DIGITS = /^\p{Nd}/u;

/** The value of a decimal digit of any script: the ten digits of a script lie in one run, so count back to its start. */
function digit(character: string): string {
	if (!/^\p{Nd}$/u.test(character)) return character;
	const code = character.codePointAt(0) ?? 0;
	let zero = code;
	while (zero > code - 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
	// Mathematical digits stand in several runs without a gap; NFKC has folded them before they come here.
	return String(code - zero);
}

function foldCluster(cluster: string): string {
	const seen = cluster.replace(UNSEEN, '');
	if (seen === '') return '';
	const whole = seen.normalize('NFKC');
	// Superscripts, fractions, circled numbers, `㋀` keep their form: `65535¹` is no six-digit number.
	return (/\d/.test(whole) && !DIGITS.test(seen) ? seen : whole)
		.replace(UNSEEN, '')
		.replace(DASH, '-')
		.replace(BLANK, ' ')
		.replace(DIGIT, digit);
}

/** A wave dash between digits means a range, as a dash does. */
const WAVE = /(?<=\d *)[~\u301c](?= *\d)/g;

/**
 * Folds text: NFKC, digits of every script to ASCII, all blanks but line ends to a space, all dashes to `-`, nothing
 * invisible. Idempotent.
 */
export function fold(raw: string): Folded {
	if (ALL_PLAIN.test(raw) || (!CHANGED.test(raw) && raw.normalize('NFKC') === raw))
		return { text: raw, at: (index) => index, endAt: (index) => index };
	const starts: number[] = [];
	const ends: number[] = [];
	const parts: string[] = [];
	for (const match of raw.matchAll(PARTS)) {
		const cluster = match[0];
		if (cluster.length > 1 && ALL_PLAIN.test(cluster)) {
			parts.push(cluster);
			for (let unit = match.index; unit < match.index + cluster.length; unit++) {
				starts.push(unit);
				ends.push(unit + 1);
			}
			continue;
		}
		const folded = cluster.length === 1 && cluster < '~' ? cluster.replace(BLANK, ' ') : foldCluster(cluster);
		parts.push(folded);
		for (let unit = 0; unit < folded.length; unit++) {
			starts.push(match.index);
			ends.push(match.index + cluster.length);
		}
	}
	return {
		text: parts.join('').replace(WAVE, '-'),
		at: (index) => starts[index] ?? raw.length,
		endAt: (index) => (index > 0 ? (ends[index - 1] ?? raw.length) : 0),
	};
}

/** The text as compared with another: folded, every run of blanks one space, none at the ends. */
export function normalizeText(text: string): string {
	if (SIMPLE.test(text)) return text;
	let known = normalized.get(text);
	if (known === undefined) {
		if (normalized.size >= REMEMBERED) normalized.clear();
		known = fold(text).text.replace(/\s+/g, ' ').trim();
		normalized.set(text, known);
	}
	return known;
}

/** Several checks ask for the texts of a topic, one after the other: so many are remembered at once. */
const REMEMBERED = 5000;
const normalized = new Map<string, string>();
