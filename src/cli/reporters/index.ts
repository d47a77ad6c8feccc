import type { Analysis, Message } from '../../core/index.ts';
import { json, reportJson, sarif } from '../../export/index.ts';
import { repairsOf } from '../../fix/index.ts';
import type { TextKey } from '../../i18n/index.ts';
import { readCheckPage, readVersion } from '../../io/index.ts';
import { github } from './github.ts';
import { markdown } from './markdown.ts';
import { type PrettyOptions, pretty } from './pretty.ts';
import { at, belowHere } from './where.ts';

/** The formats of `check`, the default first. */
export const formats = ['pretty', 'json', 'sarif', 'github', 'markdown'] as const;
export type Format = (typeof formats)[number];

/** Writes the findings in one of the formats. */
export async function report(format: Format, analysis: Analysis, options: PrettyOptions): Promise<string> {
	const { t, known } = options;
	const write = ({ key, values }: Message) => t(key as TextKey, values);
	const folder = belowHere(options.content);
	const path = (path: string) => at(folder || '.', path);
	switch (format) {
		case 'pretty':
			return pretty(analysis, options);
		case 'json':
			return json(reportJson(analysis, write, known));
		case 'sarif': {
			const { checks } = await import('../../core/index.ts');
			const edits = repairsOf(analysis).byFinding;
			return json(sarif(analysis, { write, checks, edits, folder, version: readVersion(), checkPage: readCheckPage }));
		}
		case 'github':
			return github(analysis, { t, path });
		case 'markdown':
			return markdown(analysis, { t, path, known: known ?? 0 });
	}
}
