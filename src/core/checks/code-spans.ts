import type { Segment } from '../model.ts';
import { normalizeText, replaceSpans } from '../text/index.ts';
import { type CheckContext, type Diagnostic, peers, type TranslationUnit } from './check.ts';
import { localizedFeatures } from './localized.ts';
import { nonEmpty } from './presence.ts';
import type { Stretch } from './spelling.ts';

/**
 * Code within a text – a command, a path – that differs from what all peers have in its place: translated, in other letter
 * case, or with a blank in a placeholder. What placeholders and quoted texts say is free.
 */
export function* differingCode(unit: TranslationUnit, context: CheckContext): Generator<Diagnostic> {
	const { segments, position } = unit;
	const { language, source } = context.reliability;
	for (const [locale, segment] of nonEmpty(segments)) {
		if (locale === source) continue;
		const foreign = nonEmpty(segments).flatMap(([other, peer]) => (language(other) === language(locale) ? [] : [peer]));
		if (new Set(foreign.map(({ location }) => language(location.locale))).size < 2) continue;
		const own = codesIn(segment);
		const theirs = foreign.map(codesIn);
		const found = replaced(own, theirs, ({ bare }) => bare) ?? replaced(own, theirs, ({ text }) => text);
		if (!found) continue;
		const { code, model } = found;
		const isTorn = code.bare === model.bare;
		if (isTorn ? !isTornIn(code, model) : /^\p{L}+$/u.test(code.text)) continue;
		if (unit.code && !isOneWordOff(code.text, model.text)) continue;
		if (unit.isNearby(locale, { ...model, key: model.bare }, codes, context)) continue;
		const isForm = code.bare.toLowerCase() === model.bare.toLowerCase() && !isTorn;
		const expected = isTorn ? model.text : withHoles(model.text, code.text);
		yield {
			severity: isForm ? 'info' : 'warning',
			confidence: 0.85,
			locale,
			location: context.locate(segment, code.start, code.end),
			...position(locale),
			message: { key: 'checks.identifier-mismatch.message', values: { actual: code.text, expected } },
			actual: code.text,
			expected,
			// A block of code is never rewritten for its form.
			suggestion: isForm && unit.code ? null : replaceSpans(segment.text, [{ ...code, text: expected }]),
			evidence: peers(segments, locale, source),
			target: segment,
			features: {
				'code-line': unit.code ? 1 : 0,
				...localizedFeatures(code.text, expected, locale, context.corpus),
			},
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

/** Placeholders, quoted texts, and words in capitals or in letters that have none, which stand for what users put in. */
const HOLE =
	/<[^<>]*>|"[^"]*"|'[^']*'|\[[\p{L} ]+\]|\p{Lo}[\p{Lo}\p{M}\p{N}_-]*|(?<![\p{L}\p{N}$_-])\p{Lu}[\p{Lu}\p{N}_-]*\p{Lu}(?![\p{L}\p{N}_])/gu;

/** The pieces of code of a text; of a block of code its lines. */
const codesIn = (segment: Segment): Code[] =>
	piecesIn(segment).map(({ start, end }) => {
		const code = normalizeText(segment.text.slice(start, end));
		// A folder is the same with a slash at its end, code the same with the stop of its sentence.
		const bare = code
			.replace(HOLE, '<>')
			.replace(/\s+/g, '')
			.replace(/(?<=[\p{L}\p{N}])[/.,;:!?]$/u, '');
		return { start, end, text: code, bare };
	});

function piecesIn({ text, marks, ...segment }: Segment): readonly Stretch[] {
	if (!('kind' in segment && segment.kind === 'code')) return marks.filter(({ kind }) => kind === 'code');
	return [...text.matchAll(/[^\s][^\n]*/g)].map(({ 0: line, index }) => ({ start: index, end: index + line.length }));
}

/** Code as a fact, which may stand in another item of the same list. */
const codes = {
	items: (segment: Segment) => codesIn(segment).map(({ start, end, bare }) => ({ start, end, key: bare })),
	implies: () => false,
};

/** Whether two lines have the same words but for one: comments and what programs print are translated in more. */
function isOneWordOff(a: string, b: string): boolean {
	const [left, right] = [a.split(' '), b.split(' ')];
	return left.length > 1 && left.length === right.length && left.filter((word, at) => word !== right[at]).length === 1;
}

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
	/<[^<>\s]*\s[^<>]*>/.test(text) && text.replace(/\s+/g, '') === model.text.replace(/\s+/g, '');

/** A model with the placeholders and quoted texts of another piece of code, where it has as many. */
function withHoles(model: string, code: string): string {
	const holes = code.match(HOLE) ?? [];
	if (holes.length !== (model.match(HOLE) ?? []).length) return model;
	let at = 0;
	return model.replace(HOLE, () => holes[at++] as string);
}
