import type { Loader } from 'astro/loaders';
import type { Analysis } from '../core/index.ts';
import { datasetJson, json, reportJson } from '../export/index.ts';
import { textsFor } from '../i18n/index.ts';
import { analyseFiles, loadProject, type ProjectOptions, relocated } from '../io/index.ts';

/** Content-collection entries for every record of the dataset, as `data/ports.json` has them. */
export function recordsLoader(options: ProjectOptions = {}): Loader {
	return loader('portolan-records', options, (analysis) => plain(datasetJson(analysis)).records);
}

/** Content-collection entries for every topic, as `data/ports.json` has them. */
export function topicsLoader(options: ProjectOptions = {}): Loader {
	return loader('portolan-topics', options, (analysis) => plain(datasetJson(analysis)).topics);
}

/** Content-collection entries for every finding, as `data/findings.json` has them, its messages in a locale's language. */
export function findingsLoader({
	locale = 'en',
	...options
}: ProjectOptions & { readonly locale?: string } = {}): Loader {
	const t = textsFor(locale);
	return loader('portolan-findings', options, (analysis) => plain(reportJson(analysis, t)).findings);
}

function loader<T extends { readonly id: string }>(
	name: string,
	options: ProjectOptions,
	entriesOf: (analysis: Analysis) => readonly T[],
): Loader {
	return {
		name,
		load: async ({ store, parseData, generateDigest, watcher, logger }) => {
			const fill = async () => {
				const { files, settings, reading, origins, folders } = await loadProject(options);
				store.clear();
				for (const entry of entriesOf(relocated(await analyseFiles(files, settings, reading), origins))) {
					const data = await parseData({ id: entry.id, data: entry as unknown as Record<string, unknown> });
					store.set({ id: entry.id, data, digest: generateDigest(data) });
				}
				return folders;
			};
			const folders = await fill();
			watcher?.add([...folders]);
			watcher?.on('change', (path) => {
				if (folders.some((folder) => path.includes(folder))) fill().catch((error) => logger.error(String(error)));
			});
		},
	};
}

/** A value as its JSON says it. */
function plain<T extends object>(value: T): T {
	return JSON.parse(json(value));
}
