import type { Block, Topic } from '../model.ts';
import { type CheckContext, type Diagnostic, evidenceOf } from './check.ts';
import { gapPlace } from './gap-place.ts';
import { lossFeatures } from './lost-block-features.ts';
import { type Entry, type Page, pageOf, type Run, runsIn } from './page-gaps.ts';

/** How much of a lost text a finding shows, in characters, and how many of several texts. */
const SHOWN = 80;
const MOST = 5;

/** Paragraphs, list items and other blocks that most languages have and a page of another one lacks; what is lost side by side is one finding. */
export function* lostBlocks(topic: Topic, context: CheckContext): Generator<Diagnostic> {
	for (const locale of Object.keys(topic.documents)) {
		const page = pageOf(topic, locale, context);
		for (const run of runsIn(page)) yield diagnosticOf(run, page, topic, context);
	}
}

function diagnosticOf(run: Run, page: Page, topic: Topic, context: CheckContext): Diagnostic {
	const { reliability } = context;
	const [first] = run.lost as [Entry, ...Entry[]];
	const { locale } = page;
	const locales = first.isSettled ? [locale] : Object.keys(topic.documents);
	const holders = Object.entries(first.block);
	const model = holders.find(([holder]) => holder === reliability.source)?.[1] ?? (holders[0]?.[1] as Block);
	const text = model.text.replace(/\s+/g, ' ');
	// A block of code may be long: what is lost after it stands at its end.
	const code = run.before?.block[locale];
	const place =
		code?.kind === 'code' ? { ...code.location, start: code.location.end } : gapPlace(first.block, topic, locale);
	return {
		// Steps are merged, definitions sorted anew: who reads it decides.
		severity: 'info',
		confidence: first.confidence,
		locale: first.isSettled ? locale : null,
		location: place ?? model.location,
		message: {
			key: `checks.sentence-missing.${first.isSettled ? 'block' : 'blockUndecided'}`,
			values: {
				has: holders.map(([holder]) => holder).join(', '),
				lacks: locales.filter((each) => !first.block[each]).join(', '),
				count: run.lost.length,
				text: text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text,
			},
		},
		actual: null,
		evidence: run.lost
			.slice(0, MOST)
			.flatMap(({ block }) =>
				Object.entries(block).map(([holder, each]) =>
					evidenceOf(holder === reliability.source ? 'source' : 'peer', each, 'expected'),
				),
			),
		target: first.block,
		alsoTargets: run.lost.slice(1).map(({ block }) => block),
		features: lossFeatures(run, page, topic, context),
	};
}
