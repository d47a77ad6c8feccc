/** A file of what one shard of a run has found: a line that says what it is, and the bytes of it. */
import { isDeepStrictEqual } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import type { Division, Settings, Shard, Share, SourceDocument, SourceFile, Topic } from '../../core/index.ts';
import { advice, reason, UserError } from '../user-error.ts';
import { writeAside } from '../write-aside.ts';
import { digestOf, originOf } from './cache-key.ts';

/** What a shard has found: its own topics, without the texts of their files, and what is observed in them. */
export type Found = Share & Pick<Division, 'notices'>;

/** The first line of the file. `origin` is what all shards of a run have in common: program, settings and documents. */
interface Head extends Shard {
	readonly kind: typeof KIND;
	readonly origin: string;
	readonly digest: string;
}

const KIND = 'portolan/shard/1';

/** Writes what a shard has found; throws a UserError where that can't be done. */
export function writeShard(
	path: string,
	shard: Shard,
	found: Found,
	files: readonly SourceFile[],
	settings: Settings,
): void {
	const topics = found.topics.map((topic) => withDocuments(topic, (document) => ({ ...document, source: '' })));
	const data = serialize({ ...found, topics } satisfies Found);
	const head: Head = { kind: KIND, ...shard, origin: originOf(files, settings), digest: digestOf(data) };
	try {
		writeAside(path, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), data]));
	} catch (error) {
		throw new UserError(
			`--out ${path}: it can't be written (${reason(error)}); ${advice(error, 'check the folder and its permissions')}`,
		);
	}
}

/** Gives the bytes of a shard's file by its name. */
export type ReadBytes = (name: string) => Buffer;

/** What all shards of a run have found, in their order. Throws a UserError for files that are not all shards of one run over these documents. */
export function readShards(
	paths: readonly string[],
	files: readonly SourceFile[],
	settings: Settings,
	bytesOf: ReadBytes,
): readonly Found[] {
	const origin = originOf(files, settings);
	const shards = new Map<number, Found>();
	const [first, ...others] = paths.map((path) => ({ path, ...readShard(path, bytesOf) }));
	if (!first) throw new UserError('name the files of all shards');
	for (const { path, head, data } of [first, ...others]) {
		if (head.of !== first.head.of)
			throw new UserError(`${path}: it is one of ${head.of} shards, ${first.path} is one of ${first.head.of}`);
		if (head.origin !== origin)
			throw new UserError(
				`${path}: it was made of other documents or settings, or by another version of Portolan or Node; make it anew from the same commit`,
			);
		shards.set(head.at, deserialize(data) as Found);
	}
	const all = Array.from({ length: first.head.of }, (_, at) => {
		const found = shards.get(at);
		if (found) return found;
		throw new UserError(`shard ${at + 1}/${first.head.of} is missing; name the files of all shards`);
	});
	// Each has read all documents: one that could not read what the others could, for want of memory, has learned otherwise.
	const other = all.findIndex(({ notices }) => !isDeepStrictEqual(notices, all[0]?.notices));
	if (other > 0)
		throw new UserError(
			`shard ${other + 1}/${all.length} has read other documents than shard 1; make them anew on machines of one kind`,
		);
	return all;
}

function readShard(path: string, bytesOf: ReadBytes): { readonly head: Head; readonly data: Uint8Array } {
	let bytes: Buffer;
	try {
		bytes = bytesOf(path);
	} catch (error) {
		throw new UserError(
			`${path}: it can't be read (${reason(error)}); ${advice(error, 'name the files that check --shard has written')}`,
		);
	}
	const end = bytes.indexOf('\n');
	const head = end < 0 || end > LONGEST_HEAD ? null : headOf(bytes.toString('utf8', 0, end));
	if (!head) throw new UserError(`${path}: this was not written by portolan check --shard`);
	const data = bytes.subarray(end + 1);
	if (digestOf(data) !== head.digest) throw new UserError(`${path}: it is damaged; make it anew`);
	return { head, data };
}

/** In bytes. */
const LONGEST_HEAD = 1000;

function headOf(line: string): Head | null {
	try {
		const head = JSON.parse(line) as Partial<Head> | null;
		return head?.kind === KIND ? (head as Head) : null;
	} catch {
		return null;
	}
}

/** A topic, its documents changed. */
function withDocuments(topic: Topic, to: (document: SourceDocument) => SourceDocument): Topic {
	const documents = Object.entries(topic.documents).map(([locale, document]) => [locale, to(document)]);
	return { ...topic, documents: Object.fromEntries(documents) };
}
