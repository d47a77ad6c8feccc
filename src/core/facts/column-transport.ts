import { fold } from '../text/index.ts';
import { hasPorts, readProtocols } from './protocol.ts';
import { tokenise } from './tokens.ts';

/** A header that names more than a transport and a word or two does not head ports. */
const MAX_WORDS = 3;

/** The transport whose ports a column holds by its header (`UDP`, `TCP port`); null where it names none, or several. */
export function columnTransport(name: string): string | null {
	if (name.length > 60) return null;
	const tokens = readProtocols(tokenise(fold(name).text, []), false);
	const words = tokens.filter(({ kind }) => kind === 'word' || kind === 'run' || kind === 'fact');
	const facts = tokens.flatMap(({ fact }) => fact ?? []);
	const [fact] = facts;
	if (facts.length !== 1 || words.length > MAX_WORDS || fact?.kind !== 'transport' || !hasPorts(fact)) return null;
	return tokens.some(({ kind }) => kind === 'number') ? null : fact.value;
}
