/** Stage 2, extract: what a parsed document holds – tables, prose, images – and what it says of itself. */
import type { Root, RootContent } from 'hast';
import type { Block, Settings, SourceDocument, SourceFile } from '../model.ts';
import { spareSlots } from './grid.ts';
import { locationsOf } from './locations.ts';
import { readTable } from './tables.ts';
import { walk } from './walk.ts';

export { type Locations, locationsOf } from './locations.ts';

/** What extract needs of a parsed file. */
interface Parsed {
	readonly file: SourceFile;
	readonly frontMatter: Readonly<Record<string, unknown>>;
	readonly tree: Root;
}

/** How many blocks from the top the line with the revision date may stand. */
const NEAR_TOP = 8;

/** Reads one document; facts, fields and kinds of tables are left to the normalise stage. */
export function extract({ file, frontMatter, tree }: Parsed, settings: Settings): SourceDocument {
	const locations = locationsOf(file.path, file.locale, file.text);
	const { blocks, tables, images, title } = walk(tree, file.text, locations);
	const spare = spareSlots();
	const headings = blocks.filter((block) => block.kind === 'heading');
	const heading = headings.find(({ level }) => level === 1);
	return {
		path: file.path,
		locale: file.locale,
		...(file.inLocale === undefined ? {} : { inLocale: file.inLocale }),
		topic: (firstText(frontMatter, settings.identityKeys) ?? pathIdentity(file)).normalize('NFC'),
		title:
			heading?.text ?? firstText(frontMatter, ['title']) ?? (title?.trim() || headings[0]?.text || pathIdentity(file)),
		revision: revisionIn(frontMatter, settings) ?? revisionNearTop(blocks),
		translation: firstText(frontMatter, settings.translationKeys),
		frontMatter,
		blocks,
		tables: tables.map((found, at) => readTable(found, at + 1, locations, spare)),
		images,
		source: file.text,
		tree: withoutMappings(tree),
	};
}

/** A tree without where its texts came from, which is half of it: blocks and cells have told what anybody asks. */
function withoutMappings<T extends Root | RootContent>(node: T): T {
	if (node.type === 'text') return { type: node.type, value: node.value } as T;
	return 'children' in node ? { ...node, children: node.children.map(withoutMappings) } : node;
}

/** A path without its locale folder and extension. */
function pathIdentity({ path, inLocale = path.replace(/^[^/]*\//, '') }: SourceFile): string {
	return inLocale.replace(/\.[^./]*$/, '');
}

function firstText(data: Readonly<Record<string, unknown>>, keys: readonly string[]): string | null {
	for (const key of keys) {
		const value = data[key];
		if (typeof value === 'string' && value.trim() !== '') return value.trim();
		if (typeof value === 'number') return String(value);
	}
	return null;
}

function revisionIn(data: Readonly<Record<string, unknown>>, settings: Settings): string | null {
	for (const key of settings.revisionKeys) {
		const value = data[key];
		const date = typeof value === 'string' ? (isoDate(value) ?? isoDate(slashDate(value))) : null;
		if (date) return date;
	}
	return null;
}

/** A date with slashes as yyyy-mm-dd: month first, or day first where only that can be. */
function slashDate(text: string): string {
	const [, first = '', second = '', year = ''] = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/.exec(text) ?? [];
	const [month, day] = Number(first) > 12 ? [second, first] : [first, second];
	return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The date in a paragraph near the top that is emphasised from end to end. */
function revisionNearTop(blocks: readonly Block[]): string | null {
	for (const block of blocks.slice(0, NEAR_TOP)) {
		if (block.kind === 'heading' || !isEmphasised(block)) continue;
		const date = isoDate(block.text);
		if (date) return date;
	}
	return null;
}

function isEmphasised({ text, marks }: Block): boolean {
	let covered = 0;
	for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
		if (mark.kind !== 'emphasis') continue;
		if (text.slice(covered, mark.start).trim() !== '') return false;
		covered = Math.max(covered, mark.end);
	}
	return covered > 0 && text.slice(covered).trim() === '';
}

const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The first valid date `yyyy-mm-dd` in a text. */
function isoDate(text: string): string | null {
	const match = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text);
	if (!match) return null;
	const [date, , month, day] = match;
	return Number(day) >= 1 && Number(day) <= (LONGEST_MONTHS[Number(month) - 1] ?? 0) ? date : null;
}
