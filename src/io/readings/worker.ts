/** What a thread does: reads files, and takes a part in analysing topics, which it keeps from one step to the next. */
import { deserialize, serialize } from 'node:v8';
import { analysePart, type DocumentGroup, type Part, read, type Share, withoutTree } from '../../core/index.ts';
import { encode } from './entry.ts';
import type { PartTask, ReadTask } from './threads.ts';

/** Reads files; gives the bytes of what it has read of each. */
export const readFiles = ({ files, settings, trees }: ReadTask): readonly Uint8Array[] =>
	files.map((file) => encode(trees ? read(file, settings) : withoutTree(read(file, settings))));

/** The part that this thread has, and what it has told last. */
let own: { readonly part: Part<Share>; told: unknown } | null = null;

/** Begins a part; gives the bytes of what it tells first. */
export function begin({ groups, settings, judged }: PartTask): Uint8Array {
	own = { part: analysePart(deserialize(groups) as readonly DocumentGroup[], settings, judged), told: null };
	return next([]);
}

/** Goes on with what all parts have told, as bytes; in the place of its own stands null. Gives what it tells next or, at the end, its share. */
export function next(all: readonly (Uint8Array | null)[]): Uint8Array {
	if (!own) throw new Error('no part was begun');
	const { part, told } = own;
	const step = part.next(all.map((each) => (each === null ? told : deserialize(each))));
	if (!step.done) {
		own.told = step.value;
		return serialize(step.value);
	}
	own = null;
	const { records, observed } = step.value;
	return serialize({ records, observed } satisfies Omit<Share, 'topics'>);
}
