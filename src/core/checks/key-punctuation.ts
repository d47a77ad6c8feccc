import type { AlignedTable, Locale, Passage } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type CheckContext, type Draft, type PassageScope, peers, witness } from './check.ts';
import { type Joint, jointsIn, keyHabits } from './key-joints.ts';

/**
 * A separator in a port key that was lost or damaged: the other keys of the column join the same parts otherwise, or all
 * other languages do, and this one has a stray character there or does as they do elsewhere in the column.
 */
export function* keyPunctuation(scope: PassageScope, context: CheckContext): Generator<Draft> {
	const { passages, cell, position } = scope;
	if (cell?.column.field !== 'port') return;
	for (const [locale, passage] of Object.entries(passages)) {
		if (beginsParted(passage) && !Object.values(passages).some((other) => other !== passage && beginsParted(other))) {
			yield {
				confidence: 0.75,
				locale,
				place: context.place(passage, 0, 1),
				...position(locale),
				message: { key: 'checks.separator-missing.lost', values: { mark: passage.text.charAt(0) } },
				actual: passage.text,
				suggestion: null,
				evidence: peers(passages, locale, context.witnesses.source),
				subject: passage,
			};
			continue;
		}
		for (const joint of jointsIn(passage)) {
			const damage = besideSiblings(joint, locale, scope, context) ?? besidePeers(joint, locale, scope, context);
			if (!damage) continue;
			yield {
				confidence: damage.confidence,
				locale,
				place: context.place(passage, joint.start, Math.max(joint.end, joint.start + 1)),
				...position(locale),
				message: { key: 'checks.separator-missing.key', values: { actual: joint.text, expected: damage.expected } },
				actual: passage.text.slice(joint.start, joint.end),
				expected: damage.expected,
				suggestion: replaceSpans(passage.text, [{ start: joint.start, end: joint.end, text: damage.repair }]),
				evidence: damage.evidence,
				subject: passage,
			};
			break;
		}
	}
}

/** Whether a key begins with a mark that parts: what stood before it is gone, or stands elsewhere. */
const beginsParted = ({ text, facts }: Passage): boolean => /^[/|,;:、，；]/.test(text) && facts.length > 0;

interface Damage extends Pick<Draft, 'confidence' | 'evidence'> {
	readonly expected: string;
	readonly repair: string;
}

/** The other keys of the column are no witnesses where no other language joins keys as they do: they may be damaged. */
function besideSiblings(
	joint: Joint,
	locale: Locale,
	{ passages, cell }: PassageScope,
	{ witnesses: { language } }: CheckContext,
): Damage | null {
	const usual = cell ? keyHabits(cell.table, cell.column, locale).usual.get(joint.kinds) : undefined;
	if (!cell || !usual || usual.text === joint.text || bracketsOf(joint.text) !== bracketsOf(usual.text)) return null;
	const { text } = usual;
	const foreign = Object.keys(passages).filter((other) => language(other) !== language(locale));
	const isKnown = foreign.some((other) => keyHabits(cell.table, cell.column, other).uses.has(text));
	const isTold = foreign.some((other) => usedIn(passages[other] as Passage, joint) === text);
	if (!(isWithin(joint.text, text) ? isKnown || foreign.length === 0 : isTold)) return null;
	return { confidence: 0.75, expected: text, repair: text, evidence: [witness('sibling', usual.cell, 'expected')] };
}

function besidePeers(
	joint: Joint,
	locale: Locale,
	{ passages, cell }: PassageScope,
	{ witnesses: { language, source } }: CheckContext,
): Damage | null {
	const foreign = Object.keys(passages).filter((other) => language(other) !== language(locale));
	if (!cell || foreign.length < 2) return null;
	const expected = foreign.map((other) => usedIn(passages[other] as Passage, joint));
	const [text] = expected;
	if (text === undefined || text === joint.text || expected.some((other) => other !== text)) return null;
	const usesOf = (other: Locale) => keyHabits(cell.table, cell.column, other).uses;
	const isKnown = foreign.some((other) => usesOf(other).has(joint.text));
	const stray = text !== '' && isWithin(text, joint.text) && !isKnown;
	const fused = text === ',' && joint.text === '';
	const own = usesOf(locale);
	if (!stray && !fused && (own.get(text) ?? 0) <= (own.get(joint.text) ?? 0)) return null;
	return {
		confidence: 0.85,
		expected: text,
		repair: fused ? markOf(passages[locale] as Passage, cell.table) : text,
		evidence: peers(passages, locale, source),
	};
}

const usedIn = (passage: Passage, { between }: Joint): string | undefined =>
	jointsIn(passage).find((joint) => joint.between === between)?.text;

const bracketsOf = (text: string): string => text.replace(/[^()[\]（）]/g, '');

/** Whether a text's characters stand in another in their order, which has more. */
function isWithin(text: string, longer: string): boolean {
	let at = 0;
	for (const character of longer) if (character === text[at]) at++;
	return at === text.length && longer.length > text.length;
}

/** How a locale parts the items of a list: as in the table's other cells, else with a comma. */
function markOf({ place: { locale } }: Passage, { rows }: AlignedTable): string {
	for (const { cells } of rows)
		for (const { text } of cells[locale]?.cells ?? []) {
			const mark = /[,，、;；،]\s?/u.exec(text)?.[0];
			if (mark) return mark;
		}
	return ', ';
}
