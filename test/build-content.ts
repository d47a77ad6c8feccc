import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildSite } from '../src/integrations/build-site.ts';
import { contentOptions } from './content-options.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** The folder of the site of `content/`, built once for all tests that only read it: under `/docs/`. */
		contentSite: string;
	}
}

/** Builds the site of `content/` before the tests in browsers, and takes it away after them. */
export default async function setup(project: TestProject): Promise<() => void> {
	const folder = mkdtempSync(join(tmpdir(), 'portolan-content-'));
	await buildSite({ ...contentOptions, out: join(folder, 'site') });
	project.provide('contentSite', join(folder, 'site'));
	return () => rmSync(folder, { recursive: true, force: true });
}
