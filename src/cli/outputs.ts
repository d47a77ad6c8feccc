import type { Analysis } from '../core/index.ts';
import { advice, didYouMean, reason, UserError, writeAside } from '../io/index.ts';
import { checkUrlsOf } from '../site/check-urls.ts';
import type { Session } from './analysis.ts';
import { oneOf } from './options.ts';
import { formats, isModule, isStyled, report } from './reporters/index.ts';
import { at, belowHere } from './reporters/where.ts';
import { sitePlace } from './site-place.ts';

/** A report to be written: to a file, or to standard output. */
export interface Output {
	readonly format: string;
	readonly file: string | null;
}

/** Reads what `--format` was given: a name or a module each, with `=file` where it goes to a file. Throws a UserError. */
export function outputsOf(written: readonly string[] = [formats[0] as string]): readonly Output[] {
	const outputs = written.map((each): Output => {
		const [format = '', ...file] = each.split('=');
		if (!isModule(format) && !formats.some((name) => name === format)) throw unknown(format);
		if (file.length > 0 && file.join('=') === '') throw new UserError(`--format ${each}: name a file after "="`);
		return { format, file: file.length === 0 ? null : file.join('=') };
	});
	if (outputs.filter(({ file }) => file === null).length > 1)
		throw new UserError('--format: only one report can go to standard output; give the others a file: sarif=out.sarif');
	const files = outputs.flatMap(({ file }) => file ?? []);
	const twice = files.find((file, at) => files.indexOf(file) !== at);
	if (twice !== undefined) throw new UserError(`--format: two reports would go to ${twice}`);
	return outputs;
}

function unknown(format: string): UserError {
	const hint = didYouMean(format, formats);
	return new UserError(`--format ${format}: it must be ${oneOf([...formats])}, or a module such as ./mine.js${hint}`);
}

/** Writes the reports of an analysis. Throws a UserError where a file can't be written. */
export async function writeOutputs(
	outputs: readonly Output[],
	analysis: Analysis,
	{ terminal, project, t }: Session,
	{
		known,
		limit,
		site,
	}: { readonly known: number | undefined; readonly limit: number; readonly site: string | undefined },
): Promise<void> {
	const { paint, link, width } = terminal;
	const folder = belowHere(project.content) || '.';
	const { locales } = analysis;
	const checkUrl = site === undefined ? noUrl : checkUrlsOf(sitePlace(site), locales, project.settings.source);
	const path = (path: string) => at(folder, path);
	const context = { analysis, t, content: project.content, known, path, checkUrl };
	const onScreen = { ...context, paint, link, width, limit };
	const inFile = { ...context, ...plainly };
	for (const { format, file } of outputs) {
		const text = await report(format, file === null ? onScreen : inFile);
		if (file !== null) write(file, text);
		else if (isStyled(format)) terminal.printStyled(text);
		else terminal.print(text);
	}
}

const noUrl = () => null;

const plainly = { paint: (_style: unknown, text: string) => text, link: (text: string) => text, width: 100 };

function write(file: string, text: string): void {
	try {
		writeAside(file, text);
	} catch (error) {
		throw new UserError(
			`--format: ${file} can't be written (${reason(error)}); ${advice(error, 'check the folder and its permissions')}`,
		);
	}
}
