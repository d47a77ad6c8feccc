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
	/** Whether to say which document is read next. */
	readonly isTelling: boolean;
}

/** What the process tells: that it goes on, with how many documents there are and the index of the one that it reads next, or one beyond the last; or what was thrown. */
export type Told = { readonly of: number; readonly document: number | null } | { readonly fault: string };

// The worker is gone: nobody asks for this any more.
process.on('disconnect', () => process.exit());
const tell = (told: Told) => process.send?.(told);

const { shard, content, out, reading, isTelling } = JSON.parse(process.argv[2] ?? '') as Task;
let next: number | null = null;
try {
	const { files, settings } = unpacked(readFileSync(content));
	await checkShard(out, shard, files, settings, reading, (stage, done, of) => {
		if (isTelling && stage === 'reading') next = done;
		tell({ of, document: next });
	});
	process.exit();
} catch (error) {
	process.send?.({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }, () =>
		process.exit(1),
	);
}
