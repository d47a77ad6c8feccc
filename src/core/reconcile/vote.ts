import type { Basis, Evidence, Locale } from '../model.ts';
import type { LocaleReliability } from './reliability.ts';

/** What one locale says; equal `value`s are the same fact. */
export interface Observation {
	readonly locale: Locale;
	readonly value: string;
}

/** Something beside the peers that speaks for a value. `weight` counts in peers. */
export interface Hint {
	readonly value: string;
	readonly weight: number;
	readonly evidence: Omit<Evidence, 'supports'>;
}

/** A fact settled over locales. */
export interface Consensus {
	/** The value that the evidence favours; null where it favours none. */
	readonly value: string | null;
	readonly basis: Basis;
	readonly observations: readonly Observation[];
	/** Locales that say otherwise than `value`; empty where it is null. */
	readonly dissent: readonly Locale[];
	/** 0–1: how sure the choice is. */
	readonly confidence: number;
	readonly hints: readonly Hint[];
}

/** How far ahead, in peers, a value must be to be believed over another. */
const AHEAD = 0.8;

/**
 * Settles what locales say differently. Editions of one language are one witness. The
 * source locale, where there is one, outweighs a vote. Without a clear lead the consensus is undecided.
 */
export function vote(
	observations: readonly Observation[],
	reliability: LocaleReliability,
	hints: readonly Hint[] = [],
): Consensus {
	const values = [...new Set(observations.map(({ value }) => value))];
	const languages = new Set(observations.map(({ locale }) => reliability.language(locale)));
	const consensus = { observations, hints };
	if (values.length <= 1) {
		const basis: Basis = languages.size > 1 ? 'unanimous' : 'single';
		return { ...consensus, value: values[0] ?? null, basis, dissent: [], confidence: 1 };
	}
	const source = observations.find(({ locale }) => locale === reliability.source);
	if (source)
		return {
			...consensus,
			value: source.value,
			basis: 'source',
			dissent: dissent(observations, source.value),
			confidence: 0.97,
		};
	const scores = values
		.map((value) => ({ value, score: votes(value, observations, reliability) + spoken(value, hints) }))
		.sort((a, b) => b.score - a.score || (a.value < b.value ? -1 : 1));
	const [first, second] = scores as [(typeof scores)[0], (typeof scores)[0]];
	const lead = first.score - second.score;
	if (lead < AHEAD) return { ...consensus, value: null, basis: 'undecided', dissent: [], confidence: 0.5 };
	return {
		...consensus,
		value: first.value,
		basis: 'majority',
		dissent: dissent(observations, first.value),
		confidence: Math.round(100 / (1 + Math.exp(-2.2 * lead))) / 100,
	};
}

function dissent(observations: readonly Observation[], value: string): Locale[] {
	return observations.filter((observation) => observation.value !== value).map(({ locale }) => locale);
}

/** A language counts once; where its editions disagree, each edition has its share. */
function votes(value: string, observations: readonly Observation[], reliability: LocaleReliability): number {
	const languages = new Map<string, { total: number; agreeing: number }>();
	for (const observation of observations) {
		const language = reliability.language(observation.locale);
		const entry = languages.get(language) ?? { total: 0, agreeing: 0 };
		entry.total++;
		if (observation.value === value) entry.agreeing++;
		languages.set(language, entry);
	}
	let sum = 0;
	for (const { total, agreeing } of languages.values()) sum += agreeing / total;
	return sum;
}

function spoken(value: string, hints: readonly Hint[]): number {
	return hints.reduce((sum, hint) => sum + (hint.value === value ? hint.weight : 0), 0);
}
