import { describe, expect, test } from 'vitest';
import { analysed, pipeTable, settings } from '../testing.ts';
import { model, probability, severityFor } from './index.ts';

describe('the severity that a probability suffices for', () => {
	test.each([
		['error', 0.95, 'error'],
		['error', 0.94, 'warning'],
		['error', 0.79, 'info'],
		['error', 0.49, null],
		['warning', 0.99, 'warning'],
		['info', 0.99, 'info'],
		['info', 0.49, null],
	] as const)('%s at %d is %s', (highest, confidence, expected) => {
		expect(severityFor(highest, confidence)).toBe(expected);
	});
});

test('a probability grows with what speaks for it, and is a half where nothing speaks', () => {
	const given = { weights: { for: 2, against: -2 }, scales: { other: { factor: 2, offset: 1 } } };
	expect(probability(given, 'check', {})).toBe(0.5);
	expect(probability(given, 'check', { for: 1 })).toBeGreaterThan(probability(given, 'check', { for: 1, against: 1 }));
	expect(probability(given, 'check', { unknown: 9 })).toBe(0.5);
	expect(probability(given, 'other', { for: 1 })).toBeCloseTo(1 / (1 + Math.exp(-5)));
});

test('every weight is a finite number and says something', () => {
	for (const [name, weight] of Object.entries(model.weights)) expect(Math.abs(weight), name).toBeGreaterThan(0);
});

const ports = (rows: readonly (readonly string[])[]) => pipeTable(['Port', 'Protocol', 'Note'], rows);

describe('a finding that is below what an info needs', () => {
	const notes = (...texts: string[]) => ports(texts.map((text, at) => [`${7100 + at}`, 'TCP', text]));
	const texts = {
		en: notes('Relay console', 'Backup agent', 'Relay agent', 'Harbour relay'),
		// What a language keeps in one text and translates in another may be its way.
		de: notes('Relay Konsole', 'Sicherung', 'Relay Agent', 'Hafen-Relais'),
		fr: notes('Console relais', 'Agent de sauvegarde', 'Relay agent', 'Relais du port'),
	};

	test('is not told, but with --all it is, as an info', () => {
		const told = analysed(texts).findings;
		const all = analysed(texts, { ...settings, all: true }).findings;
		expect(all.length).toBeGreaterThan(told.length);
		for (const finding of all)
			if (!told.some(({ id }) => id === finding.id)) expect(finding).toMatchObject({ severity: 'info' });
	});
});
