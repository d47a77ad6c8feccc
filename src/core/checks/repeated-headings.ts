import { foldText, languageOf } from '../corpus/index.ts';
import type { AlignedBlock, Block, Locale, Segment, Topic } from '../model.ts';
import { type CheckContext, type Diagnostic, evidenceOf, peers } from './check.ts';
import { lexiconOf, sideOf } from './lexicon-of-run.ts';

/**
 * Headings that stand twice on a page of one locale while the other languages have two different ones there: one of the two
 * says what belongs to the other ("Inbound connections" over both tables). Other texts repeat where peers say it otherwise.
 */
export function* repeatedHeadings(topic: Topic, context: CheckContext): Generator<Diagnostic> {
	for (const locale of Object.keys(topic.documents)) {
		if (locale === context.reliability.source) continue;
		const first = new Map<string, AlignedBlock>();
		for (const unit of topic.blocks) {
			const own = unit[locale];
			if (own?.kind !== 'heading') continue;
			const key = `${own.level} ${foldText(own)}`;
			const before = first.get(key);
			first.set(key, unit);
			const found = before && repetition(before, unit, locale, context);
			if (found) yield found;
		}
	}
}

function repetition(a: AlignedBlock, b: AlignedBlock, locale: Locale, context: CheckContext): Diagnostic | null {
	const { source } = context.reliability;
	const both = Object.keys(a).filter((other) => b[other] && languageOf(other) !== languageOf(locale));
	// `Example` and `Examples` are told apart by their number only.
	const apart = both.filter((other) => likeness(a[other] as Block, b[other] as Block, context) < 1);
	const languages = (some: readonly Locale[]) => new Set(some.map(languageOf)).size;
	const [differ, repeat] = [languages(apart), languages(both) - languages(apart)];
	if (differ === 0 || repeat >= differ) return null;
	const shares = [a, b].map((unit) => renderedShare(unit, locale, apart, context)) as [number, number];
	// The one that the other languages' words account for less is the wrong one; of equals, the later.
	const [wrong, right] = shares[0] < shares[1] ? [a, b] : [b, a];
	const own = wrong[locale] as Block;
	const isSettled = differ > 1 || apart.includes(source ?? '');
	return {
		severity: 'error',
		confidence: isSettled ? 0.9 : 0.5,
		locale: isSettled ? locale : null,
		location: own.location,
		message: { key: 'checks.note-duplicated.heading', values: { text: own.text } },
		actual: own.text,
		evidence: [...peers(wrong, locale, source), evidenceOf('sibling', right[locale] as Block, 'actual')],
		target: own,
		alsoTargets: [right[locale] as Block],
		features: {
			'heading-repeated': 1,
			'repeated-apart': Math.log2(1 + differ),
			'repeated-too': Math.log2(1 + repeat),
			'repeated-fit': Math.abs(shares[0] - shares[1]),
			'repeated-likest': Math.max(...apart.map((other) => likeness(a[other] as Block, b[other] as Block, context))),
			'repeated-words': Math.log2(1 + lexiconOf(context).wordsOf(sideOf(own)).length),
			'repeated-settled': isSettled ? 1 : 0,
		},
	};
}

/** How well the other languages' texts render a locale's, 0–1, on average. */
function renderedShare(unit: AlignedBlock, locale: Locale, others: readonly Locale[], context: CheckContext): number {
	const own = sideOf(unit[locale] as Block);
	const scores = others.map((other) => {
		const theirs = sideOf(unit[other] as Block);
		return lexiconOf(context).score(own, theirs, [[own, theirs]]) ?? 0;
	});
	return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
}

/** The share of words that two texts of one locale have in common, 0–1. */
function likeness(a: Segment, b: Segment, context: CheckContext): number {
	const lexicon = lexiconOf(context);
	const [left, right] = [a, b].map((each) => lexicon.wordsOf(sideOf(each))) as [readonly number[], readonly number[]];
	const shared = left.filter((word) => right.includes(word)).length;
	if (foldText(a) === foldText(b)) return 1;
	return left.length + right.length === 0 ? 0 : (2 * shared) / (left.length + right.length);
}
