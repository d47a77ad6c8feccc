import type { Locale, Passage } from '../model.ts';
import { settle } from '../reconcile/index.ts';
import { replaceSpans } from '../text/index.ts';
import { type CheckContext, type Draft, type PassageScope, peers } from './check.ts';
import type { Stretch } from './spelling.ts';
import { namedIn } from './terms.ts';

/** One protocol named in the place of another, in a note or in prose, while the other languages agree on theirs. */
export function* protocolsInText(
	{ passages, field, code, position }: PassageScope,
	context: CheckContext,
): Generator<Draft> {
	if (code || field === 'port' || field === 'protocol') return;
	const { witnesses } = context;
	const texts = Object.entries(passages).filter(([, { text }]) => text.trim() !== '');
	const statements = texts.map(([locale, passage]) => ({ locale, value: namesIn(passage).join(', ') }));
	const claim = settle(statements, witnesses);
	if (claim.value === null || claim.value === '') return;
	const right = claim.value.split(', ');
	for (const locale of claim.dissent) {
		const passage = passages[locale] as Passage;
		const own = namesIn(passage);
		const lost = right.filter((name) => !own.includes(name));
		const added = own.filter((name) => !right.includes(name));
		const [name] = added;
		const fact = namedIn(passage).find(({ value }) => value === name);
		const [expected] = lost;
		if (field === 'notes' && added.length === 0 && expected !== undefined && isLost(lost, locale, passages, context)) {
			yield {
				severity: 'warning',
				confidence: 0.6,
				locale,
				place: passage.place,
				...position(locale),
				message: { key: 'checks.protocol-mismatch.lost', values: { actual: '', expected: lost.join(', ') } },
				actual: '',
				expected: lost.join(', '),
				evidence: peers(passages, locale, witnesses.source, claim.dissent),
				subject: passage,
			};
			continue;
		}
		if (!fact || expected === undefined || lost.length !== 1 || added.length !== 1) continue;
		const spelt = spelling(expected, passages, locale) ?? expected.toUpperCase();
		const chain = chainOf(passage.text, fact);
		const isWhole = chain.text.split('/').length === spelt.split('/').length;
		const { text: actual, ...span } = isWhole ? chain : { ...fact, text: passage.text.slice(fact.start, fact.end) };
		yield {
			confidence: claim.confidence,
			locale,
			place: context.place(passage, span.start, span.end),
			...position(locale),
			message: { key: 'checks.protocol-mismatch.message', values: { actual, expected: spelt } },
			actual,
			expected: spelt,
			suggestion: isWhole ? replaceSpans(passage.text, [{ ...span, text: spelt }]) : null,
			evidence: peers(passages, locale, witnesses.source, claim.dissent),
			subject: passage,
		};
	}
}

/**
 * Whether a text has lost names that all its peers, in two languages and more, have; a name that a peer also spells out
 * (`RTP (Real-Time Transport Protocol)`) may stand written out here.
 */
function isLost(
	names: readonly string[],
	locale: Locale,
	passages: PassageScope['passages'],
	{ witnesses }: CheckContext,
): boolean {
	const own = namesIn(passages[locale] as Passage);
	const text = (passages[locale] as Passage).text.toLowerCase();
	const foreign = Object.entries(passages).filter(
		([other, { text }]) => witnesses.language(other) !== witnesses.language(locale) && text.trim() !== '',
	);
	return (
		new Set(foreign.map(([other]) => witnesses.language(other))).size > 1 &&
		names.every(
			(name) =>
				!own.some((known) => known.includes(name) || name.includes(known)) &&
				!text.includes(name) &&
				foreign.every(([, peer]) => namesIn(peer).includes(name) && !isSpeltOut(name, peer.text)),
		)
	);
}

/** Whether words follow each other in a text whose initials are an acronym; each may have a word more before it. */
function isSpeltOut(acronym: string, text: string): boolean {
	if (!/^\p{L}{2,}$/u.test(acronym)) return false;
	const words = [...acronym].map((letter) => `${letter}\\p{L}+`).join('[\\s-]+(?:\\p{L}+[\\s-]+)?');
	return new RegExp(`(?<!\\p{L})${words}`, 'iu').test(text);
}

const namesIn = (passage: Passage): string[] =>
	namedIn(passage)
		.map(({ value }) => value)
		.sort();

/** The chain of names (`TCP/XY`) that a name is a part of, or the name alone. */
function chainOf(text: string, { start, end }: Stretch): Stretch & { readonly text: string } {
	const before = /(?:[\p{L}\p{N}]+\/)*$/u.exec(text.slice(0, start))?.[0].length ?? 0;
	const after = /^(?:\/[\p{L}\p{N}]+)*/u.exec(text.slice(end))?.[0].length ?? 0;
	return { start: start - before, end: end + after, text: text.slice(start - before, end + after) };
}

/** A protocol as a peer writes it. */
function spelling(name: string, passages: PassageScope['passages'], locale: Locale): string | null {
	for (const [other, passage] of Object.entries(passages)) {
		const fact = other === locale ? undefined : namedIn(passage).find(({ value }) => value === name);
		if (fact) return passage.text.slice(fact.start, fact.end).normalize('NFKC');
	}
	return null;
}
