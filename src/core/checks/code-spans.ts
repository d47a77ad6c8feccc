import type { Passage } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { replaceSpans } from '../text/index.ts';
import { type CheckContext, type Draft, type PassageScope, peers } from './check.ts';
import { stated } from './presence.ts';

/**
 * Code within a text – a command, a path – that differs from what all peers have in its place: translated, in other letter
 * case, or with a blank in a placeholder. What placeholders and quoted texts say is free.
 */
export function* differingCode({ passages, position }: PassageScope, context: CheckContext): Generator<Draft> {
	const { language, source } = context.witnesses;
	for (const [locale, passage] of stated(passages)) {
		if (locale === source) continue;
		const foreign = stated(passages).flatMap(([other, peer]) => (language(other) === language(locale) ? [] : [peer]));
		if (new Set(foreign.map(({ place }) => language(place.locale))).size < 2) continue;
		const own = codesIn(passage);
		const theirs = foreign.map(codesIn);
		const found = replaced(own, theirs, ({ bare }) => bare) ?? replaced(own, theirs, ({ text }) => text);
		if (!found) continue;
		const { code, model } = found;
		const isTorn = code.bare === model.bare;
		if (isTorn ? !isTornIn(code, model) : /^\p{L}+$/u.test(code.text)) continue;
		const expected = isTorn ? model.text : withHoles(model.text, code.text);
		yield {
			severity: code.bare.toLowerCase() === model.bare.toLowerCase() && !isTorn ? 'info' : 'warning',
			confidence: 0.85,
			locale,
			place: context.place(passage, code.start, code.end),
			...position(locale),
			message: { key: 'checks.identifier-mismatch.message', values: { actual: code.text, expected } },
			actual: code.text,
			expected,
			suggestion: replaceSpans(passage.text, [{ ...code, text: expected }]),
			evidence: peers(passages, locale, source),
			subject: passage,
		};
	}
}

interface Code {
	readonly start: number;
	readonly end: number;
	readonly text: string;
	/** The text without what is free to differ: placeholders and quoted texts emptied, blanks left out. */
	readonly bare: string;
}

const HOLE = /<[^<>]*>|"[^"]*"|'[^']*'/g;

const codesIn = ({ text, marks }: Passage): Code[] =>
	marks.flatMap(({ kind, start, end }) => {
		if (kind !== 'code') return [];
		const code = comparable(text.slice(start, end));
		return { start, end, text: code, bare: code.replace(HOLE, '<>').replace(/\s+/g, '') };
	});

/** The only piece of code that no peer has, and the only one that all peers have and this text lacks. */
function replaced(own: readonly Code[], theirs: readonly (readonly Code[])[], keyOf: (code: Code) => string) {
	const has = (codes: readonly Code[], key: string) => codes.some((code) => keyOf(code) === key);
	const [first = []] = theirs;
	const lost = first.filter((code) => theirs.every((codes) => has(codes, keyOf(code))) && !has(own, keyOf(code)));
	const added = own.filter((code) => !theirs.some((codes) => has(codes, keyOf(code))));
	const [model, code] = [lost[0], added[0]];
	return model && code && lost.length === 1 && added.length === 1 ? { code, model } : null;
}

/** Whether a piece of code only has a blank in a placeholder that its model has not. */
const isTornIn = ({ text }: Code, model: Code): boolean =>
	/<[^<>]*\s[^<>]*>/.test(text) && text.replace(/\s+/g, '') === model.text.replace(/\s+/g, '');

/** A model with the placeholders and quoted texts of another piece of code, where it has as many. */
function withHoles(model: string, code: string): string {
	const holes = code.match(HOLE) ?? [];
	if (holes.length !== (model.match(HOLE) ?? []).length) return model;
	let at = 0;
	return model.replace(HOLE, () => holes[at++] as string);
}
