import type { Passage } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type BracketFault, bracketed, bracketFaults } from './brackets.ts';
import { type Check, peers } from './check.ts';
import { foreign, settlePresence, stated } from './presence.ts';

/** Brackets or quotation marks without their other half, or that have lost what they held, while the peers' are whole. */
const check: Check = {
	id: 'brackets-damaged',
	family: 'form',
	scope: 'passage',
	severity: 'warning',
	*run({ passages, position }, { witnesses, place }) {
		const faults = new Map(stated(passages).map(([locale, { text }]) => [locale, bracketFaults(text)] as const));
		for (const [locale, passage] of stated(passages)) {
			const others = foreign(passages, locale, witnesses);
			const whole = others.filter((peer) => bracketFaults(peer.text).length === 0);
			// A text that another language damages too follows a damaged original, or is meant so.
			const own = whole.length < others.length || whole.length === 0 ? [] : (faults.get(locale) ?? []);
			const [fault] = own;
			if (!fault || isCode(passage)) continue;
			yield {
				confidence: others.length > 1 ? 0.9 : 0.75,
				locale,
				place: place(passage, fault.start, fault.end),
				...position(locale),
				message: { key: `checks.brackets-damaged.${fault.kind}`, values: { bracket: fault.text } },
				actual: fault.text,
				suggestion: own.length === 1 ? suggest(passage, fault, whole) : null,
				evidence: peers(passages, locale, witnesses.source),
				subject: passage,
			};
		}
		const claim = settlePresence(passages, ({ text }) => bracketed(text) > 0, witnesses);
		if (claim.value !== 'yes') return;
		for (const locale of claim.dissent) {
			const passage = passages[locale] as Passage;
			const others = foreign(passages, locale, witnesses);
			if (others.some(({ text }) => bracketed(text) === 0) || !opens(others) || /^\p{P}/u.test(passage.text)) continue;
			yield {
				severity: 'info',
				confidence: claim.confidence,
				locale,
				place: passage.place,
				...position(locale),
				message: { key: 'checks.brackets-damaged.lost', values: {} },
				evidence: peers(passages, locale, witnesses.source),
				subject: passage,
			};
		}
	},
};
export default check;

const isCode = (passage: Passage) => 'kind' in passage && passage.kind === 'code';

/** Whether all texts open with a bracketed part: a condition on what follows, and no aside. */
const opens = (passages: readonly Passage[]) =>
	passages.length > 1 && passages.every(({ text }) => /^[(（][^)）]+[)）]/.test(text));

/** The other half at the very end or start, where all peers have theirs; an empty pair is not filled by guess. */
function suggest({ text }: Passage, fault: BracketFault, whole: readonly Passage[]): string | null {
	const closing = { '(': ')', '（': '）' }[fault.text];
	const tail = /[.。]?$/.exec(text)?.[0] ?? '';
	if (fault.kind !== 'unclosed' || !closing || whole.length < 2) return null;
	const atEnd = whole.every((peer) => /[)）][.。]?$/.test(peer.text));
	if (!atEnd || /[.!?。！？\n]/.test(text.slice(fault.start, text.length - tail.length))) return null;
	const inside = whole.every((peer) => /[.。][)）]$/.test(peer.text));
	const at = inside ? text.length : text.length - tail.length;
	return replaceSpans(text, [{ start: at, end: at, text: closing }]);
}
