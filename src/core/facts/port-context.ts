/** What makes a number in running text a port: a transport, a protocol or a word for port beside it. */
import { hasPorts, isFlow } from './protocol.ts';
import type { Token } from './tokens.ts';
import { type Lexicon, parts } from './words.ts';

/** A text cut up, with all that is needed to look around in it. */
export interface Scene {
	/** Folded, lower case, of the same length. */
	readonly lower: string;
	readonly tokens: readonly Token[];
	readonly lexicon: Lexicon;
}

const JOINT = /^[/:(#\-=["'\u201c\u201d\u201e\u00ab\u300c\u2018\u2019]$/;
/** How far to look back into a bracket. */
const REACH = 12;

/** The flow facts in the bracket that closes at `index`, and the index before its opening; null where it holds other things. */
function bracketBefore(tokens: readonly Token[], index: number): { facts: Token[]; before: number } | null {
	const facts: Token[] = [];
	for (let at = index - 1; at >= 0 && index - at <= REACH; at--) {
		const token = tokens[at];
		if (token?.kind === 'mark' && token.text === '(') return { facts, before: at - 1 };
		if (isFlow(token?.fact)) facts.push(token as Token);
		else if (token?.kind !== 'blank' && token?.kind !== 'mark') return null;
	}
	return null;
}

/** Whether what stands before the token at `index` makes it a port. */
export function tiedBefore({ lower, tokens, lexicon }: Scene, index: number): boolean {
	let at = index - 1;
	let joint = '';
	let words = tokens[index]?.start ?? 0;
	for (; at >= 0; at--) {
		const token = tokens[at];
		if (token?.kind !== 'blank' && !(token?.kind === 'mark' && JOINT.test(token.text))) break;
		if (token.kind === 'mark') joint = token.text + joint;
		words = token.start;
		if (index - at > REACH) return false;
	}
	const token = tokens[at];
	if (!token) return false;
	const loose = words === tokens[index]?.start ? '' : lower.slice(words, tokens[index]?.start);
	if (token.kind === 'mark' && token.text === ')') {
		const bracket = bracketBefore(tokens, at);
		if (!bracket || bracket.facts.length === 0) return false;
		if (joint === '/' || joint === ':') return true;
		const outer = tokens[bracket.before]?.kind === 'blank' ? tokens[bracket.before - 1] : tokens[bracket.before];
		return joint === '' && (hasPorts(outer?.fact) || bracket.facts.some(({ fact }) => hasPorts(fact)));
	}
	if (token.fact) {
		if (hasPorts(token.fact)) return true;
		if (isFlow(token.fact)) {
			const onIp = token.fact.kind === 'transport';
			return !onIp && (joint === '/' || joint === '(' || joint === '/(' || loose === ':');
		}
		return loose === ':' && token.fact.kind !== 'unread' && token.fact.kind !== 'number';
	}
	return lexicon.port.endingAt(lower, token.end) > 0;
}

/** Whether what stands after the token at `index` makes it a port: `443/tcp`, `443 (TCP)`, `443端口`. */
export function tiedAfter({ lower, tokens, lexicon }: Scene, index: number): boolean {
	let at = index + 1;
	if (tokens[at]?.kind === 'blank') at++;
	const token = tokens[at];
	if (token?.kind === 'run') {
		const length = lexicon.port.startingAt(lower, token.start);
		return length > 0 && parts(lower[token.start + length - 1], lower[token.start + length]);
	}
	if (token?.kind !== 'mark' || (token.text !== '/' && token.text !== '(')) return false;
	const bracket = token.text === '(';
	let tied = false;
	for (at++; at - index <= REACH; at++) {
		const next = tokens[at];
		if (isFlow(next?.fact)) {
			tied ||= hasPorts(next.fact) || next.fact.kind !== 'transport';
			if (!bracket) return tied;
		} else if (next?.text === ')') return tied;
		else if (next?.kind !== 'blank' && !(bracket && next?.kind === 'mark')) return false;
	}
	return false;
}

/** Whether digits at `index` are the tail of a name: `SHA-256`, `Aurora.2013`; not `TCP-443`, `Port-443`. */
export function endsName({ lower, tokens, lexicon }: Scene, index: number): boolean {
	const mark = tokens[index - 1];
	const word = tokens[index - 2];
	if (mark?.kind !== 'mark' || (mark.text !== '-' && mark.text !== '.') || word?.kind !== 'word') return false;
	return lexicon.port.endingAt(lower, mark.text === '.' ? mark.end : word.end) === 0;
}
