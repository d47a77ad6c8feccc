import type { Passage } from '../model.ts';
import { settle } from '../reconcile/index.ts';
import { replaceSpans } from '../text/index.ts';
import { type Check, peers, witness } from './check.ts';
import { stated } from './presence.ts';

/** An IP address or prefix that differs from the peers'. */
const check: Check = {
	id: 'address-mismatch',
	scope: 'passage',
	severity: 'error',
	over: ['text-untranslated', 'number-mismatch'],
	*run({ passages, position }, { witnesses, place }) {
		const telling = stated(passages);
		const statements = telling.map(([locale, passage]) => ({ locale, value: addressKeys(passage).join(', ') }));
		const claim = settle(statements, witnesses);
		if (claim.basis === 'unanimous' || claim.basis === 'single') return;
		const [first, second] = statements;
		if (claim.value === null && first && second) {
			// Of two that disagree, one may have left the address out; two addresses can't both be right.
			const differing = statements.filter(({ value }) => value !== '');
			const passage = passages[differing[0]?.locale ?? ''];
			if (!passage || new Set(differing.map(({ value }) => value)).size < 2) return;
			yield {
				severity: 'warning',
				confidence: claim.confidence,
				locale: null,
				place: passage.place,
				...position(differing[0]?.locale as string),
				message: {
					key: 'checks.address-mismatch.undecided',
					values: { values: differing.map(({ locale, value }) => `${locale}: ${value}`).join('; ') },
				},
				actual: differing[0]?.value ?? null,
				evidence: telling.map(([, peer]) => witness('peer', peer, peer === passage ? 'actual' : 'expected')),
				subject: passage,
			};
			return;
		}
		const wanted = (claim.value ?? '').split(', ').filter(Boolean);
		for (const { locale, value } of statements) {
			if (value === claim.value || claim.value === null) continue;
			const passage = passages[locale] as Passage;
			const added = addresses(passage).filter((fact) => !wanted.includes(fact.value));
			const lost = wanted.filter((address) => !addressKeys(passage).includes(address));
			const [from] = added;
			const exact = added.length === 1 && lost.length === 1 && from;
			yield {
				severity: added.length > 0 && lost.length > 0 ? 'error' : 'warning',
				confidence: claim.confidence,
				locale,
				place: from ? place(passage, from.start, from.end) : passage.place,
				...position(locale),
				message: {
					key: `checks.address-mismatch.${added.length === 0 ? 'lost' : lost.length === 0 ? 'added' : 'message'}`,
					values: { actual: added.map((fact) => fact.value).join(', '), expected: lost.join(', ') },
				},
				actual: value,
				expected: claim.value,
				suggestion: exact ? replaceSpans(passage.text, [{ ...from, text: lost[0] as string }]) : null,
				evidence: peers(passages, locale, witnesses.source, claim.dissent),
				subject: passage,
			};
		}
	},
};
export default check;

const addresses = (passage: Passage) => passage.facts.filter((fact) => fact.kind === 'address');

/** A passage's addresses, each once, in one order. */
const addressKeys = (passage: Passage) => [...new Set(addresses(passage).map(({ value }) => value))].sort();
