/** The facts of a text: what each scanner reads, in order of precedence, then protocols, ports and numbers. */
import type { Fact, Vocabulary } from '../model.ts';
import { type Folded, fold } from '../text/index.ts';
import { findAddresses } from './address.ts';
import { findCodes } from './codes.ts';
import { findComparators } from './comparator.ts';
import { findWholeLines } from './direction.ts';
import type { Found } from './found.ts';
import { findIdentifiers } from './identifier.ts';
import { withoutRemarks } from './note-references.ts';
import { findPlaceholders } from './placeholder.ts';
import type { Scene } from './port-context.ts';
import { readDigits } from './port-lists.ts';
import { findCompounds, readProtocols } from './protocol.ts';
import { PROTOCOLS } from './protocol-names.ts';
import { type Token, tokenise } from './tokens.ts';
import { readRest } from './unread.ts';
import { findUrls } from './url.ts';
import { findVersions } from './version.ts';
import { type Lexicon, lexiconOf } from './words.ts';

/** In which a number without anything beside it is a port (a port column), or is not. */
type Context = 'port' | 'text';

/** The scanners, the strongest first: what one has read, none after it reads again. */
const SCANNERS: readonly ((text: string) => Found[])[] = [
	findUrls,
	findPlaceholders,
	findAddresses,
	findCompounds,
	findIdentifiers,
	findVersions,
	findCodes,
];

function scan(text: string, lower: string, lexicon: Lexicon): Found[] {
	const taken = new Uint8Array(text.length);
	const found: Found[] = [];
	const consensus = (consensus: readonly Found[]) => {
		for (const one of consensus) {
			const isName = one.kind === 'identifier' && one.shape === 'name' && PROTOCOLS.has(one.value.toLowerCase());
			if (isName || taken.subarray(one.start, one.end).includes(1)) continue;
			taken.fill(1, one.start, one.end);
			found.push(one);
		}
	};
	for (const scanner of SCANNERS) consensus(scanner(text));
	consensus(findComparators(lower, lexicon));
	return found.sort((a, b) => a.start - b.start);
}

/** Lower case of the same length, so that offsets hold. */
function lowered(text: string): string {
	const lower = text.toLowerCase();
	if (lower.length === text.length) return lower;
	return Array.from(text, (character) =>
		character.toLowerCase().length === character.length ? character.toLowerCase() : character,
	).join('');
}

/** A text cut up, whatever it stands in. */
interface Scanned {
	readonly folded: Folded;
	readonly lower: string;
	readonly tokens: readonly Token[];
}

/** How many texts are remembered at once, so that what asks for the shape of a cell and then for its facts has it scanned once. */
const REMEMBERED = 4000;
const scanned = new WeakMap<Lexicon, Map<string, Scanned>>();

function scanOnce(raw: string, lexicon: Lexicon): Scanned {
	let texts = scanned.get(lexicon);
	if (!texts) {
		texts = new Map();
		scanned.set(lexicon, texts);
	}
	let known = texts.get(raw);
	if (!known) {
		const folded = fold(raw);
		const lower = lowered(folded.text);
		known = { folded, lower, tokens: tokenise(folded.text, scan(folded.text, lower, lexicon)) };
		if (texts.size >= REMEMBERED) texts.clear();
		texts.set(raw, known);
	}
	return known;
}

/** Folds a text and reads it; offsets are those of the folded text. */
export function readFolded(raw: string, vocabulary: Vocabulary, context: Context): { folded: Folded; facts: Fact[] } {
	const lexicon = lexiconOf(vocabulary);
	const { folded, lower, tokens: cut } = scanOnce(raw, lexicon);
	const { text } = folded;
	const bare = context === 'port';
	const tokens = readProtocols(cut, bare);
	const scene: Scene = { lower, tokens: bare ? withoutRemarks(tokens, lower, lexicon) : tokens, lexicon };
	const { facts, passed } = readDigits(scene, text, bare);
	for (const token of scene.tokens) if (token.fact) facts.push(token.fact);
	for (const fact of bare ? readRest(scene, passed) : findWholeLines(lower, lexicon)) {
		facts.push(fact.kind === 'unread' ? { ...fact, text: text.slice(fact.start, fact.end) } : fact);
	}
	return { folded, facts: facts.sort((a, b) => a.start - b.start) };
}

/**
 * The facts of a text, sorted by `start`, none over another, offsets in `text` as given. In context `port` every number
 * without a unit is a port and what can't be read is `unread`; in context `text` a number is a port only where a
 * transport, a protocol or a word for port stands beside it.
 */
export function readFacts(text: string, vocabulary: Vocabulary, context: Context): Fact[] {
	const { folded, facts } = readFolded(text, vocabulary, context);
	return facts.map((fact) => ({ ...fact, start: folded.at(fact.start), end: folded.endAt(fact.end) }));
}
