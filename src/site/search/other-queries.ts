import { fold, type Query } from '../../search/index.ts';
import type { Notes } from './engine.ts';
import type { IndexFile } from './files.ts';
import { findPorts } from './find-ports.ts';
import { nearestName } from './spelling.ts';
import type { Load } from './store.ts';

/** What a query may have meant otherwise, and what is said of that. */
export interface OtherQuery {
	readonly query: Query;
	readonly notes: Partial<Notes>;
}

/**
 * Other readings of a query with ports, for where no flow answers it as it stands: a mistyped protocol; the ports with the
 * protocols that they do have; and its numbers as words of a text.
 */
export async function* otherQueries(load: Load, { names }: IndexFile, query: Query): AsyncGenerator<OtherQuery> {
	if (query.ports.length === 0) return;
	const known = names.map(fold);
	const corrected = query.protocols.flatMap((from) => {
		const to = known.includes(from) ? null : nearestName(known, from);
		return to === null ? [] : [{ from, to }];
	});
	if (corrected.length > 0) {
		const right = query.protocols.map((name) => corrected.find(({ from }) => from === name)?.to ?? name);
		yield { query: { ...query, protocols: right }, notes: { corrected } };
	}
	const isName = (word: string) => known.includes(word);
	const asked = [...query.transports, ...query.protocols, ...query.words.filter(isName)];
	if (asked.length > 0) {
		const words = query.words.filter((word) => !isName(word));
		const plain = { ...query, transports: [], protocols: [], words };
		const has = await findPorts(load, plain, false);
		const transports = query.transports.length === asked.length ? has.transports : has.names;
		if (transports.length > 0) yield { query: plain, notes: { transports } };
	}
	if (query.words.length > 0) {
		const digits = query.ports.filter(({ from, to }) => from === to).map(({ from }) => String(from));
		if (digits.length > 0) yield { query: { ...query, ports: [], words: [...query.words, ...digits] }, notes: {} };
	}
}
