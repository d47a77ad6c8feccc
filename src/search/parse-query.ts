import type { PortRange } from '../core/index.ts';
import { fold, isUnspaced } from './fold.ts';

/** A question to the search. Ports are alternatives; everything else must hold. */
export interface Query {
	readonly text: string;
	readonly ports: readonly PortRange[];
	/** Transports that a hit must have: `tcp`, `udp`, … */
	readonly transports: readonly string[];
	/** Protocols or security layers that a hit must have, from a tuple such as `HTTPS/TCP/443`. */
	readonly protocols: readonly string[];
	/** Folded words that a hit's texts must hold, all in one locale. */
	readonly words: readonly string[];
}

/** Words of any language that ask for nothing beside ports: for "port", and for "and"; and the names of protocols. */
export interface QueryOptions {
	readonly names?: readonly string[];
	readonly portWords?: readonly string[];
	readonly andWords?: readonly string[];
}

const transports = new Set(['tcp', 'udp', 'sctp', 'dccp', 'icmp']);
/** A number with its thousands parted by a stop or comma, as in `50,000`. */
const grouped = /(?<![\d.,])([1-9]\d?)[.,](\d{3})(?![\d.,])/g;
const range = /(?<![\d.,-])(\d{1,5})\s*(?:--?|[\u2012-\u2015~\u301c])\s*(\d{1,5})(?![\d-]|[.,]\d)/g;
/** The same with blanks, which are plain only in a range: `50 000-59 999`. */
const spaced = /(?<![\d.,] ?)([1-9]\d?) (\d{3}\s*(?:--?|[\u2012-\u2015~\u301c])\s*[1-9]\d?) (\d{3})(?!\d)/g;
/** Two numbers with a short word between them, as in `49152 to 65535`. */
const worded = /(?<![\d.,-])(\d{1,5})\s*(\p{L}{1,3})\s*(\d{1,5})(?![\d-]|[.,]\d)/gu;
/** A number with a blank before its last three digits, which can't be a number of their own: `50 002`. */
const zeroes = /(?<![\d.,-] ?)([1-9]\d?) (0\d{2})(?!\d)/g;
const separators = /[\s,;:()"'?!、，；：（）「」]+|[.。…](?=\s|$)/;

/**
 * Reads a query: `4443`, `50000-59999`, `tcp/443`, `HTTPS/TCP/443`, `udp 3478 edge`, words of any language. Full-width
 * digits are digits; `50,000` without a blank is one number.
 */
export function parseQuery(text: string, { portWords = [], andWords = [], names = [] }: QueryOptions = {}): Query {
	const parts: Parts = { ports: [], transports: [], protocols: [], words: [] };
	const ungrouped = fold(text)
		.replace(spaced, '$1$2$3')
		.replace(zeroes, '$1$2')
		.replace(grouped, (whole, thousands: string, rest: string) =>
			portOf(thousands + rest) === null ? whole : thousands + rest,
		);
	const add = (whole: string, low: string, high: string) => {
		const [from, to] = [portOf(low), portOf(high)];
		if (from === null || to === null) return whole;
		parts.ports.push({ from: Math.min(from, to), to: Math.max(from, to) });
		return ' ';
	};
	const and = new Set(andWords.map(fold));
	const meant = new Set([...and, ...transports, ...names.map(fold)]);
	const rest = ungrouped
		.replace(range, add)
		.replace(worded, (whole, low: string, word: string, high: string) =>
			meant.has(word) || Number(low) >= Number(high) ? whole : add(whole, low, high),
		);
	const namesOfPort = new Set(['port', 'ports', ...portWords.map(fold)]);
	for (const token of rest.split(separators)) readToken(token, parts, namesOfPort);
	const silent =
		parts.ports.length === 0 ? new Set() : parts.ports.length === 1 ? namesOfPort : new Set([...namesOfPort, ...and]);
	const kept = (word: string) => word !== '' && !silent.has(word);
	const runs = parts.ports.length === 0 ? [] : [...namesOfPort].filter(isUnspaced);
	const words = parts.words.map((word) =>
		isUnspaced(word) ? runs.reduce((rest, name) => rest.replace(name, ''), word) : word,
	);
	return { text, ...parts, protocols: parts.protocols.filter(kept), words: words.filter(kept) };
}

interface Parts {
	readonly ports: PortRange[];
	readonly transports: string[];
	readonly protocols: string[];
	readonly words: string[];
}

function readToken(token: string, query: Parts, portWords: ReadonlySet<string>): void {
	const parts = token
		.split('/')
		.flatMap((part) => splitAtNames(part, portWords))
		.flatMap((part) => splitGlued(part, portWords))
		.filter((part) => part !== '');
	const isTuple = token.includes('/') && parts.some((part) => transports.has(part) || portOf(part) !== null);
	for (const part of parts) {
		const port = portOf(part);
		if (port !== null) query.ports.push({ from: port, to: port });
		else if (transports.has(part)) query.transports.push(part);
		else if (isTuple && /^[a-z][a-z\d.+-]*$/.test(part)) query.protocols.push(part);
		else query.words.push(part);
	}
}

/** Parts at hyphens where a transport or a word for "port" stands between them, and where digits touch an unspaced script. */
function splitAtNames(part: string, portWords: ReadonlySet<string>): string[] {
	const pieces = part.split('-');
	const isNamed = pieces.length > 1 && pieces.some((piece) => transports.has(piece) || portWords.has(piece));
	return (isNamed ? pieces : [part]).flatMap((piece) => piece.split(unspacedEdge));
}

const unspacedEdge =
	/(?<=\d)(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?=\d)/u;

/** Parts a number from what it is glued to: `tcp443`, `443tcp`, `端口443`, `443端口`. Names such as `h323` stay whole. */
function splitGlued(part: string, portWords: ReadonlySet<string>): string[] {
	const [, before = '', digits = '', after = ''] = /^(\D*?)[-_#.]?(\d{1,5})[-_]?(\D*)$/u.exec(part) ?? [];
	if (digits === '' || portOf(digits) === null) return [part];
	const isApart = (text: string, edge: RegExp) =>
		text === '' || transports.has(text) || portWords.has(text) || edge.test(text);
	return isApart(before, unspacedEnd) && isApart(after, unspacedStart) ? [before, digits, after] : [part];
}

const unspacedEnd = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{P}\p{S}]$/u;
const unspacedStart = /^[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{P}\p{S}]/u;

/** The port that a text of digits names, or null. */
function portOf(digits: string): number | null {
	return /^(0|[1-9]\d{0,4})$/.test(digits) && Number(digits) <= 65535 ? Number(digits) : null;
}
