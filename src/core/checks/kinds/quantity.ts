import type { Segment } from '../../model.ts';
import { unitAt } from '../../text/index.ts';
import type { TranslationUnit } from '../check.ts';
import type { ComparedKind, Item } from '../compared-kind.ts';

const DIGITS = /\p{Nd}+(?:[.,'’\u00a0\u202f\u066b\u066c ]\p{Nd}+)*/uy;
/** What a header or a cell without a number may say of the numbers beside it: `KB`, `Size (KB)`. */
const ALONE = /(?<=^|[ \u00a0][([]|[（［])[\p{L}\p{M}\u00b5]+(?=$|[)\]）］]$)/u;
/** And any text of what is told elsewhere: `KB/s for each worker`. */
const RATE = /(?<![\p{L}\p{M}/]|\p{N}[ \u00a0]?)\p{Lu}\p{L}{1,6}(?=\/s(?![\p{L}\p{M}\p{N}]))/gu;

/** Amounts; the key is the number and its unit, of time and of data in one spelling for all languages: `64 T`, `10 min`, `3.1 GHz`. */
function quantitiesIn({ text, facts, location }: Segment, { header, cell }: TranslationUnit): Item[] {
	const items = facts.flatMap((fact) => {
		if (fact.kind !== 'number') return [];
		DIGITS.lastIndex = fact.start;
		const digits = DIGITS.exec(text);
		const named = digits && unitAt(text, fact.start + digits[0].length, location.locale);
		// In words and longer symbols letter case tells nothing: `Bit/s`, `KHz`.
		const unit = fact.unit?.replace(/\p{L}{3,}/gu, (word) => word.toLowerCase()) ?? null;
		const known = named ?? { unit, end: fact.end };
		return known.unit ? [{ start: fact.start, end: known.end, key: `${fact.value} ${known.unit}` }] : [];
	});
	for (const { index } of text.matchAll(RATE)) {
		const named = unitAt(text, index, location.locale);
		if (named) items.push({ start: index, end: named.end, key: ` ${named.unit}` });
	}
	if (facts.some(({ kind }) => kind === 'number') || !(header || cell)) return items;
	const { index } = ALONE.exec(text) ?? {};
	const named = index === undefined ? null : unitAt(text, index, location.locale);
	return index !== undefined && named ? [{ start: index, end: named.end, key: ` ${named.unit}` }] : items;
}

const amountOf = ({ key }: Item) => key.split(' ')[0];

/** The same number with mega in one language where the others say giga, with hours where they say minutes. */
export const quantity: ComparedKind = {
	check: 'number-mismatch',
	severity: 'error',
	supersedes: ['text-untranslated'],
	appliesTo: ({ field }) => field !== 'port' && field !== 'protocol',
	items: quantitiesIn,
	implies: () => false,
	replacement: (expected, _, free) => free.find((item) => amountOf(item) === amountOf(expected)) ?? null,
	isTelling: ({ expected, written }) => expected !== null && written !== null,
	features: () => ({ 'unit-differs': 1 }),
	rewrite: () => null,
};
