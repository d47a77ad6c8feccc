import { rememberedText } from '../text/index.ts';

/** Tokens that translations mostly keep: runs of Latin letters, digits and the marks that join them (`kube-proxy`, `a.b_c`, `10.0.0.1`). */
const TOKEN = /[\p{Script=Latin}\p{N}_]+(?:[.\-_:/@]+[\p{Script=Latin}\p{N}_]+)*/gu;

/** The different tokens of a text; each text is read once. */
export const tokensIn: (segment: { readonly text: string }) => ReadonlySet<string> = rememberedText(
	(text) => new Set(text.match(TOKEN) ?? []),
);

/** The tokens of a text that is no segment. */
export const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];

/** What kind of token it is by its shape: code-like ones are kept more often than words, numbers of one or two digits written out. */
export type Shape = 'digits' | 'number' | 'code' | 'camel' | 'capitals' | 'name' | 'word';

export function shapeOf(token: string): Shape {
	let shape = shapes.get(token);
	if (!shape) {
		if (shapes.size >= REMEMBERED) shapes.clear();
		shape = readShape(token);
		shapes.set(token, shape);
	}
	return shape;
}

/** Tokens recur: their shapes are remembered, so many at once. */
const REMEMBERED = 100_000;
const shapes = new Map<string, Shape>();

function readShape(token: string): Shape {
	if (/^\d{1,2}$/.test(token)) return 'digits';
	if (/^[\d.,:/-]+$/.test(token)) return 'number';
	if (/[\d_.:/@]/.test(token)) return 'code';
	if (/\p{Ll}\p{Lu}/u.test(token)) return 'camel';
	if (/^\p{Lu}{2,}$/u.test(token)) return 'capitals';
	return /^\p{Lu}/u.test(token) ? 'name' : 'word';
}
