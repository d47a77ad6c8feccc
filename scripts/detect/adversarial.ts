import type { Finding, Locale, SourceFile } from '../../src/core/index.ts';
import { mutateText } from './mutate.ts';
import { filesWith, newAlarms } from './oracle.ts';
import { columnsOf, type Page, pageOf, type Site } from './pages.ts';
import type { Random } from './prng.ts';
import { applyEdits } from './source-edits.ts';
import { alteredPorts, numbersIn, portsIn, rangesIn } from './tokens.ts';

/** What became of one fault planted where a count of votes misleads. */
export interface AdversarialVerdict {
	readonly adversarial: string;
	readonly path: string;
	readonly shown: string;
	readonly outcome: 'right' | 'undecided' | 'wrong' | 'missed';
	readonly findings: readonly Finding[];
}

/** A set-up in which the wrong port has as many witnesses as the right one, or more. */
export interface Adversarial {
	readonly name: string;
	readonly spring: (site: Site, random: Random) => AdversarialVerdict | null;
}

/** A changed port cell of one locale: the port that all say, and another that nobody does. */
interface PortFault {
	readonly right: number;
	readonly wrong: string;
	readonly text: string;
}

/** The same port fault in two of three locales, where `speaks` finds the right port told beside the port cell. */
function twoOfThree(name: string, speaks: (site: Site, port: number) => boolean): Adversarial {
	return {
		name,
		spring: (site, random) => {
			const others = random.shuffle(Object.keys(site.alignedRow.cells).filter((locale) => locale !== site.locale));
			const [second, honest] = others;
			if (second === undefined || honest === undefined) return null;
			const page = only(site.page, [site.locale, second, honest]);
			const [first, other, third] = [site.locale, second, honest].map((locale) => page && siteIn(page, site, locale));
			if (!page || !first || !other || !third) return null;
			const fault = portFault(first, random);
			const copy = fault && sameFault(other, fault);
			if (!fault || !copy || ![first, other, third].every((where) => speaks(where, fault.right))) return null;
			let files = filesWith(page, first.document.path, fault.text);
			files = files.map((file) => (file.path === other.document.path ? { ...file, text: copy } : file));
			return verdict(name, site, fault, newAlarms(page, files), [first.locale, other.locale]);
		},
	};
}

/** One port fault where there are but two locales. */
const twoLocales: Adversarial = {
	name: 'two-locales-only',
	spring: (site, random) => {
		const honest = random.pick(Object.keys(site.alignedRow.cells).filter((locale) => locale !== site.locale));
		const page = honest === null ? null : only(site.page, [site.locale, honest]);
		const first = page && siteIn(page, site, site.locale);
		const fault = first && portFault(first, random);
		if (!page || !fault) return null;
		return verdict('two-locales-only', site, fault, newAlarms(page, filesWith(page, first.document.path, fault.text)), [
			site.locale,
		]);
	},
};

/** The faulty document stands there twice, to the letter, as two editions of one language. */
const twoEditions: Adversarial = {
	name: 'two-editions-of-one',
	spring: (site, random) => {
		const honest = random.pick(Object.keys(site.alignedRow.cells).filter((locale) => locale !== site.locale));
		const pair = honest === null ? null : only(site.page, [site.locale, honest]);
		const first = pair && siteIn(pair, site, site.locale);
		const fault = first && portFault(first, random);
		if (!pair || !first || !fault) return null;
		const edition = `${new Intl.Locale(site.locale).language}-${site.locale.endsWith('-LI') ? 'CH' : 'LI'}`;
		const twin = (text: string): SourceFile | null => {
			const file = pair.files.find(({ path }) => path === first.document.path);
			const path = first.document.path.replace(/^[^/]+/, edition);
			return file ? { ...file, path, locale: edition, text } : null;
		};
		const [clean, faulty] = [twin(first.document.source), twin(fault.text)];
		const page = clean && pageOf([...pair.files, clean], pair.settings);
		if (!page || !faulty) return null;
		const files = filesWith(page, first.document.path, fault.text).map((file) =>
			file.path === faulty.path ? faulty : file,
		);
		return verdict('two-editions-of-one', site, fault, newAlarms(page, files), [site.locale, edition]);
	},
};

const fewer = new WeakMap<Page, Map<string, Page | null>>();

/** The page in some of its locales; analysed once. */
function only(page: Page, locales: readonly Locale[]): Page | null {
	const files = page.files.filter(({ locale }) => locales.includes(locale));
	if (files.length === page.files.length) return page;
	const known = fewer.get(page) ?? new Map<string, Page | null>();
	fewer.set(page, known);
	const key = files.map(({ path }) => path).join('\n');
	const made = known.get(key) ?? pageOf(files, page.settings);
	known.set(key, made);
	return made;
}

/** The same row in a page of fewer locales. */
function siteIn(page: Page, site: Site, locale: Locale): Site | null {
	const offset = site.alignedRow.cells[locale]?.location.start.offset;
	const document = page.topic.documents[locale];
	for (const aligned of page.topic.tables) {
		const table = aligned.members[locale];
		const alignedRow = aligned.rows.find(({ cells }) => cells[locale]?.location.start.offset === offset);
		const row = alignedRow?.cells[locale];
		if (document && table && alignedRow && row) return { page, locale, document, table, aligned, alignedRow, row };
	}
	return null;
}

function portFault(site: Site, random: Random): PortFault | null {
	const said = new Set(site.page.files.flatMap(({ text }) => text.match(/\d+/g) ?? []));
	for (const column of columnsOf(site, ['port'])) {
		const text = site.row.cells[column]?.text ?? '';
		const ports = portsIn(text).filter(({ text: written }) => /^\d+$/.test(written));
		const port = rangesIn(text).length > 0 ? null : random.pick(ports);
		const wrong = port && random.pick(alteredPorts(port.text, 'change').filter((altered) => !said.has(altered)));
		const mutate = port && wrong && mutateText(site, column, [{ start: port.start, end: port.end, text: wrong }]);
		if (mutate) return { right: port.value, wrong, text: applyEdits(site.document.source, mutate.edits) };
	}
	return null;
}

function sameFault(site: Site, { right, wrong }: PortFault): string | null {
	for (const column of columnsOf(site, ['port'])) {
		const port = portsIn(site.row.cells[column]?.text ?? '').find(({ value }) => value === right);
		const mutate = port && mutateText(site, column, [{ start: port.start, end: port.end, text: wrong }]);
		if (mutate) return applyEdits(site.document.source, mutate.edits);
	}
	return null;
}

function verdict(
	adversarial: string,
	site: Site,
	{ right, wrong }: PortFault,
	findings: Finding[],
	guilty: Locale[],
): AdversarialVerdict {
	const blamed = findings.flatMap(({ locale }) => locale ?? []);
	const isWrong = blamed.some((locale) => !guilty.includes(locale));
	return {
		adversarial,
		path: `${site.document.path}:${site.row.location.start.line}`,
		shown: `${right} → ${wrong} in ${guilty.join(', ')}`,
		outcome: isWrong ? 'wrong' : blamed.length > 0 ? 'right' : findings.length > 0 ? 'undecided' : 'missed',
		findings,
	};
}

function inNote(site: Site, port: number): boolean {
	return columnsOf(site, ['notes', 'service', 'other']).some((column) =>
		numbersIn(site.row.cells[column]?.text ?? '').some(({ value }) => value === port),
	);
}

function inProse({ document }: Site, port: number): boolean {
	return document.blocks.some(({ text }) => numbersIn(text).some(({ value }) => value === port));
}

/** Every adversarial operator, in the order in which they are told. */
export const adversarial: readonly Adversarial[] = [
	twoOfThree('two-of-three-note-speaks', inNote),
	twoOfThree('two-of-three-prose-speaks', (site, port) => !inNote(site, port) && inProse(site, port)),
	twoLocales,
	twoEditions,
];
