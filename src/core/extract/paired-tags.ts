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
interface Enclosed {
	readonly start: number;
	readonly end: number;
	readonly kind: string;
}

/** What pairs of tags make an admonition of. */
function enclosedIn(source: string): Enclosed[] {
	return TAGS.flatMap((shape) => {
		const open = new Map<string, { readonly start: number; readonly kind: string | null }[]>();
		return [...source.matchAll(shape)].flatMap(({ 0: tag, 1: closing = '', 2: word = '', 3: rest = '', index }) => {
			const name = word.toLowerCase();
			const own = open.get(name) ?? [];
			open.set(name, own);
			if (closing === '') {
				if (!/\/\s?[>%]?$/.test(rest)) own.push({ start: index + tag.length, kind: kindOf(name, rest) });
				return [];
			}
			const { start = 0, kind = null } = own.pop() ?? {};
			return kind === null ? [] : { start, end: index, kind };
		});
	});
}

/** Tells the kind of the innermost admonition between tags around an offset; null where there is none. Linear in the source. */
export function kindsBetweenTags(source: string): (offset: number) => string | null {
	const all = enclosedIn(source);
	const events = all.flatMap((each) => [
		{ at: each.start, each, isEnd: false },
		{ at: each.end, each, isEnd: true },
	]);
	const ended = new Set<Enclosed>();
	const within: Enclosed[] = [];
	const changes = events
		.sort((a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd))
		.map(({ at, each, isEnd }) => {
			if (isEnd) ended.add(each);
			else within.push(each);
			while (within.length > 0 && ended.has(within.at(-1) as Enclosed)) within.pop();
			return { at, kind: within.at(-1)?.kind ?? null };
		});
	return (offset) => {
		let [low, high] = [0, changes.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((changes[middle]?.at ?? 0) <= offset) low = middle + 1;
			else high = middle;
		}
		return changes[low - 1]?.kind ?? null;
	};
}

function kindOf(name: string, rest: string): string | null {
	const told = KIND_IN_ATTRIBUTE.exec(rest)?.[1]?.toLowerCase();
	if (told !== undefined && KINDS.has(told)) return told;
	return KINDS.has(name) ? name : null;
}
