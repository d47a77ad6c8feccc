import { styleText } from 'node:util';

/** How a text may be set off. */
export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'cyan' | 'green';

/** Sets a text off, or leaves it as it is where colour is not wanted. */
export type Paint = (style: Style, text: string) => string;

/** No colour at all. */
export const plain: Paint = (_style, text) => text;

const coloured: Paint = (style, text) => styleText(style, text, { validateStream: false });

/** Where a command writes: results to standard output, everything else to standard error. */
export interface Terminal {
	/** Writes a result. */
	print(text: string): void;
	/** Writes one line that is no result; silent under `--quiet`. */
	note(text: string): void;
	/** Shows what is being done, on a terminal only; an empty text takes it away. */
	progress(text: string): void;
	readonly paint: Paint;
	/** Columns of the terminal, or a fixed number where the output is no terminal. */
	readonly width: number;
}

/** The options of every command that shape its output. */
export interface TerminalOptions {
	readonly quiet?: boolean | undefined;
	readonly color?: boolean | undefined;
}

const defaultWidth = 100;

/** The terminal of this process. Colour only on a terminal, without `--no-color` and `NO_COLOR`. */
export function openTerminal({ quiet = false, color = true }: TerminalOptions): Terminal {
	const { stdout, stderr } = process;
	const drawn = stderr.isTTY && !quiet;
	const wanted = color && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
	return {
		print: (text) => void stdout.write(text),
		note: (text) => void (quiet || stderr.write(`${visible(text)}\n`)),
		progress: (text) => void (drawn && stderr.write(`\r\u001B[K${text}`)),
		paint: wanted && stdout.isTTY ? coloured : plain,
		width: stdout.isTTY ? Math.max(60, stdout.columns || defaultWidth) : defaultWidth,
	};
}

/** A text from a document or a file name, safe to show: control and direction characters become `\uFFFD`, line ends blanks. */
export function visible(text: string): string {
	return text.replace(/[\t\r\n]+/g, ' ').replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}
