/** Transports, security layers and application protocols: known names, and acronyms that stand beside a transport. */
import type { Fact } from '../model.ts';
import type { Found } from './found.ts';
import { NO_PROTOCOL, PORTED, PROTOCOLS, SECURITY, TRANSPORTS, WORDLIKE } from './protocol-names.ts';
import type { Token } from './tokens.ts';

type Flow = Fact & { readonly kind: 'transport' | 'protocol' | 'security'; readonly value: string };

/** The fact of a name, if it is known. */
function known(name: string, start: number, end: number): Flow | null {
	const value = name.toLowerCase();
	if (TRANSPORTS.has(value)) return { kind: 'transport', value, start, end };
	if (SECURITY.has(value)) return { kind: 'security', value, start, end };
	return PROTOCOLS.has(value) || /^h\.\d{3}$|^http\/\d/.test(value) ? { kind: 'protocol', value, start, end } : null;
}

const COMPOUND = new RegExp(
	`(?<![\\p{Script=Latin}\\p{N}_.-])(?:h\\.[2345]\\d\\d|http/[123](?:\\.\\d)?|${[...TRANSPORTS, ...PROTOCOLS]
		.filter((name) => /\W/.test(name))
		.map((name) => name.replace(/[^\w-]/g, '\\$&'))
		.join('|')})(?![\\p{Script=Latin}\\p{N}_]|\\.\\d)`,
	'giu',
);

/** What every such name has within, or after it. */
const MARKED = new RegExp(
	`[(./${[...new Set([...TRANSPORTS, ...PROTOCOLS].flatMap((name) => name.match(/\W/g) ?? []))]
		.map((mark) => `\\${mark}`)
		.join('')}]`,
);

/** `HTTP(S)` names two protocols; the second is read from the bracket. */
const OPTIONAL_S = /(?<![\p{Script=Latin}\p{N}_.-])([a-z]{2,6})(\(s\))/giu;

/** Names with a mark inside, which the tokens would part: `TCP/IP`, `H.323`, `HTTP/2`, `IP-HTTPS`. */
export function findCompounds(text: string): Found[] {
	const found: Found[] = [];
	if (!MARKED.test(text)) return found;
	for (const match of text.matchAll(COMPOUND)) {
		if (WORDLIKE.has(match[0].toLowerCase()) && match[0] !== match[0].toUpperCase()) continue;
		const fact = known(match[0], match.index, match.index + match[0].length);
		if (fact) found.push(fact);
	}
	for (const match of text.includes('(') ? text.matchAll(OPTIONAL_S) : []) {
		const [, name = '', suffix = ''] = match;
		const plain = known(name, match.index, match.index + name.length);
		const secure = known(name + suffix.charAt(1), match.index + name.length, match.index + match[0].length);
		if (plain && secure) found.push(plain, secure);
	}
	return found;
}

const ACRONYM = /^[A-Z][A-Z0-9]{1,9}$/;

/** Whether a fact tells how a flow is carried: what ports and acronyms are tied to. */
export function isFlow(fact: Fact | undefined): fact is Flow {
	return fact?.kind === 'transport' || fact?.kind === 'protocol' || fact?.kind === 'security';
}

/** Whether port numbers belong to this fact (`TCP`, `UDP`, not `ICMP`). */
export function hasPorts(fact: Fact | undefined): boolean {
	return fact?.kind === 'transport' && PORTED.has(fact.value);
}

function read(token: Token): Token {
	const fact = token.kind === 'word' ? known(token.text, token.start, token.end) : null;
	if (!fact || (WORDLIKE.has(fact.value) && token.text !== token.text.toUpperCase())) return token;
	return { ...token, kind: 'fact', fact };
}

/** What a word is beside a transport: a protocol whose name is also a word, or one known by its shape alone. */
function beside(token: Token, byShape: boolean): Token {
	if (token.kind !== 'word') return token;
	const value = token.text.toLowerCase();
	const { start, end } = token;
	if (WORDLIKE.has(value))
		return { ...token, kind: 'fact', fact: known(value, start, end) ?? { kind: 'protocol', value, start, end } };
	if (!byShape || !ACRONYM.test(token.text) || NO_PROTOCOL.has(value)) return token;
	return { ...token, kind: 'fact', fact: { kind: 'protocol', value, start, end } };
}

/** Whether a word of a chain stands at a slash or opens a bracket; what a bracket only follows (`SP1 (TCP)`) is a name. */
function isPart(chain: readonly Token[], at: number): boolean {
	const before = chain[at - 1]?.kind === 'blank' ? chain[at - 2] : chain[at - 1];
	const after = chain[at + 1]?.kind === 'blank' ? chain[at + 2] : chain[at + 1];
	return before?.text === '/' || before?.text === '(' || after?.text === '/';
}

/** Reads what stands in a chain (`PSOM/TLS/TCP`, `Stun, MSTURN/UDP`, `TCP (RTP)`) together with a transport. */
function readChains(tokens: readonly Token[], marks: string, byShape: boolean): Token[] {
	const result: Token[] = [];
	let chain: Token[] = [];
	const close = () => {
		const tied = chain.some((token) => token.fact?.kind === 'transport' || token.fact?.kind === 'security');
		for (const [at, token] of chain.entries()) result.push(tied ? beside(token, byShape && isPart(chain, at)) : token);
		chain = [];
	};
	for (const [index, token] of tokens.entries()) {
		const before = chain.at(-1);
		const after = tokens[index + 1];
		const isMark = token.kind === 'mark' && marks.includes(token.text);
		const joins =
			token.kind === 'blank'
				? before?.kind === 'mark' && before.text !== ')'
					? true
					: after?.kind === 'mark' && after.text !== ')' && marks.includes(after.text)
				: isMark ||
					token.kind === 'number' ||
					isFlow(token.fact) ||
					(token.kind === 'word' && (ACRONYM.test(token.text) || WORDLIKE.has(token.text.toLowerCase())));
		if (!joins) close();
		// Two names side by side do not make a chain.
		chain.push(token);
		if (!joins) close();
	}
	close();
	return result;
}

/** The tokens with every protocol word read; `everywhere` reads also names that are words (in a port column). */
export function readProtocols(tokens: readonly Token[], everywhere: boolean): Token[] {
	const named = tokens.map(read);
	if (!named.some(({ fact }) => fact?.kind === 'transport' || fact?.kind === 'security') && !everywhere) return named;
	const plain = everywhere ? named.map((token) => beside(token, false)) : named;
	return readChains(readChains(plain, '/()', true), '/(),\u3001', false);
}
