/** What a whole line says in a word or a sign: any, a direction, required or optional. */
import type { Direction, Fact } from '../model.ts';
import type { Lexicon } from './words.ts';

const ARROWS: Readonly<Record<string, Direction>> = {
	'->': 'out',
	'-->': 'out',
	'=>': 'out',
	'\u2192': 'out',
	'\u21d2': 'out',
	'<-': 'in',
	'<--': 'in',
	'\u2190': 'in',
	'\u21d0': 'in',
	'<->': 'both',
	'<-->': 'both',
	'<=>': 'both',
	'\u2194': 'both',
	'\u21d4': 'both',
	'\u21c4': 'both',
	'\u21c6': 'both',
};

type Said =
	| { readonly kind: 'any' }
	| Pick<Extract<Fact, { kind: 'direction' }>, 'kind' | 'value'>
	| Pick<Extract<Fact, { kind: 'required' }>, 'kind' | 'value'>;

/** The lines of a folded, lower-case text that are such words and nothing else. */
export function findWholeLines(lower: string, lexicon: Lexicon): Fact[] {
	const facts: Fact[] = [];
	let start = 0;
	for (const line of lower.split('\n')) {
		const word = line.trim();
		const said = word === '' ? null : saidBy(word, lexicon);
		const at = start + line.indexOf(word);
		if (said) facts.push({ ...said, start: at, end: at + word.length });
		start += line.length + 1;
	}
	return facts;
}

/** The longest line that is looked up. */
const LONGEST = 60;

function saidBy(word: string, lexicon: Lexicon): Said | null {
	if (word.length > LONGEST) return null;
	if (lexicon.any.has(word)) return { kind: 'any' };
	const direction = directionOf(word, lexicon);
	if (direction) return { kind: 'direction', value: direction };
	if (lexicon.required.has(word)) return { kind: 'required', value: true };
	return lexicon.optional.has(word) ? { kind: 'required', value: false } : null;
}

function directionOf(word: string, { inbound, outbound, both }: Lexicon): Direction | null {
	const arrow = ARROWS[word.replaceAll(' ', '')];
	if (arrow) return arrow;
	if (inbound.has(word)) return 'in';
	if (outbound.has(word)) return 'out';
	if (both.has(word)) return 'both';
	if (!/[/,&+]/.test(word)) return null;
	const parts = word.split(/ ?[/,&+] ?/);
	if (parts.length !== 2) return null;
	const [first, second] = parts as [string, string];
	const isBoth = (inbound.has(first) && outbound.has(second)) || (outbound.has(first) && inbound.has(second));
	return isBoth ? 'both' : null;
}

/** The direction that words or arrows in a direction column name, whatever stands beside them; null where none does. */
export function directionWithin(lower: string, { inbound, outbound, both }: Lexicon): Direction | null {
	const said = new Set<Direction>();
	for (const [arrow] of lower.matchAll(/<?[-=]{1,2}>|<[-=]{1,2}|[\u2190\u2192\u2194\u21c4\u21c6\u21d0\u21d2\u21d4]/g)) {
		const value = ARROWS[arrow];
		if (value) said.add(value);
	}
	if (inbound.all(lower).length > 0) said.add('in');
	if (outbound.all(lower).length > 0) said.add('out');
	if (both.all(lower).length > 0) said.add('both');
	return said.has('both') || said.size === 2 ? 'both' : ([...said][0] ?? null);
}

const YES = /^[\u2713\u2714\u2705\u2611\u25cf\u25cbx]$/iu;
const NO = /^[\u2717\u2718\u274c\u2610\u2013-]$/u;

/** Whether a cell says yes or no, by a word or a sign; null where it says neither. */
export function yesOrNo(lower: string, { yes, no }: Lexicon): boolean | null {
	const word = lower.replace(/\ufe0f/g, '').trim();
	if (yes.has(word) || YES.test(word)) return true;
	return no.has(word) || NO.test(word) ? false : null;
}
