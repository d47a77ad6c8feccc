import { expect, test } from 'vitest';
import type { Segment } from '../model.ts';
import { countPhrases, type Phrase, type PhraseCounts, phrasesOf } from './phrases.ts';

const phrase = (locale: string, text: string): Phrase => ({ locale, text, segment: { text } as Segment });
const counted = (units: readonly { readonly topic: string; readonly phrases: readonly Phrase[] }[]) => {
	const counts: PhraseCounts = new Map();
	for (const { topic, phrases } of units) countPhrases(phrases, topic, counts);
	return counts;
};
const unit = (topic: string, en: string, de: string) => ({ topic, phrases: [phrase('en', en), phrase('de', de)] });

test('what stands for a text in another locale, most often first, with the topics', () => {
	const phrases = phrasesOf([
		counted([
			unit('north', 'Outbound', 'Regel nach außen'),
			unit('north', 'Outbound', 'Ausgehend'),
			unit('south', 'outbound', 'Ausgehend'),
			unit('south', 'Inbound', 'Eingehend'),
		]),
	]);
	expect(phrases.uses(phrase('en', 'Outbound'), 'de')).toMatchObject([
		{ text: 'Ausgehend', count: 2, topics: 2 },
		{ text: 'Regel nach außen', count: 1, topics: 1 },
	]);
	expect(phrases.uses(phrase('de', 'Eingehend'), 'en')).toMatchObject([{ text: 'Inbound', count: 1 }]);
});
