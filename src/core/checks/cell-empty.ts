import type { Segment } from '../model.ts';
import { type Check, peers } from './check.ts';

/** A cell that is empty while the peers have text there. */
const check: Check = {
	id: 'cell-empty',
	family: 'difference',
	scope: 'segment',
	severity: 'warning',
	*run({ segments, field, cell, position }, { reliability }) {
		if (!cell) return;
		const languages = (wanted: boolean) => {
			const all = Object.entries(segments).filter(([, segment]) => isEmpty(segment) === wanted);
			return new Map(all.map(([locale, segment]) => [reliability.language(locale), { locale, segment }]));
		};
		const empty = languages(true);
		const full = languages(false);
		if (empty.size === 0 || full.size === 0 || [...empty.keys()].some((language) => full.has(language))) return;
		const bySource = [...full.values()].some(({ locale }) => locale === reliability.source);
		const sure = bySource || (empty.size === 1 && full.size > 1);
		const isFlow = field === 'port' || field === 'protocol';
		const lone = !sure && !isFlow && empty.size > 1 && full.size === 1;
		for (const { locale, segment } of sure ? empty.values() : [...empty.values()].slice(0, 1))
			yield {
				// A text that one language alone has is as likely new there as lost elsewhere.
				severity: lone ? 'info' : sure && isFlow ? 'error' : 'warning',
				confidence: sure ? 0.9 : 0.5,
				locale: sure ? locale : null,
				location: segment.location,
				...position(locale),
				message: {
					key: `checks.cell-empty.${sure ? 'message' : lone ? 'lone' : 'undecided'}`,
					values: { locales: [...full.values()].map((each) => each.locale).join(', ') },
				},
				actual: '',
				evidence: peers(segments, locale, reliability.source),
				target: segment,
			};
	},
};
export default check;

const isEmpty = ({ text }: Segment) => text.trim() === '';
