import type { AlignedBlock, Block, Locale, Settings } from '../model.ts';
import { vocabularyOf } from '../tables/index.ts';
import { normalizeText } from '../text/index.ts';

/** Says that a block is of no kind. */
export const NONE = '';

/** The kinds that documents call a remark that warns by, and one that tells or advises, in markup. */
const CLASSES: Readonly<Record<string, string>> = {
	...{ warning: 'warning', caution: 'warning', danger: 'warning', attention: 'warning' },
	...{ note: 'note', tip: 'note', hint: 'note', info: 'note' },
};

/** `Note:`, `**Warning**`, `注：`: what a text begins with before a colon, or all of it. */
const LABEL = /^([\p{L}\p{M} ]{2,24}?)(?:\s?[:：]|[!.。！]?$|\n)/u;

/** What the blocks of some locales that stand opposite each other are: the kinds in markup, else what their first words say. */
export function kindsOf(
	blocks: AlignedBlock,
	vocabularies: Settings['vocabularies'],
): readonly (readonly [Locale, string])[] {
	const all = Object.entries(blocks);
	const labels = all.map(([locale, block]) => (block.admonition ? NONE : labelOf(block, vocabularies, locale)));
	if (labels.every((label) => label === NONE)) return all.map(([locale, block]) => [locale, kindOf(block)]);
	// A label in words that nobody has listed is none: a text without one tells nothing.
	return all.flatMap(([locale, block], at) => {
		const kind = labels[at] || (CLASSES[kindOf(block)] ?? NONE);
		return kind === NONE ? [] : [[locale, kind] as const];
	});
}

const kindOf = ({ admonition }: Block): string => admonition ?? NONE;

/** Whether the first words of a text say that it warns, or that it tells or advises. */
function labelOf({ text, marks, kind }: Block, vocabularies: Settings['vocabularies'], locale: Locale): string {
	if (kind === 'heading' || kind === 'code') return NONE;
	const strong = marks.find((mark) => mark.kind === 'emphasis' && mark.start === 0);
	const first = (strong && LABEL.exec(text.slice(0, strong.end))) ?? LABEL.exec(text);
	if (!first) return NONE;
	const label = normalizeText(first[1] as string).toLowerCase();
	const { warns = [], notes = [] } = vocabularyOf(vocabularies, locale);
	return warns.includes(label) ? 'warning' : notes.includes(label) ? 'note' : NONE;
}
