import { setFlagsFromString } from 'node:v8';
import type { SourceFile } from '../core/index.ts';

/** Characters of all documents up to which most of the memory of a build goes into bundling, which takes the same for any site. */
const SMALL = 100_000;

/**
 * Has a site built in less memory: the bundler works in one thread and gives back what it frees, and for a small site garbage
 * is collected sooner, which takes some time more. It has to be called before the bundler is loaded.
 */
export function spareMemory(files: readonly SourceFile[]): void {
	process.env.ROLLDOWN_WORKER_THREADS ??= '1';
	process.env.MIMALLOC_PURGE_DELAY ??= '0';
	if (files.reduce((sum, { text }) => sum + text.length, 0) > SMALL) return;
	setFlagsFromString('--optimize-for-size');
	setFlagsFromString('--semi-space-growth-factor=1');
}
