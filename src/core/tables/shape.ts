/** What a whole text is made of, to tell what a column holds. */

import { readFolded } from '../facts/index.ts';
import type { Fact, Vocabulary } from '../model.ts';

/**
 * `ports` nothing but ports and "any"; `key` ports with their transports or protocols, also in a chain with other words
 * (`Access/SIP(TLS)/TCP/443`); `protocols` nothing but those; `number` one that can't be a port; `text` anything else.
 */
export type Shape = 'empty' | 'ports' | 'key' | 'protocols' | 'any' | 'number' | 'text';

/** Whether unread words are a part of a slash chain: few, no sentence, and beside a slash or a hyphen. */
function inChain(text: string, fact: Fact): boolean {
	const words = text.slice(fact.start, fact.end);
	if (words.length > 40 || /[.!?\u3002]/.test(words) || words.split(/[ ]+/).length > 3) return false;
	return (
		/\/ *$/.test(text.slice(Math.max(0, fact.start - 4), fact.start)) ||
		/^[ )]*\/|^-\S/.test(text.slice(fact.end, fact.end + 4))
	);
}

/** The shape of a text. Text without any letter or digit (`–`) is `empty`. */
export function shapeOf(raw: string, vocabulary: Vocabulary): Shape {
	let shapes = known.get(vocabulary);
	if (!shapes) {
		shapes = new Map();
		known.set(vocabulary, shapes);
	}
	let shape = shapes.get(raw);
	if (!shape) {
		shape = readShape(raw, vocabulary);
		if (shapes.size >= REMEMBERED) shapes.clear();
		shapes.set(raw, shape);
	}
	return shape;
}

/** How many texts' shapes are remembered at once: each is asked for several times, and the same texts stand in many cells. */
const REMEMBERED = 4000;
const known = new WeakMap<Vocabulary, Map<string, Shape>>();

function readShape(raw: string, vocabulary: Vocabulary): Shape {
	const { folded, facts: all } = readFolded(raw, vocabulary, 'port');
	const facts = all.filter(({ kind }) => kind !== 'comparator');
	if (facts.length === 0) return /[\p{L}\p{Nd}]/u.test(folded.text) ? 'text' : 'empty';
	const kinds = new Set(facts.map((fact) => fact.kind));
	const has = (...wanted: Fact['kind'][]) => wanted.some((kind) => kinds.has(kind));
	const only = (...wanted: Fact['kind'][]) => facts.every((fact) => wanted.includes(fact.kind));
	if (only('any')) return 'any';
	if (
		only('number') ||
		(facts.length === 1 &&
			facts[0]?.kind === 'port-invalid' &&
			facts[0].reason === 'out-of-range' &&
			!facts[0].text.includes('-'))
	) {
		return 'number';
	}
	if (only('port', 'port-invalid', 'any')) return 'ports';
	if (only('transport', 'protocol', 'security')) return 'protocols';
	const flow = has('transport', 'protocol', 'security');
	const rest = facts.filter((fact) => fact.kind === 'unread');
	const isRead = only('port', 'port-invalid', 'any', 'transport', 'protocol', 'security', 'unread');
	if (flow && isRead && has('port', 'port-invalid', 'any') && rest.every((fact) => inChain(folded.text, fact)))
		return 'key';
	return 'text';
}
