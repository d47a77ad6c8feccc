/** For this stage's tests: a small vocabulary, and facts written so short that a test can list them. */
import type { Fact, Vocabulary } from '../model.ts';
import { readFacts } from './read-facts.ts';
import { formatFact } from './registry.ts';

/** Words of several languages at once. */
export const vocabulary: Vocabulary = {
	headers: {},
	any: ['any', 'beliebig', 'qualsiasi', '任意', 'любой', 'أي'],
	port: ['port', 'ports', 'porta', '端口'],
	inbound: [],
	outbound: [],
	and: ['and', 'or', 'und', 'oder', 'e', '和', '或'],
};

export { NO_WORDS as noWords } from './words.ts';

/** A fact in short: `443`, `50000-59999`, `tcp`, `#20 MB`, `?Access`, … */
export function brief(fact: Fact): string {
	switch (fact.kind) {
		case 'port-invalid':
			return `${fact.reason} ${fact.text}`;
		case 'number':
			return `#${formatFact(fact)}`;
		case 'unread':
			return `?${fact.text}`;
		case 'any':
			return 'any';
		case 'placeholder':
			return fact.intact ? fact.value : `damaged ${fact.value}`;
		case 'identifier':
			return `${fact.shape} ${fact.value}`;
		case 'version':
			return `v${fact.value}`;
		case 'required':
			return fact.value ? 'required' : 'optional';
		default:
			return formatFact(fact);
	}
}

/** The facts of a text in short. */
export function read(text: string, context: 'port' | 'text', words: Vocabulary = vocabulary): string[] {
	return readFacts(text, words, context).map(brief);
}

/** A text with its ASCII letters, digits and marks full-width, as East Asian sources write them. */
export function fullWidth(text: string): string {
	return text.replace(/[!-}]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0)).replace(/ /g, '\u3000');
}
