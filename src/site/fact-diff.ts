/** A part of a text; `differs` where the other texts have something else. */
export interface Part {
	readonly text: string;
	readonly differs: boolean;
}

/** What one text's facts are to those of the others beside it. */
export interface FactComparison {
	readonly parts: readonly Part[];
	/** `agrees`: as most others; `odd`: otherwise than most others, who agree; `differs`: there is no such majority. */
	readonly state: 'agrees' | 'odd' | 'differs';
	/** The facts of the majority that it lacks, in their order. */
	readonly lacks: readonly string[];
}

/** What can be held against another language: numbers, ranges, acronyms, placeholders. */
const FACT =
	/(?<!\p{Script=Latin})\p{Script=Latin}*\p{N}[\p{Script=Latin}\p{N}]*(?:[-–]\p{N}+)?|(?<!\p{Script=Latin})\p{Lu}{2,}(?!\p{Script=Latin})|<[^<>\s]+>/gu;

/** Compares texts of one meaning by their facts; a null stands for a text that is not there and is compared with nothing. */
export function compareFacts(texts: readonly (string | null)[]): (FactComparison | null)[] {
	const facts = texts.map((text) => (text === null ? null : factsOf(text)));
	const present = facts.flatMap((set) => set ?? []);
	const groups = Map.groupBy(present, (set) => [...set].sort().join('\n'));
	const [largest = []] = [...groups.values()].sort((a, b) => b.length - a.length);
	const model = groups.size > 1 && largest.length > present.length / 2 ? largest[0] : undefined;
	return texts.map((text, at) => {
		const own = facts[at];
		if (text === null || !own) return null;
		if (groups.size < 2 || (model && same(own, model)))
			return { parts: marked(text, () => false), state: 'agrees', lacks: [] };
		if (model) {
			const lacks = [...model].filter((word) => !own.has(word));
			return { parts: marked(text, (word) => !model.has(word)), state: 'odd', lacks };
		}
		return { parts: marked(text, (word) => !present.every((set) => set.has(word))), state: 'differs', lacks: [] };
	});
}

function factsOf(text: string): Set<string> {
	return new Set(text.normalize('NFKC').match(FACT));
}

function same(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
	return one.size === other.size && [...one].every((word) => other.has(word));
}

function marked(text: string, differs: (word: string) => boolean): Part[] {
	const parts: Part[] = [];
	let at = 0;
	for (const match of text.matchAll(FACT)) {
		if (!differs(match[0].normalize('NFKC'))) continue;
		parts.push({ text: text.slice(at, match.index), differs: false }, { text: match[0], differs: true });
		at = match.index + match[0].length;
	}
	return [...parts, { text: text.slice(at), differs: false }].filter(({ text: part }) => part !== '');
}
