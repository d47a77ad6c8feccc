/** The process of one shard, which a worker starts: what a document does to it costs no worker. It is told its task as JSON, and tells what it reads. */
import { readFileSync } from 'node:fs';
import type { Shard } from '../../core/index.ts';
import type { ReadingOptions } from '../readings/index.ts';
import { checkShard } from '../readings/shards.ts';
import { unpacked } from './content.ts';

/** What the process is to do. */
export interface Task {
	readonly shard: Shard;
	/** The file of what the run works on. */
	readonly content: string;
	/** The file to write. */
	readonly out: string;
	readonly reading: ReadingOptions;
	/** Whether to tell of each document before it is read: its index, or one beyond the last. */
	readonly isTelling: boolean;
}

/** What the process tells. */
export type Told = { readonly document: number } | { readonly fault: string };

// The worker is gone: nobody asks for this any more.
process.on('disconnect', () => process.exit());
const tell = (told: Told) => process.send?.(told);

const { shard, content, out, reading, isTelling } = JSON.parse(process.argv[2] ?? '') as Task;
try {
	const { files, settings } = unpacked(readFileSync(content));
	await checkShard(out, shard, files, settings, reading, (stage, done) => {
		if (isTelling && stage === 'reading') tell({ document: done });
	});
	process.exit();
} catch (error) {
	process.send?.({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }, () =>
		process.exit(1),
	);
}
