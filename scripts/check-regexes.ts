/**
 * Regular expressions whose time grows faster than their text, found by scslre: a document that a stranger writes must not
 * meet one. Those that meet short texts only are named here, with why.
 */
import { globSync, readFileSync } from 'node:fs';
import { analyse } from 'scslre';
import { parseSync } from 'vite';

/** A regular expression as a source file writes it. */
interface Written {
	readonly pattern: string;
	readonly flags: string;
	readonly line: number;
}

/** By file: the first letters of patterns that may stay as they are, and why. */
const BOUNDED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	'src/guides/names.ts': { '(?:([^': 'paths of files, which are short' },
	'src/core/text/normalize.ts': { '(?<=\\d *)[~': 'each blank lies beside two such dashes at most' },
	'src/core/guard.ts': { '\\n\\s+at': 'texts of 2000 characters' },
	'src/core/parse/syntax/attributes.ts': { '((?:[ \\t]+|(?=': 'it stands behind a brace wherever it is used' },
	'src/core/parse/syntax/code.ts': { '^[\\s>]*(?:': 'a line, which its last part always matches to the end' },
	'src/core/parse/syntax/shortcodes.ts': { '^[ \\t]*-{1,}8<': 'its last part always matches to the end of the line' },
	'src/core/facts/comparator.ts': { '\\d[': 'texts of 30 characters' },
	'src/core/checks/letter-case.ts': { '([A-Z]': 'texts of 20 characters' },
	'src/core/checks/placeholder-damaged.ts': {
		'<([': 'its first condition ends every attempt but one at each "<"',
		'^(.)': 'placeholders, which are short',
	},
};

/** The regular expressions that a TypeScript file writes out. */
export function regexesIn(file: string, text: string): Written[] {
	const found: Written[] = [];
	const visit = (node: unknown): void => {
		if (typeof node !== 'object' || node === null) return;
		const { type, regex, start } = node as { type?: string; regex?: Written; start: number };
		if (type === 'Literal' && regex) found.push({ ...regex, line: text.slice(0, start).split('\n').length });
		for (const child of Object.values(node)) visit(child);
	};
	visit(parseSync(file, text, { lang: 'ts' }).program.body);
	return found;
}

/** Whether a regular expression takes more time than its text is long. */
export function isCostly({ pattern, flags }: Pick<Written, 'pattern' | 'flags'>): boolean {
	const reportTypes = { Move: true, Self: true, Trade: true } as const;
	return analyse({ source: pattern, flags }, { reportTypes }).reports.length > 0;
}

if (process.argv[1]?.endsWith('check-regexes.ts')) {
	const files = globSync('src/**/*.ts').filter((file) => !file.endsWith('.test.ts'));
	const faults = files.flatMap((file) => {
		const allowed = Object.keys(BOUNDED[file] ?? {});
		return regexesIn(file, readFileSync(file, 'utf8'))
			.filter((regex) => !allowed.some((start) => regex.pattern.startsWith(start)) && isCostly(regex))
			.map(({ pattern, flags, line }) => `${file}:${line}: /${pattern}/${flags} takes more time than its text is long`);
	});
	for (const fault of faults) console.error(fault);
	process.exitCode = faults.length === 0 ? 0 : 1;
}
