import { describe, expect, test } from 'vitest';
import type { Finding, Settings } from '../model.ts';
import { analysed, pipeTable, settings } from '../testing.ts';
import { model, probability, severityFor } from './index.ts';

const of = (check: string, texts: Readonly<Record<string, string>>, given: Settings = settings): readonly Finding[] =>
	analysed(texts, given).findings.filter((finding) => finding.check === check);

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
	const given = { weights: { for: 2, against: -2 } };
	expect(probability(given, {})).toBe(0.5);
	expect(probability(given, { for: 1 })).toBeGreaterThan(probability(given, { for: 1, against: 1 }));
	expect(probability(given, { unknown: 9 })).toBe(0.5);
});

test('every weight is a finite number and says something', () => {
	for (const [name, weight] of Object.entries(model.weights)) expect(Math.abs(weight), name).toBeGreaterThan(0);
});

const ports = (rows: readonly (readonly string[])[]) => pipeTable(['Port', 'Protocol', 'Note'], rows);

describe('a finding that is below what an info needs', () => {
	const rows = Array.from({ length: 6 }, (_, at) => [`${7100 + at}`, 'TCP', `${at + 2} boats`]);
	const worded = ['two', 'three', 'four', 'five', 'six', 'seven'];
	const texts = {
		de: ports(rows),
		en: ports(rows.map(([port = '', protocol = ''], at) => [port, protocol, `${worded[at]} boats`])),
	};

	test('is not told, but with --all it is, as an info', () => {
		expect(of('number-mismatch', texts)).toEqual([]);
		const all = of('number-mismatch', texts, { ...settings, all: true });
		expect(all.length).toBeGreaterThan(0);
		for (const finding of all) expect(finding).toMatchObject({ severity: 'info' });
	});
});
