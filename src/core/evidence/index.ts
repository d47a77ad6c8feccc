/** How sure a finding is, and how severe it may therefore be told. */
import type { Severity } from '../model.ts';
import { featuresOf, type Measured } from './features.ts';
import { type Model, probability } from './model.ts';
import fitted from './weights.json' with { type: 'json' };

export type { Candidate, Drift, Family, FeatureContext, Features, Measured } from './features.ts';
export { featuresOf, measure, similarity } from './features.ts';
export type { Model, Scale } from './model.ts';
export { probability, probabilityOf, score } from './model.ts';

/** The model that `npm run calibrate` fitted. */
export const model: Model = fitted;

/** The probability from which a severity may be told. */
export const REQUIRED: Readonly<Record<Severity, number>> = { error: 0.95, warning: 0.8, info: 0.5 };

/** The highest severity, up to the given one, that a probability suffices for; null below all. */
export function severityFor(highest: Severity, confidence: number): Severity | null {
	const order: readonly Severity[] = ['error', 'warning', 'info'];
	return order.slice(order.indexOf(highest)).find((severity) => confidence >= REQUIRED[severity]) ?? null;
}

/** Counts how often each thing was observed. */
export function countObserved(observed: readonly Measured[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { keys } of observed) for (const key of Object.values(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
	return counts;
}

/** Whether a feature says something to the model. */
export const isWeighed = (name: string): boolean => Object.hasOwn(model.weights, name);

/** The probability that what was measured is a fault, by how often things were observed (see `countObserved`). */
export const weigh = (measured: Measured, counts: ReadonlyMap<string, number>): number =>
	probability(model, measured.check, featuresOf(measured, counts));
