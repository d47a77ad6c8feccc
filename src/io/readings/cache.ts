/** A folder of entries by key. What can't be read is missing, what can't be written is not kept: a cache never fails a run. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { writeAside } from '../write-aside.ts';

/** A cache that is open. */
export interface Cache {
	/** The bytes that were put under a key; null where there are none, or not as they were put. */
	get(key: string): Uint8Array | null;
	put(key: string, data: Uint8Array): void;
	/** Removes the oldest entries where the folder has grown too large. */
	close(): void;
}

/** How many bytes a cache holds at most. */
const LARGEST = 512 * 1024 * 1024;

/** The name of the file that tells a folder for a cache of ours: no other is ever emptied. */
export const MARK = 'portolan-cache';

/** Opens a folder as a cache; it is made with the first entry. `largest` is how many bytes it may hold. */
export function openCache(folder: string, largest = LARGEST): Cache {
	const fileOf = (key: string) => join(folder, key.slice(0, 2), key);
	const used = new Set<string>();
	let isWritable = true;
	let isChanged = false;
	return {
		get(key) {
			try {
				const data = opened(readFileSync(fileOf(key)), key);
				if (data) used.add(key);
				return data;
			} catch {
				return null;
			}
		},
		put(key, data) {
			if (!isWritable) return;
			try {
				if (!isChanged) begin(folder);
				writeAside(fileOf(key), sealed(data, key));
				used.add(key);
				isChanged = true;
			} catch {
				isWritable = false;
			}
		},
		close() {
			if (isChanged) shrink(folder, used, largest);
		},
	};
}

/** Makes the folder, with the mark that it is a cache. */
function begin(folder: string): void {
	mkdirSync(folder, { recursive: true });
	const mark = join(folder, MARK);
	if (!existsSync(mark)) writeFileSync(mark, 'Portolan keeps here what it has read. It may be removed at any time.\n');
}

const KEY = /^[\da-f]{64}$/;
/** An entry begins with its key and a checksum of what follows. */
const HEAD = 32 + 4;

function sealed(data: Uint8Array, key: string): Uint8Array {
	const entry = Buffer.alloc(HEAD + data.length);
	entry.write(key, 'hex');
	entry.writeUInt32BE(crc32(data), 32);
	entry.set(data, HEAD);
	return entry;
}

function opened(entry: Buffer, key: string): Uint8Array | null {
	if (entry.length < HEAD || entry.toString('hex', 0, 32) !== key) return null;
	const data = entry.subarray(HEAD);
	return crc32(data) === entry.readUInt32BE(32) ? data : null;
}

/** Removes entries until no more than `largest` bytes are left: those that this run did not use first, the oldest of them first. */
function shrink(folder: string, used: ReadonlySet<string>, largest: number): void {
	try {
		const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((path) => {
			const key = path.slice(3);
			const found = KEY.test(key) ? statSync(join(folder, path), { throwIfNoEntry: false }) : undefined;
			return found ? [{ path, size: found.size, age: found.mtimeMs, isUsed: used.has(key) }] : [];
		});
		let size = entries.reduce((sum, entry) => sum + entry.size, 0);
		for (const entry of entries.sort((a, b) => Number(a.isUsed) - Number(b.isUsed) || a.age - b.age)) {
			if (size <= largest) return;
			rmSync(join(folder, entry.path), { force: true });
			size -= entry.size;
		}
	} catch {
		// Another run may be at it, or the folder has become read-only.
	}
}
