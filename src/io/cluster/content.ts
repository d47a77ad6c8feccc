/** What a run works on, as bytes for its workers. */
import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Settings, SourceFile } from '../../core/index.ts';

interface Content {
	readonly files: readonly SourceFile[];
	readonly settings: Settings;
}

export const packed = (content: Content): Buffer => gzipSync(serialize(content));

/** What was packed; throws for bytes that are damaged. */
export const unpacked = (bytes: Uint8Array): Content => deserialize(gunzipSync(bytes)) as Content;
