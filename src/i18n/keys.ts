import type { locales } from './locales.ts';

type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** A key without its plural suffix: `finding_one` and `finding_other` are the one text `finding`. */
type Stem<Key extends string> = Key extends `${infer Text}_${PluralCategory}` ? Text : Key;

type Paths<Node> = {
	[Key in keyof Node & string]: Node[Key] extends string ? Stem<Key> : `${Key}.${Paths<Node[Key]>}`;
}[keyof Node & string];

/** The dotted path of every text of `locales/en.json`. */
export type TextKey = Paths<Omit<(typeof locales)['en'], 'label' | 'direction' | 'vocabulary'>>;

/**
 * Writes the text of a key in one language, its `{{name}}`s replaced by the values; `count` picks the plural form.
 * A list takes the form that the language gives it. Nothing is escaped: whoever writes HTML escapes
 * the whole.
 */
export type Translate = (
	key: TextKey,
	values?: Readonly<Record<string, string | number | readonly string[]>>,
) => string;
