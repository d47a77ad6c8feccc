import { pathToFileURL } from 'node:url';
import { styleText } from 'node:util';
import supportsHyperlinks from 'supports-hyperlinks';
import { drawProgress, type Step } from './progress.ts';

/** How a text may be set off. */
export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'cyan' | 'green' | 'underline';

/** Sets a text off, or leaves it as it is where colour is not wanted. */
export type Paint = (style: Style, text: string) => string;

/** Makes a text lead to a file, where the terminal can; else leaves it as it is. */
export type Link = (text: string, file: string) => string;

/** No colour at all. */
export const plain: Paint = (_style, text) => text;

/** No links. */
export const unlinked: Link = (text) => text;

const coloured: Paint = (style, text) => styleText(style, text, { validateStream: false });

const linked: Link = (text, file) => `\u001B]8;;${pathToFileURL(file).href}\u0007${text}\u001B]8;;\u0007`;

/** Where a command writes: results to standard output, everything else to standard error. */
export interface Terminal {
	/** Writes a result that holds texts of documents: on a terminal, no character of them is obeyed. */
	print(text: string): void;
	/** Writes a result whose foreign texts are `visible` already and that may hold colours and links. */
	printStyled(text: string): void;
	/** Writes one line that is no result; silent under `--quiet`. */
	note(text: string): void;
	/** Shows what is being done, on a terminal only; null takes it away. */
	progress(step: Step | null): void;
	readonly paint: Paint;
	readonly link: Link;
	/** Columns of the terminal, or a fixed number where the output is no terminal. */
	readonly width: number;
}

/** The options of every command that shape its output. */
export interface TerminalOptions {
	readonly quiet?: boolean | undefined;
	/** `--color` or `--no-color`; where neither is given, the environment and the terminal decide. */
	readonly color?: boolean | undefined;
}

const defaultWidth = 100;

/** The terminal of this process. */
export function openTerminal({ quiet = false, color }: TerminalOptions): Terminal {
	const { stdout, stderr } = process;
	const draw = stderr.isTTY && !quiet ? drawProgress(stderr) : () => {};
	const colours = wantsColour(color);
	// What runs in this process draws by the environment, and by `CI` too: without this, a build has colours where a check has none.
	delete process.env[colours ? 'NO_COLOR' : 'FORCE_COLOR'];
	process.env[colours ? 'FORCE_COLOR' : 'NO_COLOR'] = '1';
	return {
		print: (text) => void stdout.write(stdout.isTTY ? obeyedByNone(text) : text),
		printStyled: (text) => void stdout.write(text),
		note: (text) => void (quiet || stderr.write(`${visible(text)}\n`)),
		progress: draw,
		paint: colours ? coloured : plain,
		link: stdout.isTTY && supportsHyperlinks.stdout ? linked : unlinked,
		width: stdout.isTTY ? Math.max(60, stdout.columns || defaultWidth) : defaultWidth,
	};
}

/** An option outweighs `FORCE_COLOR`, that one `NO_COLOR`, that one whether the output is a terminal. */
function wantsColour(option: boolean | undefined): boolean {
	const { FORCE_COLOR: forced, NO_COLOR: refused, TERM: terminal } = process.env;
	if (option !== undefined) return option;
	if (forced !== undefined) return forced !== '0' && forced !== 'false';
	return process.stdout.isTTY && !refused && terminal !== 'dumb';
}

/** A text from a document or a file name, safe to show: control and direction characters become `\uFFFD`, line ends blanks. */
export function visible(text: string): string {
	return text.replace(/[\t\r\n\u2028\u2029]+/g, ' ').replace(/[\p{Cc}\p{Bidi_C}]/gu, '\uFFFD');
}

/** A whole output without characters that a terminal would obey; lines and tabs stay. */
function obeyedByNone(text: string): string {
	return text.replace(/\r\n/g, '\n').replace(/(?![\t\n])[\p{Cc}\p{Bidi_C}]/gu, '\uFFFD');
}
