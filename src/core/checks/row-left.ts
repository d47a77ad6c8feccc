import { foldText } from '../corpus/index.ts';
import type { Features } from '../evidence/index.ts';
import type { AlignedRow, Locale, Segment, Topic } from '../model.ts';
import type { TranslationUnit } from './check.ts';

/** The texts that stand beside a key in the rows of a page's tables, and whether they are the same in another locale. */
type Beside = ReadonlyMap<string, boolean>;

/**
 * What a locale makes of the texts that stand beside the same key in other rows of the page: in tables that have a row for each
 * property, what stands beside "Default" is a value here as there. As log-odds of being translated, without the text itself.
 */
export function rowFeatures(
	{ row, column }: NonNullable<TranslationUnit['cell']>,
	locale: Locale,
	segment: Segment,
	topic: Topic,
): Features {
	const key = keyIn(row, locale);
	if (key === null || column.members[locale] === 0) return {};
	const beside = besideKeys(topic).get(`${locale} ${key}`) ?? new Map();
	const own = foldText(segment);
	let [left, translated] = [0, 0];
	for (const [text, isLeft] of beside) {
		if (text === own) continue;
		if (isLeft) left++;
		else translated++;
	}
	return { 'row-translated': Math.log((translated + 0.5) / (left + 0.5)) };
}

/** What a row begins with. */
function keyIn(row: AlignedRow, locale: Locale): string | null {
	const first = row.cells[locale]?.cells[0];
	return first && /\p{L}/u.test(first.text) ? foldText(first) : null;
}

const known = new WeakMap<Topic, ReadonlyMap<string, Beside>>();

/** By locale and key, the texts beside it; gone through once a page. */
function besideKeys(topic: Topic): ReadonlyMap<string, Beside> {
	const found = known.get(topic) ?? readBeside(topic);
	known.set(topic, found);
	return found;
}

function readBeside({ tables }: Topic): ReadonlyMap<string, Beside> {
	const all = new Map<string, Map<string, boolean>>();
	for (const { rows, columns } of tables)
		for (const row of rows)
			for (const { members } of columns) {
				const texts = Object.entries(members).flatMap(([locale, at]) => {
					const cell = at > 0 ? row.cells[locale]?.cells[at] : undefined;
					return cell && /\p{L}{3}|\p{Lo}{2}/u.test(cell.text) ? [{ locale, text: foldText(cell) }] : [];
				});
				for (const { locale, text } of texts) {
					const key = `${locale} ${keyIn(row, locale)}`;
					const beside = all.get(key) ?? new Map<string, boolean>();
					all.set(key, beside);
					const isLeft = texts.some((other) => other.locale !== locale && other.text === text);
					if (texts.length > 1) beside.set(text, isLeft || (beside.get(text) ?? false));
				}
			}
	return all;
}
