import type { Locale, SourceDocument } from '../model.ts';

/**
 * How well a text fits a language: the mean log-probability of its letter triples; higher is better. The text itself,
 * which the model has read too, does not count.
 */
export type LanguageModel = (text: string) => number;

/** Learns, from the documents themselves, what each locale's language looks like. */
export function languageModels(documents: readonly SourceDocument[]): ReadonlyMap<Locale, LanguageModel> {
	const counts = new Map<Locale, Map<string, number>>();
	for (const document of documents) {
		const own = counts.get(document.locale) ?? new Map<string, number>();
		counts.set(document.locale, own);
		for (const { text } of document.blocks) count(text, own);
		for (const { rows } of document.tables)
			for (const { cells } of rows) for (const { text } of cells) count(text, own);
	}
	return new Map([...counts].map(([locale, own]) => [locale, modelOf(own)]));
}

function count(text: string, counts: Map<string, number>): void {
	for (const triple of triples(text)) counts.set(triple, (counts.get(triple) ?? 0) + 1);
}

function modelOf(counts: ReadonlyMap<string, number>): LanguageModel {
	let total = 0;
	for (const value of counts.values()) total += value;
	const floor = Math.log(total + 1);
	return (text) => {
		const own = new Map<string, number>();
		count(text, own);
		let sum = 0;
		let length = 0;
		for (const [triple, times] of own) {
			sum += times * (Math.log(Math.max(0, (counts.get(triple) ?? 0) - times) + 0.5) - floor);
			length += times;
		}
		return length === 0 ? 0 : sum / length;
	};
}

function* triples(text: string): Generator<string> {
	for (const word of text.toLowerCase().match(/\p{L}[\p{L}\p{M}]+/gu) ?? []) {
		const padded = ` ${word} `;
		for (let at = 0; at + 3 <= padded.length; at++) yield padded.slice(at, at + 3);
	}
}
