import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { json, type Reporter, reportJson, sarif } from '../../export/index.ts';
import { repairsOf } from '../../fix/index.ts';
import { readCheckPage, readVersion, UserError } from '../../io/index.ts';
import { checkstyle } from './checkstyle.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';
import type { ReportContext } from './reporter.ts';
import { tap } from './tap.ts';
import { belowHere } from './where.ts';

type Write = (context: ReportContext) => string | Promise<string>;

/** The formats of `check` by name, the default first. */
const reporters = {
	pretty: ({ analysis, ...options }: ReportContext) => pretty(analysis, options),
	json: ({ analysis, t, known, checkUrl }: ReportContext) => json(reportJson(analysis, t, known, checkUrl)),
	sarif: async ({ analysis, t, content, checkUrl }: ReportContext) => {
		const { checks } = await import('../../core/index.ts');
		const edits = repairsOf(analysis).byFinding;
		const files = { folder: belowHere(content), version: readVersion(), checkPage: readCheckPage };
		return json(sarif(analysis, { t, checks, edits, checkUrl, ...files }));
	},
	github: ({ analysis, ...options }: ReportContext) => github(analysis, options),
	markdown: ({ analysis, known = 0, ...options }: ReportContext) => markdown(analysis, { ...options, known }),
	junit,
	checkstyle,
	gitlab,
	tap,
} satisfies Readonly<Record<string, Write>>;

/** The names of the formats, the default first. */
export const formats = Object.keys(reporters) as readonly (keyof typeof reporters)[];

/** Whether a format's output has colours and links of our own; every other one is data. */
export const isStyled = (format: string) => format === 'pretty';

/** Whether a format names a module: a path, or a file that Node runs. */
export const isModule = (format: string) => /^\.{0,2}[\\/]|\.[cm]?[jt]s$/.test(format);

/** Writes the findings in one of the formats, or by a module of the user's. Throws a UserError where that one can't be run. */
export async function report(format: string, context: ReportContext): Promise<string> {
	const own = formats.find((name) => name === format);
	return own ? reporters[own](context) : written(format, context);
}

async function written(file: string, { analysis, t, known, path, checkUrl }: ReportContext): Promise<string> {
	const module = await load(file);
	const reporter = (module as { default?: unknown }).default;
	if (typeof reporter !== 'function')
		throw new UserError(`--format ${file}: its default export must be a function (report, tools) => text`);
	try {
		const text: unknown = await (reporter as Reporter)(reportJson(analysis, t, known, checkUrl), {
			version: readVersion(),
			path,
			json,
		});
		if (typeof text === 'string') return text;
	} catch (error) {
		throw new UserError(`--format ${file}: it failed (${error instanceof Error ? error.message : String(error)})`);
	}
	throw new UserError(`--format ${file}: it must give a text`);
}

async function load(file: string): Promise<unknown> {
	try {
		return await import(pathToFileURL(resolve(file)).href);
	} catch (error) {
		const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
		throw new UserError(`--format ${file}: this module can't be loaded (${line})`);
	}
}
