/** Admonitions that a pair of tags encloses: Hugo's `{{< warning >}}`, Liquid's `{% hint style="warning" %}`, MDX's `<Warning>`. */

/** The kinds of admonitions that generators and their themes have. */
const KINDS = new Set(
	'note tip hint info information important warning caution danger attention alert error success abstract'.split(' '),
);
/** Tags that are called by what they are, and tell their kind in an attribute. */
const KIND_IN_ATTRIBUTE = /\b(?:type|kind|style|color|variant|level)\s*=\s*["']?([a-z]+)/i;

const TAGS = [
	/\{\{[<%] ?(\/?) ?([a-z][\w-]{0,40})([^{}]{0,300})\}\}/gi,
	/\{%-? ?(end)?([a-z][\w-]{0,40})([^{}]{0,300})%\}/gi,
	/<(\/?)([A-Z]\w{0,40})\b([^<>]{0,300})>/g,
] as const;

/** What stands between two tags; offsets of the source. */
export interface Enclosed {
	readonly start: number;
	readonly end: number;
	readonly kind: string;
}

/** What pairs of tags make an admonition of, in the order in which it ends: what stands within another comes before it. */
export function enclosedIn(source: string): readonly Enclosed[] {
	return TAGS.flatMap((shape) => {
		const open: { readonly name: string; readonly start: number; readonly kind: string | null }[] = [];
		return [...source.matchAll(shape)].flatMap(({ 0: tag, 1: closing = '', 2: word = '', 3: rest = '', index }) => {
			const name = word.toLowerCase();
			if (closing === '') {
				if (!/\/\s?[>%]?$/.test(rest)) open.push({ name, start: index + tag.length, kind: kindOf(name, rest) });
				return [];
			}
			const at = open.findLastIndex((each) => each.name === name);
			if (at < 0) return [];
			const [{ start, kind } = { start: 0, kind: null }] = open.splice(at);
			return kind === null ? [] : { start, end: index, kind };
		});
	});
}

function kindOf(name: string, rest: string): string | null {
	const told = KIND_IN_ATTRIBUTE.exec(rest)?.[1]?.toLowerCase();
	if (told !== undefined && KINDS.has(told)) return told;
	return KINDS.has(name) ? name : null;
}
