import type { Features } from '../evidence/index.ts';
import type { Locale, Segment } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type CheckContext, type Diagnostic, evidenceOf, peers, type TranslationUnit } from './check.ts';
import { type Delimiter, delimitersIn, keyConventions } from './key-delimiters.ts';
import { listMark } from './list-mark.ts';

/**
 * A separator in a port key that was lost or damaged: the other keys of the column join the same parts otherwise, or all
 * other languages do, and this one has a stray character there or does as they do elsewhere in the column.
 */
export function* keyPunctuation(scope: TranslationUnit, context: CheckContext): Generator<Diagnostic> {
	const { segments, cell, position } = scope;
	if (cell?.column.field !== 'port') return;
	for (const [locale, segment] of Object.entries(segments)) {
		if (beginsParted(segment) && !Object.values(segments).some((other) => other !== segment && beginsParted(other))) {
			yield {
				confidence: 0.75,
				locale,
				location: context.locate(segment, 0, 1),
				...position(locale),
				message: { key: 'checks.separator-missing.lost', values: { mark: segment.text.charAt(0) } },
				actual: segment.text,
				suggestion: null,
				evidence: peers(segments, locale, context.reliability.source),
				target: segment,
			};
			continue;
		}
		for (const delimiter of delimitersIn(segment)) {
			const damage =
				besideSiblings(delimiter, locale, scope, context) ?? besidePeers(delimiter, locale, scope, context);
			if (!damage) continue;
			yield {
				confidence: damage.confidence,
				locale,
				location: context.locate(segment, delimiter.start, Math.max(delimiter.end, delimiter.start + 1)),
				...position(locale),
				message: { key: 'checks.separator-missing.key', values: { actual: delimiter.text, expected: damage.expected } },
				actual: segment.text.slice(delimiter.start, delimiter.end),
				expected: damage.expected,
				suggestion: replaceSpans(segment.text, [{ start: delimiter.start, end: delimiter.end, text: damage.repair }]),
				evidence: damage.evidence,
				target: segment,
				features: damage.features,
			};
			break;
		}
	}
}

/** Whether a key begins with a mark that parts: what stood before it is gone, or stands elsewhere. */
const beginsParted = ({ text, facts }: Segment): boolean => /^[/|,;:、，；]/.test(text) && facts.length > 0;

interface Damage extends Pick<Diagnostic, 'confidence' | 'evidence'> {
	readonly features: Features;
	readonly expected: string;
	readonly repair: string;
}

/** The other keys of the column are no witnesses where no other language joins keys as they do: they may be damaged. */
function besideSiblings(
	delimiter: Delimiter,
	locale: Locale,
	{ segments, cell }: TranslationUnit,
	{ reliability: { language } }: CheckContext,
): Damage | null {
	if (!cell) return null;
	const { uses, usual: usuals } = keyConventions(cell.table, cell.column, locale);
	const usual = usuals.get(delimiter.kinds);
	if (!usual || usual.text === delimiter.text || bracketsOf(delimiter.text) !== bracketsOf(usual.text)) return null;
	const { text } = usual;
	const foreign = Object.keys(segments).filter((other) => language(other) !== language(locale));
	const isKnown = foreign.some((other) => keyConventions(cell.table, cell.column, other).uses.has(text));
	const isTold = foreign.some((other) => usedIn(segments[other] as Segment, delimiter) === text);
	if (!(isWithin(delimiter.text, text) ? isKnown || foreign.length === 0 : isTold)) return null;
	return {
		confidence: 0.75,
		expected: text,
		repair: text,
		evidence: [evidenceOf('sibling', usual.cell, 'expected')],
		features: habitOf(uses, text, delimiter.text),
	};
}

function besidePeers(
	delimiter: Delimiter,
	locale: Locale,
	{ segments, cell }: TranslationUnit,
	context: CheckContext,
): Damage | null {
	const { language, source } = context.reliability;
	const foreign = Object.keys(segments).filter((other) => language(other) !== language(locale));
	if (!cell || foreign.length < 2) return null;
	const expected = foreign.map((other) => usedIn(segments[other] as Segment, delimiter));
	const [text] = expected;
	if (text === undefined || text === delimiter.text || expected.some((other) => other !== text)) return null;
	const usesOf = (other: Locale) => keyConventions(cell.table, cell.column, other).uses;
	const isKnown = foreign.some((other) => usesOf(other).has(delimiter.text));
	const stray = text !== '' && isWithin(text, delimiter.text) && !isKnown;
	const fused = text === ',' && delimiter.text === '';
	const own = usesOf(locale);
	if (!stray && !fused && (own.get(text) ?? 0) <= (own.get(delimiter.text) ?? 0)) return null;
	return {
		confidence: 0.85,
		expected: text,
		repair: fused ? listMark(locale, cell.table, context) : text,
		evidence: peers(segments, locale, source),
		features: habitOf(own, text, delimiter.text),
	};
}

/** How much oftener a locale's keys of the column join parts in one way than in another, as a logarithm. */
const habitOf = (uses: ReadonlyMap<string, number>, expected: string, actual: string): Features => ({
	'delimiter-kept': Math.log(((uses.get(expected) ?? 0) + 0.5) / ((uses.get(actual) ?? 0) + 0.5)),
});

const usedIn = (segment: Segment, { between }: Delimiter): string | undefined =>
	delimitersIn(segment).find((delimiter) => delimiter.between === between)?.text;

const bracketsOf = (text: string): string => text.replace(/[^()[\]（）]/g, '');

/** Whether a text's characters stand in another in their order, which has more. */
function isWithin(text: string, longer: string): boolean {
	let at = 0;
	for (const character of longer) if (character === text[at]) at++;
	return at === text.length && longer.length > text.length;
}
