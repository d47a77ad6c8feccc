import type { Evidence, Finding, Locale } from '../core/index.ts';
import type { TextKey, Translate } from './keys.ts';
import { readingsOf } from './readings.ts';

/**
 * What a finding says, as a sentence in the language of `t`: the one text for terminal, site and every format. Its values
 * are those of the message and, read from the finding itself, `locale`, `others` (who says what is expected), `row`,
 * `actual`, `expected`, `before`, `table`, `size`, `sentences` and `parts`; `count`, for plural forms, is that of the
 * message or of those who are named. Locales are called by their tags, or as `nameOf` says.
 */
export function findingText(finding: Finding, t: Translate, nameOf: (locale: Locale) => string = (tag) => tag): string {
	const { message } = finding;
	const { actual, expected, isNamed } = readingsOf(finding, t);
	const values = Object.fromEntries(
		Object.entries(message.values).map(([name, value]) => {
			if (name === 'locale') return [name, nameOf(String(value))];
			return [name, lists.has(name) ? listed(value).map(nameOf) : value];
		}),
	);
	const others = othersOf(finding, t, nameOf);
	const named = [values.has, values.lacks, values.locales].find(Array.isArray);
	const counted = message.key === 'checks.row-extra.message' ? values.lacks : (named ?? others);
	const readings = { actual: actual ?? '', expected: expected ?? '' };
	return t(keyOf(finding), {
		...{ locale: nameOf(finding.locale ?? finding.location.locale), others },
		...{ row: rowOf(finding, t), count: Array.isArray(counted) ? counted.length : 1 },
		...readings,
		...values,
		...(isNamed && readings),
		...beforeWord(values),
		...tableOf(finding, t),
		...sentencesOf(values, t),
		parts: partsOf(finding, t),
	});
}

/** The text of a message; a row that is missing before all others has one of its own. */
function keyOf({ message: { key, values } }: Finding): TextKey {
	const isFirstRow = key === 'checks.row-missing.message' && values.first !== undefined;
	return isFirstRow ? 'checks.row-missing.first' : (key as TextKey);
}

/** Values that name several locales, which messages hold as one text. */
const lists: ReadonlySet<string> = new Set(['has', 'lacks', 'locales']);

function listed(value: string | number): readonly string[] {
	return String(value).split(', ').filter(Boolean);
}

/** Who says what is expected: the other locales, else what kind of witness there is. */
function othersOf({ evidence, locale }: Finding, t: Translate, nameOf: (locale: Locale) => string): readonly string[] {
	const pro = evidence.filter(({ supports }) => supports === 'expected' || locale === null);
	const peers = pro.filter((one) => (one.kind === 'peer' || one.kind === 'source') && one.locale !== locale);
	if (peers.length > 0) return [...new Set(peers.map((one) => one.locale))].sort().map(nameOf);
	const kind = pro.map((one) => one.kind).find(isPlace);
	return [t(`report.witness.${kind ?? 'rest'}`)];
}

type PlaceKind = Exclude<Evidence['kind'], 'peer' | 'source'>;

function isPlace(kind: Evidence['kind']): kind is PlaceKind {
	return kind !== 'peer' && kind !== 'source';
}

/** Longer cells are no names. */
const longestName = 40;

/** The row's key; where the whole row is meant, with the text that names it: its first cell of words beside the key. */
function rowOf({ row, field, evidence, actual }: Finding, t: Translate): string {
	if (row === null) return '';
	const whole = evidence.find(({ text }) => text.includes(' | '))?.text ?? actual ?? '';
	if (field !== null || !whole.includes(' | ')) return row;
	const name = whole
		.split(' | ')
		.map((cell) => cell.replace(/\s+/g, ' ').trim())
		.find((cell) => cell !== row && cell.length <= longestName && /\p{Ll}|\p{Lo}/u.test(cell));
	return name === undefined ? row : t('report.rowNamed', { row, name });
}

/** What stands before the word that a missing blank should part from it. */
function beforeWord(values: Readonly<Record<string, unknown>>): { before?: string } {
	const { actual, word } = values;
	if (typeof actual !== 'string' || typeof word !== 'string' || !actual.endsWith(word)) return {};
	return { before: actual.slice(0, -word.length) };
}

/** What a table, or several, that a language lacks are called, by their heading where they have one, and how many rows they have. */
function tableOf({ message: { values }, table }: Finding, t: Translate): { table?: string; size?: string } {
	const { heading, size, tables = 1 } = values;
	if (heading === undefined || typeof size !== 'number') return {};
	const [one, several] =
		heading === ''
			? (['report.tableNumbered', 'report.tablesCounted'] as const)
			: (['report.tableNamed', 'report.tablesNamed'] as const);
	const name = Number(tables) > 1 ? t(several, { heading, tables }) : t(one, { heading, table: table ?? 1 });
	return { table: name, size: t('report.rows', { count: size }) };
}

/** How many sentences a text has that another language says more in. */
function sentencesOf({ own }: Readonly<Record<string, unknown>>, t: Translate): { sentences?: string } {
	return typeof own === 'number' ? { sentences: t('report.sentences', { count: own }) } : {};
}

/** In what a page is another version than the others: each kind of difference that there is. */
function partsOf({ message: { values } }: Finding, t: Translate): readonly string[] {
	return (['lacking', 'alone', 'changed'] as const).flatMap((part) => {
		const count = Number(values[part] ?? 0);
		return count === 0 ? [] : [t(`checks.translation-stale.${part}`, { count })];
	});
}
