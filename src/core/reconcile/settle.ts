import type { Basis, Evidence, Locale } from '../model.ts';
import type { Witnesses } from './witnesses.ts';

/** What one locale says; equal `value`s are the same fact. */
export interface Statement {
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
export interface Claim {
	/** The value that the evidence favours; null where it favours none. */
	readonly value: string | null;
	readonly basis: Basis;
	readonly statements: readonly Statement[];
	/** Locales that say otherwise than `value`; empty where it is null. */
	readonly dissent: readonly Locale[];
	/** 0–1: how sure the choice is. */
	readonly confidence: number;
	readonly hints: readonly Hint[];
}

/** How far ahead, in peers, a value must be to be believed over another. */
const AHEAD = 0.8;

/**
 * Settles what locales say differently. Peers are weighed, not counted: editions of one language are one witness. The
 * source locale, where there is one, outweighs a vote. Without a clear lead the claim is undecided.
 */
export function settle(statements: readonly Statement[], witnesses: Witnesses, hints: readonly Hint[] = []): Claim {
	const values = [...new Set(statements.map(({ value }) => value))];
	const languages = new Set(statements.map(({ locale }) => witnesses.language(locale)));
	const claim = { statements, hints };
	if (values.length <= 1) {
		const basis: Basis = languages.size > 1 ? 'unanimous' : 'single';
		return { ...claim, value: values[0] ?? null, basis, dissent: [], confidence: 1 };
	}
	const source = statements.find(({ locale }) => locale === witnesses.source);
	if (source)
		return {
			...claim,
			value: source.value,
			basis: 'source',
			dissent: dissent(statements, source.value),
			confidence: 0.97,
		};
	const scores = values
		.map((value) => ({ value, score: votes(value, statements, witnesses) + spoken(value, hints) }))
		.sort((a, b) => b.score - a.score || (a.value < b.value ? -1 : 1));
	const [first, second] = scores as [(typeof scores)[0], (typeof scores)[0]];
	const lead = first.score - second.score;
	if (lead < AHEAD) return { ...claim, value: null, basis: 'undecided', dissent: [], confidence: 0.5 };
	return {
		...claim,
		value: first.value,
		basis: 'majority',
		dissent: dissent(statements, first.value),
		confidence: Math.round(100 / (1 + Math.exp(-2.2 * lead))) / 100,
	};
}

function dissent(statements: readonly Statement[], value: string): Locale[] {
	return statements.filter((statement) => statement.value !== value).map(({ locale }) => locale);
}

/** A language counts once; where its editions disagree, each edition has its share. */
function votes(value: string, statements: readonly Statement[], witnesses: Witnesses): number {
	const languages = new Map<string, { total: number; weight: number; agreeing: number }>();
	for (const statement of statements) {
		const language = witnesses.language(statement.locale);
		const entry = languages.get(language) ?? { total: 0, weight: 0, agreeing: 0 };
		entry.total++;
		entry.weight = Math.max(entry.weight, witnesses.weight(statement.locale));
		if (statement.value === value) entry.agreeing++;
		languages.set(language, entry);
	}
	let sum = 0;
	for (const { total, weight, agreeing } of languages.values()) sum += (weight * agreeing) / total;
	return sum;
}

function spoken(value: string, hints: readonly Hint[]): number {
	return hints.reduce((sum, hint) => sum + (hint.value === value ? hint.weight : 0), 0);
}
