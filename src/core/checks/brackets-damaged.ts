import type { Image, Segment } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type BracketFault, bracketed, bracketFaults } from './brackets.ts';
import { type Check, peers } from './check.ts';
import { nonEmpty, otherLanguages, votePresence } from './presence.ts';

/** Brackets or quotation marks without their other half, or that have lost what they held, while the peers' are whole. */
const check: Check = {
	id: 'brackets-damaged',
	family: 'form',
	scope: 'segment',
	severity: 'warning',
	*run({ segments, position }, { reliability, locate, topic }) {
		const faultsOf = (segment: Segment, images: readonly Image[] = []) =>
			bracketFaults(segment.text).filter(({ kind, start, end }) => {
				const { start: from, end: to } = locate(segment, start, end);
				// What readers see between them may be a picture.
				return (
					kind !== 'empty' ||
					images.every(({ location: { start: at } }) => at.offset < from.offset || at.offset > to.offset)
				);
			});
		const faults = new Map(
			nonEmpty(segments).map(
				([locale, segment]) => [locale, faultsOf(segment, topic.documents[locale]?.images)] as const,
			),
		);
		for (const [locale, segment] of nonEmpty(segments)) {
			const others = otherLanguages(segments, locale, reliability);
			const whole = others.filter(({ location }) => faults.get(location.locale)?.length === 0);
			// A text that another language damages too follows a damaged original, or is meant so.
			const own = whole.length < others.length || whole.length === 0 ? [] : (faults.get(locale) ?? []);
			const [fault] = own;
			if (!fault || isCode(segment)) continue;
			yield {
				confidence: others.length > 1 ? 0.9 : 0.75,
				locale,
				location: locate(segment, fault.start, fault.end),
				...position(locale),
				message: { key: `checks.brackets-damaged.${fault.kind}`, values: { bracket: fault.text } },
				actual: fault.text,
				suggestion: own.length === 1 ? suggest(segment, fault, whole) : null,
				evidence: peers(segments, locale, reliability.source),
				target: segment,
			};
		}
		const consensus = votePresence(segments, ({ text }) => bracketed(text) > 0, reliability);
		if (consensus.value !== 'yes') return;
		for (const locale of consensus.dissent) {
			const segment = segments[locale] as Segment;
			const others = otherLanguages(segments, locale, reliability);
			if (others.some(({ text }) => bracketed(text) === 0) || !opens(others) || /^\p{P}/u.test(segment.text)) continue;
			yield {
				severity: 'info',
				confidence: consensus.confidence,
				locale,
				location: segment.location,
				...position(locale),
				message: { key: 'checks.brackets-damaged.lost', values: {} },
				evidence: peers(segments, locale, reliability.source),
				target: segment,
			};
		}
	},
};
export default check;

const isCode = (segment: Segment) => 'kind' in segment && segment.kind === 'code';

/** Whether all texts open with a bracketed part: a condition on what follows, and no aside. */
const opens = (segments: readonly Segment[]) =>
	segments.length > 1 && segments.every(({ text }) => /^[(（][^)）]+[)）]/.test(text));

/** The other half at the very end or start, where all peers have theirs; an empty pair is not filled by guess. */
function suggest({ text }: Segment, fault: BracketFault, whole: readonly Segment[]): string | null {
	const closing = { '(': ')', '（': '）' }[fault.text];
	const tail = /[.。]?$/.exec(text)?.[0] ?? '';
	if (fault.kind !== 'unclosed' || !closing || whole.length < 2) return null;
	const atEnd = whole.every((peer) => /[)）][.。]?$/.test(peer.text));
	if (!atEnd || /[.!?。！？\n]/.test(text.slice(fault.start, text.length - tail.length))) return null;
	const inside = whole.every((peer) => /[.。][)）]$/.test(peer.text));
	const at = inside ? text.length : text.length - tail.length;
	return replaceSpans(text, [{ start: at, end: at, text: closing }]);
}
