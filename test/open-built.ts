/** Apart from `open-site.ts`, as what builds sites takes long to load. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSite } from '../src/integrations/build-site.ts';
import { contentOptions } from './content-options.ts';
import { type OpenSite, openFolder } from './open-site.ts';

/** Builds a content folder and opens it in Chromium, under `base`. */
export async function openSite(content: string, base: string): Promise<OpenSite> {
	const folder = mkdtempSync(join(tmpdir(), 'portolan-site-'));
	await buildSite({ content, out: join(folder, 'site'), base, site: contentOptions.site });
	const site = await openFolder(join(folder, 'site'), base);
	return {
		...site,
		async close() {
			await site.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
