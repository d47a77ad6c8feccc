import { fold } from '../text/index.ts';
import { hasPorts, readProtocols } from './protocol.ts';
import { PORTED } from './protocol-names.ts';
import { tokenise } from './tokens.ts';

/** A header that names more than a transport and a word or two does not head ports. */
const MAX_WORDS = 3;

const LONGEST = 60;
const ANY_PORTED = new RegExp([...PORTED].join('|'), 'i');

/** The transport whose ports a column holds by its header (`UDP`, `TCP port`); null where it names none, or several. */
export function columnTransport(name: string): string | null {
	const { text } = fold(name.slice(0, LONGEST + 1));
	if (text.length > LONGEST || !ANY_PORTED.test(text)) return null;
	const tokens = readProtocols(tokenise(text, []), false);
	const words = tokens.filter(({ kind }) => kind === 'word' || kind === 'run' || kind === 'fact');
	const facts = tokens.flatMap(({ fact }) => fact ?? []);
	const [fact] = facts;
	if (facts.length !== 1 || words.length > MAX_WORDS || fact?.kind !== 'transport' || !hasPorts(fact)) return null;
	return tokens.some(({ kind }) => kind === 'number') ? null : fact.value;
}
