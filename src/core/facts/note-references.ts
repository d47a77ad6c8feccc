/** Remarks in brackets that point to a note (`(see note 2, …)`): their numbers count notes, not ports. */
import { isFlow } from './protocol.ts';
import type { Token } from './tokens.ts';
import type { Lexicon } from './words.ts';

/** How many digits the number of a note has at most. */
const NOTE_DIGITS = 2;

/** The tokens of a port column's cell with such remarks blanked. */
export function withoutRemarks(tokens: readonly Token[], lower: string, lexicon: Lexicon): readonly Token[] {
	if (!tokens.some(({ text }) => text === ')')) return tokens;
	const out = [...tokens];
	const open: number[] = [];
	for (const [at, { kind, text }] of tokens.entries()) {
		if (kind !== 'mark') continue;
		if (text === '(') open.push(at);
		if (text !== ')' || open.length === 0) continue;
		const from = open.pop() as number;
		if (open.length > 0 || !pointsToNote(tokens.slice(from + 1, at), lower, lexicon)) continue;
		for (let inside = from; inside <= at; inside++) out[inside] = { ...(tokens[inside] as Token), kind: 'blank' };
	}
	return out;
}

/** Whether a bracket begins with words that nothing is read from, and a small number stands right after such a word. */
function pointsToNote(inside: readonly Token[], lower: string, lexicon: Lexicon): boolean {
	const said = inside.filter(({ kind }) => kind !== 'blank');
	const isPlain = (token: Token | undefined) =>
		(token?.kind === 'word' || token?.kind === 'run') &&
		!isFlow(token.fact) &&
		!lexicon.and.has(token.text) &&
		!lexicon.to.has(token.text) &&
		!lexicon.any.has(token.text) &&
		lexicon.port.endingAt(lower, token.end) === 0;
	if (!isPlain(said[0])) return false;
	return said.some(
		(token, at) =>
			token.kind === 'number' &&
			token.unit === null &&
			token.text.length <= NOTE_DIGITS &&
			/^\d+$/.test(token.text) &&
			isPlain(said[at - 1]),
	);
}
