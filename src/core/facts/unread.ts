/** In a port column: words for "any", and the text that nothing could be read from. */
import type { Fact } from '../model.ts';
import type { Scene } from './port-context.ts';
import { isFlow } from './protocol.ts';
import type { Token } from './tokens.ts';

const speaks = /[\p{L}\p{Nd}]/u;
const isWord = (token: Token | undefined) => token?.kind === 'word' || token?.kind === 'run';

/**
 * In a port column: "any" wherever it stands, and as `unread` every stretch of words or digits that is no fact, no word
 * for port and no word that joins two facts.
 */
export function readRest(scene: Scene, passed: ReadonlySet<number>): Fact[] {
	const { tokens, lower, lexicon } = scene;
	const facts: Fact[] = [];
	let open: { start: number; end: number } | null = null;
	const close = () => {
		if (open) facts.push({ kind: 'unread', text: lower.slice(open.start, open.end), ...open });
		open = null;
	};
	let past = 0;
	for (const [index, token] of tokens.entries()) {
		if (token.end <= past) continue;
		if (token.kind === 'line' || token.kind === 'fact' || (token.kind === 'number' && !passed.has(index))) {
			close();
			continue;
		}
		const any = isAny(scene, index);
		const port = any === 0 && isWord(token) ? lexicon.port.startingAt(lower, token.start) : 0;
		if (any > 0 || port >= token.text.length) {
			close();
			past = token.start + (any || port);
			if (any > 0) facts.push({ kind: 'any', start: token.start, end: past });
			continue;
		}
		if (joins(scene, index) || (token.kind === 'number' && /^[([]$/.test(tokens[index - 1]?.text ?? ''))) close();
		else if (token.kind !== 'blank' && speaks.test(token.text))
			open = { start: open ? (open as { start: number }).start : token.start, end: token.end };
	}
	close();
	return facts;
}

/** The length of the word for "any" at this token, or 0. A `*` after a number is a footnote mark. */
function isAny({ tokens, lower, lexicon }: Scene, index: number): number {
	const token = tokens[index];
	const before = tokens[index - 1]?.kind === 'blank' ? tokens[index - 2] : tokens[index - 1];
	if (!token || (!isWord(token) && token.text !== '*')) return 0;
	if (token.text === '*') return before?.kind === 'number' || before?.text === '*' || before?.kind === 'word' ? 0 : 1;
	const length = lexicon.any.startingAt(lower, token.start);
	const rest = token.text.length - length;
	// Chinese and the like: `任意端口` is one run.
	return length === 0 || rest <= 0 || lexicon.port.startingAt(lower, token.start + length) === rest ? length : 0;
}

/** Whether the word at `index` joins what was read before it to something read after it. */
function joins({ tokens, lexicon }: Scene, index: number): boolean {
	const token = tokens[index];
	if (!token || !isWord(token) || !(lexicon.and.has(token.text) || lexicon.to.has(token.text))) return false;
	const read = (other: Token | undefined) =>
		other !== undefined &&
		(other.kind === 'number' ||
			isFlow(other.fact) ||
			(isWord(other) && (lexicon.any.has(other.text) || lexicon.port.has(other.text))));
	const skips = (other: Token | undefined) =>
		other?.kind === 'blank' || other?.kind === 'line' || (other?.kind === 'mark' && /[,;/()*\u3001]/.test(other.text));
	let before = index - 1;
	while (index - before < 6 && skips(tokens[before])) before--;
	let after = index + 1;
	while (after - index < 6 && skips(tokens[after])) after++;
	return read(tokens[before]) && read(tokens[after]);
}
