/** AsciiDoc is read by Asciidoctor, which is loaded once there is such a document; what it makes of one goes with the file into the core. */
import type { Outline, SourceFile } from '../../core/index.ts';
import { reason } from '../user-error.ts';

/** Files, each that is AsciiDoc with the outline of its text. */
export async function outlined(files: readonly SourceFile[]): Promise<readonly SourceFile[]> {
	if (!files.some(isWithout)) return files;
	const outlineOf = await reader();
	const done: SourceFile[] = [];
	for (const file of files) done.push(isWithout(file) ? { ...file, outline: await outlineOf(file) } : file);
	return done;
}

const isWithout = ({ format, outline, text }: SourceFile): boolean => format === 'asciidoc' && outline?.of !== text;

type Read = (file: SourceFile) => Promise<Outline>;

/** Reads outlines; each tells what is wrong where the parser fails, or is not installed. */
async function reader(): Promise<Read> {
	try {
		const { outlineOf } = await import('./outline.ts');
		return (file) => outlineOf(file).catch((error) => without(file, reason(error)));
	} catch (error) {
		const missing = (error as { code?: unknown } | null)?.code === 'ERR_MODULE_NOT_FOUND';
		const problem = missing ? 'AsciiDoc is read by the package @asciidoctor/core; install it' : reason(error);
		return async (file) => without(file, problem);
	}
}

const without = ({ text }: SourceFile, problem: string): Outline => ({ of: text, attributes: {}, nodes: [], problem });
