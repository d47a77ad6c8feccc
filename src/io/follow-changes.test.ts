import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followChanges } from './follow-changes.ts';

let here: string;
let content: string;
const stop: AbortController[] = [];

beforeEach(() => {
	here = mkdtempSync(join(tmpdir(), 'portolan-follow-'));
	content = join(here, 'content');
	put('de/a.md', 'first');
});
afterEach(() => {
	for (const each of stop.splice(0)) each.abort();
	rmSync(here, { recursive: true, force: true });
});

function put(path: string, text: string): void {
	mkdirSync(dirname(join(content, path)), { recursive: true });
	writeFileSync(join(content, path), text);
}

const remove = (path: string) => rmSync(join(here, path), { recursive: true, force: true });
const move = (from: string, to: string) => renameSync(join(here, from), join(here, to));
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What each run saw: the text of a document, or what reading it ended with. */
function followed(paths: readonly string[] = [content], file = join(content, 'de/a.md')): string[] {
	const seen: string[] = [];
	const closed = new AbortController();
	stop.push(closed);
	const run = async () => {
		try {
			seen.push(readFileSync(file, 'utf8'));
		} catch (error) {
			seen.push((error as { code: string }).code);
		}
		return null;
	};
	void followChanges(paths, run, closed.signal);
	return seen;
}

const settled = (seen: readonly string[], text: string) =>
	vi.waitFor(() => expect(seen.at(-1)).toBe(text), { timeout: 20_000, interval: 20 });

it.each<[string, () => void | Promise<void>]>([
	['nothing', () => {}],
	[
		'the content moved away and back',
		async () => {
			move('content', 'aside');
			await pause(150);
			move('aside', 'content');
		},
	],
	['the content removed, for a while', () => remove('content')],
	[
		'a language removed and made anew at once',
		() => {
			remove('content/de');
			mkdirSync(join(content, 'de'));
		},
	],
	[
		'a language exchanged for another folder at once',
		() => {
			put('../other/a.md', 'first');
			move('content/de', 'aside');
			move('other', 'content/de');
		},
	],
	[
		'a file in the place of a language, for a while',
		async () => {
			remove('content/de');
			writeFileSync(join(content, 'de'), '');
			await pause(150);
			remove('content/de');
		},
	],
	[
		'a folder in the place of a document, for a while',
		async () => {
			remove('content/de/a.md');
			mkdirSync(join(content, 'de/a.md'));
			await pause(150);
			remove('content/de/a.md');
		},
	],
])(
	'after %s every edit is followed by a run',
	async (_, change) => {
		const seen = followed();
		await settled(seen, 'first');
		await change();
		for (const text of ['second', 'third', 'fourth']) {
			put('de/a.md', text);
			await settled(seen, text);
		}
		put('de/.a.md.tmp', 'fifth');
		move('content/de/.a.md.tmp', 'content/de/a.md');
		await settled(seen, 'fifth');
	},
	60_000,
);

it('an edit while it runs is followed by another run', async () => {
	const closed = new AbortController();
	stop.push(closed);
	const seen: string[] = [];
	void followChanges(
		[content],
		async () => {
			const text = readFileSync(join(content, 'de/a.md'), 'utf8');
			if (seen.length === 0) put('de/a.md', 'second');
			await pause(300);
			seen.push(text);
			return null;
		},
		closed.signal,
	);
	await settled(seen, 'second');
	expect(seen[0]).toBe('first');
});

it('whatever is exchanged while folders are gone through, later edits are followed', async () => {
	await Promise.all(
		Array.from({ length: 24 }, async (_, moment) => {
			const [own, aside] = [`${moment}/content`, `${moment}/aside`].map((path) => join(here, path)) as [string, string];
			const [folder, file] = [join(own, 'de'), join(own, 'de/a.md')];
			mkdirSync(folder, { recursive: true });
			writeFileSync(file, 'first');
			const seen = followed([own], file);
			for (let turn = 0; turn < moment; turn++) await new Promise(setImmediate);
			renameSync(folder, aside);
			if (moment % 2 === 0) writeFileSync(folder, 'no folder');
			for (let turn = 0; turn < 4; turn++) await new Promise(setImmediate);
			rmSync(folder, { force: true });
			renameSync(aside, folder);
			for (const text of ['second', 'third']) {
				await pause(500);
				writeFileSync(file, text);
				await settled(seen, text);
			}
		}),
	);
}, 60_000);

it('what lies beside, in node_modules, or behind a link that leads away is not followed', async () => {
	put('node_modules/a.md', '');
	mkdirSync(join(here, 'outside'));
	symlinkSync('../outside', join(content, 'link'));
	const seen = followed();
	await settled(seen, 'first');
	for (const path of ['beside.md', 'content/node_modules/a.md', 'outside/a.md']) writeFileSync(join(here, path), 'x');
	await pause(500);
	expect(seen).toEqual(['first']);
	expect(readdirSync(content)).toContain('node_modules');
});

it('a link to the content is followed to where it leads', async () => {
	symlinkSync('content', join(here, 'docs'));
	const seen = followed([join(here, 'docs')], join(here, 'docs/de/a.md'));
	await settled(seen, 'first');
	put('de/a.md', 'second');
	await settled(seen, 'second');
});
