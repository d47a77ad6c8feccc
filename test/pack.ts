import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { packInto } from '../scripts/pack.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** The package's tarball, packed once for all tests that install it. */
		tarball: string;
	}
}

/** Packs Portolan before the tests that install it, and takes the tarball away after them. */
export default function setup(project: TestProject): () => void {
	const folder = mkdtempSync(join(tmpdir(), 'portolan-pack-'));
	project.provide('tarball', packInto(folder));
	return () => rmSync(folder, { recursive: true, force: true });
}
