/** What a thread does: reads files, and hands back the bytes of what it has read. */
import { read } from '../../core/index.ts';
import { encode } from './entry.ts';
import type { Task } from './threads.ts';

export default ({ files, settings }: Task): readonly Uint8Array[] => files.map((file) => encode(read(file, settings)));
