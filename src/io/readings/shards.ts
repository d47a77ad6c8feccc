/** Runs over shards: each learns from all documents, judges its part of the topics, and writes what it has found; then all are merged into what one run finds. */
import { readFileSync } from 'node:fs';
import type { Analysis, Settings, Shard, SourceDocument, SourceFile, Tell } from '../../core/index.ts';
import { outlined } from '../asciidoc/index.ts';
import { analyseShard, type ReadingOptions } from './index.ts';
import { type ReadBytes, readShards, writeShard } from './shard-file.ts';

/** Judges one shard of what the files hold and writes what was found. Throws a UserError where the file can't be written. */
export async function checkShard(
	path: string,
	shard: Shard,
	files: readonly SourceFile[],
	settings: Settings,
	reading: ReadingOptions,
	tell: Tell,
): Promise<void> {
	const { topics, records, ...found } = await analyseShard(files, settings, reading, shard, tell);
	const judged = found.judged ?? new Set(topics.map(({ id }) => id));
	const own = {
		...{ notices: found.notices, observed: found.observed },
		topics: topics.filter(({ id }) => judged.has(id)),
		records: records.filter(({ topic }) => judged.has(topic)),
	};
	writeShard(path, shard, own, files, settings);
}

/** What one run over the files finds, from what its shards have found. Throws a UserError where the shards are not those of one run. `bytesOf` gives each, where it is no file. */
export async function mergeShards(
	paths: readonly string[],
	files: readonly SourceFile[],
	settings: Settings,
	bytesOf: ReadBytes = (path) => readFileSync(path),
): Promise<Analysis> {
	const shares = readShards(paths, files, settings, bytesOf);
	const { joined, mayHaveDirectives, read } = await import('../../core/index.ts');
	// Of the tree only comments that suppress findings are asked for here.
	const asked = await outlined(files.filter(({ text }) => mayHaveDirectives(text)));
	const byPath = new Map(files.map((file) => [file.path, file] as const));
	const withTree = new Map(asked.map((file) => [file.path, file] as const));
	const whole = (document: SourceDocument): SourceDocument => {
		const source = byPath.get(document.path)?.text ?? '';
		const file = withTree.get(document.path);
		const tree = file && read(file, settings).document?.tree;
		return { ...document, source, tree: tree ?? document.tree };
	};
	const topics = shares.flatMap((share) => share.topics);
	return joined(shares, topics, { notices: shares[0]?.notices ?? [], whole }, settings);
}
