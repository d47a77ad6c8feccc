/** Edits of a folder of documents as editors, version control and accidents make them. */
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A whole number below a limit. */
export type Below = (limit: number) => number;

const locales = { de: 'Kai', en: 'quay', it: 'molo' } as const;
type Locale = keyof typeof locales;
const PAGES = 4;

/** A page whose ports are right everywhere; with `marked`, the port of one row is that number. */
function pageText(locale: Locale, page: number, marked?: number): string {
	const quay = locales[locale];
	const rows = Array.from({ length: 12 }, (_, at) => {
		const port = at === 6 && marked !== undefined ? marked : 2000 + page * 100 + at * 7;
		return `| ${port} | TCP | ${quay} ${at} |`;
	});
	return `# Tidewatch ${page}\n\n| Port | Protocol | ${quay} |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

/** Writes the whole folder as it should be. */
export function writeAll(content: string): void {
	rmSync(content, { recursive: true, force: true });
	for (const locale of Object.keys(locales) as Locale[])
		for (let page = 0; page < PAGES; page++) put(content, `${locale}/p${page}.md`, pageText(locale, page));
}

function put(content: string, path: string, text: string | Uint8Array): void {
	const file = join(content, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, text);
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

type Edit = (content: string, below: Below) => void | Promise<void>;

const somewhere = (below: Below): [Locale, number] => [Object.keys(locales)[below(3)] as Locale, below(PAGES)];
const remove = (file: string) => rmSync(file, { recursive: true, force: true });

/** Every kind of edit; each may meet whatever the one before has left. */
const edits: readonly Edit[] = [
	(content, below) => {
		const [locale, page] = somewhere(below);
		put(content, `${locale}/p${page}.md`, pageText(locale, page, 3000 + below(9000)));
	},
	(content, below) => {
		const [locale, page] = somewhere(below);
		put(content, `${locale}/p${page}.md`, '');
	},
	(content, below) => {
		const [locale, page] = somewhere(below);
		put(
			content,
			`${locale}/p${page}.md`,
			Uint8Array.from({ length: 300 }, () => below(256)),
		);
	},
	(content, below) => remove(join(content, ...pathOf(below))),
	(content, below) => {
		const [locale, page] = somewhere(below);
		put(content, `${locale}/extra/p${page}.md`, pageText(locale, page));
	},
	// As some editors write: a new file that takes the place of the old one.
	(content, below) => {
		const [locale, page] = somewhere(below);
		put(content, `${locale}/.p${page}.md.tmp`, pageText(locale, page, 3000 + below(9000)));
		renameSync(join(content, locale, `.p${page}.md.tmp`), join(content, locale, `p${page}.md`));
	},
	// As others write: empty first, whole a moment later.
	async (content, below) => {
		const [locale, page] = somewhere(below);
		put(content, `${locale}/p${page}.md`, '');
		await pause(below(80));
		put(content, `${locale}/p${page}.md`, pageText(locale, page, 3000 + below(9000)));
	},
	(content, below) => renameSync(join(content, ...pathOf(below)), join(content, 'en', `moved${below(9)}.md`)),
	(content, below) => {
		const path = join(content, ...pathOf(below));
		remove(path);
		mkdirSync(path, { recursive: true });
	},
	(content, below) => symlinkSync('p0.md', join(content, 'de', `link${below(9)}.md`)),
	(content, below) => symlinkSync('nowhere.md', join(content, 'it', `link${below(9)}.md`)),
	// As a change of branches leaves it.
	async (content, below) => {
		const locale = join(content, somewhere(below)[0]);
		const aside = join(content, '..', `aside${below(1e6)}`);
		renameSync(locale, aside);
		await pause(below(200));
		remove(locale);
		renameSync(aside, locale);
	},
	async (content, below) => {
		const aside = join(content, '..', `aside${below(1e6)}`);
		renameSync(content, aside);
		await pause(below(400));
		remove(content);
		renameSync(aside, content);
	},
	(content, below) => {
		const locale = join(content, somewhere(below)[0]);
		remove(locale);
		writeFileSync(locale, 'no folder');
	},
	(content) => writeAll(content),
];

const pathOf = (below: Below): [string, string] => {
	const [locale, page] = somewhere(below);
	return [locale, `p${page}.md`];
};

/**
 * Makes up to five edits, some at once and some a moment apart, and then marks one page with a number that nothing else has,
 * after all is written anew where the folder has gone too far; gives the number.
 */
export async function editAtRandom(content: string, below: Below): Promise<number> {
	for (let left = below(5); left > 0; left--) {
		try {
			await edits[below(edits.length)]?.(content, below);
		} catch {
			// What it would edit is not there, or something else is.
		}
		if (below(2) === 0) await pause(below(150));
	}
	const marked = 13_000 + below(50_000);
	for (;;) {
		try {
			put(content, 'it/p0.md', pageText('it', 0, marked));
			put(content, 'de/p0.md', pageText('de', 0));
			put(content, 'en/p0.md', pageText('en', 0));
			return marked;
		} catch {
			writeAll(content);
		}
	}
}
